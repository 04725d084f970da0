"""The program's fingerprint covers everything that decides what a build gives."""

from __future__ import annotations

import re

import pytest

from redroutes.runtime import fingerprint
from redroutes.runtime.fingerprint import ENGINES, LIBRARIES, program_fingerprint
from support import ROOT

NO_INFLUENCE = {
    "annotated-types": "names for pydantic's types",
    "backrefs": "of Material's search, which we do not use",
    "certifi": "of requests",
    "charset-normalizer": "of requests",
    "click": "reads the command line",
    "colorama": "colours of a terminal",
    "ghp-import": "mkdocs gh-deploy, which we do not call",
    "hatchling": "makes the package",
    "idna": "of requests",
    "mergedeep": "joins configurations that inherit; ours does not",
    "mkdocs-material-extensions": "emoji, which our pages do not use",
    "mkdocs-get-deps": "mkdocs get-deps, which we do not call",
    "openpyxl": "reads tables that come over; builds do not load it",
    "et-xmlfile": "of openpyxl",
    "phonenumbers": "reads tables that come over; builds do not load it",
    "packaging": "compares versions",
    "paginate": "of Material's blog, which we do not have",
    "platformdirs": "finds folders of the system",
    "pluggy": "of hatchling",
    "python-dateutil": "of ghp-import",
    "requests": "of Material's plugins that fetch, which we do not have",
    "tomlkit": "of hatchling",
    "trove-classifiers": "of hatchling",
    "typing-extensions": "types",
    "typing-inspection": "types",
    "tzdata": "of click's dates",
    "urllib3": "of requests",
    "watchdog": "tells the preview what has changed; builds do not load it",
}
"""What is installed to run the program and cannot change a byte of a page, with the reason."""


def locked() -> set[str]:
    text = (ROOT / "requirements.lock").read_text("utf-8")
    return {name.lower() for name in re.findall(r"^([A-Za-z0-9_.-]+)==", text, re.MULTILINE)}


def test_every_library_is_in_the_fingerprint_or_has_a_reason() -> None:
    """A new one in the lock has to be put into one of the two lists."""
    named = {*LIBRARIES, *NO_INFLUENCE}
    assert locked() - named == set()
    assert named - locked() == set(ENGINES) - {"mkdocs"}  # scripts/stacks/ has the others
    assert set(LIBRARIES) & set(NO_INFLUENCE) == set()


@pytest.mark.parametrize("name", ["pygments", "pymdown-extensions", "mkdocs", "pydantic"])
def test_another_version_gives_another_fingerprint(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also of the libraries that only draw guide pages."""
    version = fingerprint._version_of
    before = program_fingerprint.__wrapped__()
    monkeypatch.setattr(fingerprint, "_version_of", lambda x: "0" if x == name else version(x))
    assert program_fingerprint.__wrapped__() != before
