"""The templates that come with the program, in the languages of a site."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from redroutes.reading.dump import from_yaml
from redroutes.records import Language
from redroutes.runtime.program_files import PACKED, program_root
from redroutes.scaffold.answers import WRITTEN, written_in
from redroutes.scaffold.taking import general_templates

DOMAINS = re.compile(
    r"^source_domains:[ ]*(?P<flow>\[[^\]]*\])?[ ]*(?:#.*)?\n(?P<block>(?:[ ]+.*\n|[ ]*\n(?=[ ]))*)",
    re.MULTILINE,
)


def ready_templates() -> dict[str, dict[str, Any]]:
    """Id -> template; of a wheel they were made when it was built, of a repository they are made now."""
    folder = PACKED / "templates"
    if folder.is_dir():
        files = sorted(folder.glob("*.yml"))
        return {file.stem: from_yaml(file.read_text("utf-8")) for file in files}
    return general_templates(program_root() / "routes", from_yaml)


def in_languages(template: Mapping[str, Any], languages: Sequence[Language]) -> dict[str, Any]:
    """A template with its texts in the languages of a site; what is not written is declared as missing."""
    sources = {x.id: written_in(x.tag) for x in languages}
    is_same_origin = sources[languages[0].id] == WRITTEN[0]
    result: dict[str, Any] = _translate(template, sources, is_same_origin)
    return result


def _translate(value: Any, sources: Mapping[str, str], is_same_origin: bool) -> Any:
    if isinstance(value, list):
        return [_translate(item, sources, is_same_origin) for item in value]
    if not isinstance(value, Mapping):
        return value
    if not any(isinstance(value.get(x), str) for x in WRITTEN):
        return {k: _translate(v, sources, is_same_origin) for k, v in value.items()}
    texts = {x: value[y] for x, y in sources.items() if y and y in value}
    missing = [x for x in sources if x not in texts]
    kept = {k: v for k, v in value.items() if k not in (*WRITTEN, "made_from", "missing")}
    made_from = {
        x: value["made_from"][y] for x, y in sources.items() if y in value.get("made_from", {})
    }
    if made_from and is_same_origin:
        kept["made_from"] = made_from
    return texts | ({"missing": missing} if missing else {}) | kept


def add_domains(site: str, hosts: Iterable[str]) -> str:
    """The text of ``site.yml`` with further hosts in ``source_domains``; everything else stays as it is."""
    lines = "".join(f"  - {host}\n" for host in hosts)
    match = DOMAINS.search(site)
    if not lines:
        return site
    if match is None:
        return f"{site.rstrip()}\nsource_domains:\n{lines}"
    there = [x.strip() for x in (match["flow"] or "[]")[1:-1].split(",") if x.strip()]
    block = match["block"] or "".join(f"  - {x}\n" for x in there)
    return f"{site[: match.start()]}source_domains:\n{block}{lines}{site[match.end() :]}"
