"""Places -> the files of a folder of records, which pass their checks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from redroutes.importing.places import DEFAULT_KIND, Place
from redroutes.languages import HAN, count_han, is_han_language, script_of
from redroutes.languages.scripts import has_letters_of
from redroutes.messages import read_messages
from redroutes.reading.dump import to_yaml
from redroutes.records.base import MAX_ID, RESERVED, split_paragraphs
from redroutes.records.positions import PositionKind
from redroutes.search.characters import to_traditional
from redroutes.search.pinyin import read_syllables

NO_TOWN = "not-assigned"
SETTINGS = {
    PositionKind.education: "school",
    PositionKind.service: "office",
    PositionKind.industry: "plant",
    PositionKind.community: "homes",
    PositionKind.village: "homes",
}
"""Inside what places of a kind usually stand; the others stand in public."""
TOWN_TYPES = (("街道", "subdistrict"), ("园区", "park"), ("开发区", "park"))
SUFFIXES = re.compile(r"(街道|[镇鎮乡鄉]|工业园区|开发区)$")

KANA = re.compile(r"[\u3041-\u30ff\uac00-\ud7af]")
"""Japanese or Korean letters, which no Chinese text has."""


@dataclass(frozen=True)
class Context:
    """What is the same for all records of a table."""

    languages: Sequence[str]
    """The site's languages by id, the first first."""
    table_language: str
    """The language in which the table is written."""
    table: str
    """Its name, for the source."""
    publisher: str
    """Who keeps it."""
    today: str
    """ISO 8601."""

    def say(self, key: str, language: str = "", **values: str) -> str:
        """A sentence of the program in a language of the site, the table's by default; in English if it has none.

        Only its own words are put into traditional characters, not what the table says.
        """
        tag = language or self.table_language
        if not is_han_language(tag):
            return read_messages(tag)(key, **values)
        sentence = read_messages("zh")(key, **{name: f"{{{name}}}" for name in values})
        shown = to_traditional(sentence) if script_of(tag) == "Hant" else sentence
        return shown.format(**values)

    def fact(self, key: str, text: str) -> str:
        """What the table says, in a sentence of the program; by itself where the table's language has none."""
        has_words = (
            is_han_language(self.table_language) or self.table_language.split("-")[0] == "en"
        )
        name = key.removeprefix("fact-")
        return self.say(f"import.{key}", **{name: text}) if has_words else text

    def text(self, texts: Mapping[str, str]) -> dict[str, Any]:
        """A text of a record: what there is, and which languages are missing."""
        there: dict[str, Any] = {x: texts[x] for x in self.languages if texts.get(x)}
        missing = [x for x in self.languages if x not in there]
        return there | ({"missing": missing} if missing else {})

    def written(self, key: str) -> dict[str, Any]:
        """A sentence of the program in each language in which it has one; at least in the table's."""
        known = [x for x in self.languages if x == "en" or is_han_language(x)]
        texts = {x: self.say(key, x) for x in known}
        return self.text(texts or {self.table_language: self.say(key)})

    def own(self, text: str, others: Mapping[str, str] | None = None) -> dict[str, Any]:
        """A text of the table; ``others`` are what it has beside it in ``zh`` and ``en``, and says so."""
        texts = {self._language_of(name): other for name, other in (others or {}).items()}
        free = [x for x in (self.table_language, *self.languages) if x not in texts]
        return self.text(texts | {free[0]: text} if free else texts)

    def _language_of(self, name: str) -> str:
        """The site's language that a column is in; the column's own where there is none."""
        alike = (x for x in self.languages if (name == "zh" and is_han_language(x)) or x == name)
        return next(alike, name)


def make_records(places: Sequence[Place], context: Context) -> dict[str, str]:
    """Path below the project -> text, of the towns and of each place."""
    towns = make_towns(places, context)
    taken: set[str] = set()
    files = {"routes/towns.yml": to_yaml({"towns": list(towns.values())})}
    for place in places:
        key = make_id(place.name, taken)
        taken.add(key)
        town = towns[place.values.get("town", "")]["id"]
        files[f"routes/positions/{key}.yml"] = to_yaml(make_position(place, town, context))
    return files


def make_towns(places: Sequence[Place], context: Context) -> dict[str, dict[str, Any]]:
    """Name in the table -> the town's record; the empty name for places of which no town is known."""
    towns: dict[str, dict[str, Any]] = {}
    taken: set[str] = set()
    for name in sorted({place.values.get("town", "") for place in places}):
        key = make_id({"": SUFFIXES.sub("", name)}, taken) if name else NO_TOWN
        taken.add(key)
        shown = context.own(name) if name else context.written("import.no-town")
        kind = next((kind for suffix, kind in TOWN_TYPES if name.endswith(suffix)), "town")
        towns[name] = {"id": key, "name": shown, "type": kind}
    return towns


def find_language(places: Sequence[Place], languages: Mapping[str, str]) -> str:
    """The language of a site in which most of a table's places can be written, by their letters; ``languages`` are ids
    with their tags.
    """
    texts = [
        " ".join(filter(None, (place.name[""], *map(place.cells.get, ("address", "summary")))))
        for place in places
    ]
    return max(languages, key=lambda x: sum(_can_be(text, languages[x]) for text in texts))


def _can_be(text: str, tag: str) -> bool:
    """Whether a text can be in a language: Chinese has no kana, Japanese no simplified characters."""
    if script_of(tag) == "Jpan":
        is_japanese = text.encode("shift_jis_2004", "ignore").decode("shift_jis_2004") == text
        return bool(KANA.search(text)) or (is_japanese and count_han(text) > 0)
    return has_letters_of(text, tag) and not (is_han_language(tag) and KANA.search(text))


def make_id(name: Mapping[str, str], taken: set[str]) -> str:
    """An id that is free: the English name, else the name in pinyin, else a number."""
    source = name.get("en") or " ".join(_syllables(name[""]))
    plain = unicodedata.normalize("NFKD", source).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain.replace("'", ""))
    while len("-".join(words)) > MAX_ID - 4:
        words.pop()
    base = "-".join(words) or "place"
    base = f"{base}-1" if base in RESERVED else base
    key, number = base, 2
    while key in taken:
        key, number = f"{base}-{number}", number + 1
    return key


def _syllables(name: str) -> list[str]:
    """Chinese characters by their readings, everything else as it stands."""
    found: list[str] = []
    for part in re.findall(rf"(?:{HAN.pattern})+|[^\W_]+", name):
        found += read_syllables(part) if HAN.match(part) else [part]
    return found


def list_facts(place: Place, context: Context) -> list[tuple[str, str]]:
    """The facts of a place's record: from which of its values each comes, and its text."""
    values = place.values
    facts = []
    if values.get("summary"):
        facts.append(("summary", _joined(split_paragraphs(values["summary"]))))
    if "address" in values:
        facts.append(("address", context.fact("fact-address", values["address"])))
    elif not facts:
        facts.append(("", context.say("import.listed")))
    if "hours_in_words" in values:
        words = " ".join(values["hours_in_words"].split()).rstrip("。")
        facts.append(("hours_in_words", context.fact("fact-hours", words)))
    return facts


def make_position(place: Place, town: str, context: Context) -> dict[str, Any]:
    """A position's record; what the table says rests on the table, and is marked as not confirmed."""
    values, name = place.values, place.name[""]
    summary = values.get("summary", "")
    kind = values.get("kind", DEFAULT_KIND)
    data: dict[str, Any] = {
        "name": context.own(name, {x: place.name[x] for x in ("en", "zh") if x in place.name}),
        "summary": context.own(_first_sentence(summary))
        if summary
        else context.written("import.summary"),
        "kind": str(kind),
        "town": town,
        "openness": "unknown",
        "setting": SETTINGS.get(kind, "public"),
        **_visiting(values, context),
        "story": context.own(summary) if summary else context.written("import.story"),
        "story_facts": [["F1"] if summary else [] for _ in split_paragraphs(summary or "-")],
        "facts": [
            {
                "id": f"F{number}",
                "text": context.own(text) if value else context.written("import.listed"),
                "sources": ["S1"],
                "confirmed": False,
            }
            for number, (value, text) in enumerate(list_facts(place, context), start=1)
        ],
        "sources": {
            "S1": {
                **{"title": context.table, "publisher": context.publisher, "date": "unknown"},
                "strength": "listing",
                "note": _say_line(place, context),
            }
        },
        "checked": context.today,
        "confidence": "low",
    }
    return data


def _visiting(values: Mapping[str, Any], context: Context) -> dict[str, Any]:
    """Address, hours, telephone, admission and point, as far as the table has them."""
    sources = ["S1"]
    data: dict[str, Any] = {}
    if "address" in values:
        others = {x: values[f"address.{x}"] for x in ("en", "zh") if f"address.{x}" in values}
        text = context.own(values["address"], others)
        data["address"] = {"text": text, "sources": sources, "confirmed": False}
    if "hours" in values:
        data["opening_hours"] = {
            **{**values["hours"], "as_of": "unknown", "sources": sources, "confirmed": False}
        }
    if "phone" in values:
        phone = values["phone"]
        extension = {"extension": phone.extension} if phone.extension else {}
        data["phone"] = {
            **{"number": phone.number, **extension, "sources": sources, "confirmed": False}
        }
    if "admission" in values:
        fee, text = values["admission"]
        words = context.own(text) if text else context.written(f"import.{fee}")
        data["admission"] = {"fee": fee, "text": words, "sources": sources, "confirmed": False}
    if "point" in values:
        data["point"] = {**values["point"], "sources": sources}
    return data


def _say_line(place: Place, context: Context) -> str:
    if place.sheet:
        return context.say("import.note-sheet", sheet=place.sheet, line=str(place.line))
    return context.say("import.note", line=str(place.line))


def _joined(paragraphs: Sequence[str]) -> str:
    """Paragraphs as one, with a blank where letters would meet."""
    text = ""
    for part in paragraphs:
        text += (
            f" {part}"
            if text and not (HAN.match(text[-1]) or text[-1] in "。！？；：，、”）")
            else part
        )
    return text


def _first_sentence(text: str) -> str:
    match = re.match(r".*?(?:[。！？]|[.!?](?=\s|$)|$)", text)
    return match[0] if match else text
