"""The pages of a repository on which records are edited, begun and reported on, by who keeps the repository."""

from __future__ import annotations

from urllib.parse import quote

from redroutes.records.site import Forge, Repository

EDIT = {
    Forge.github: "{url}/edit/{branch}/{path}",
    Forge.gitee: "{url}/edit/{branch}/{path}",
    Forge.gitlab: "{url}/-/edit/{branch}/{path}",
    Forge.gitea: "{url}/_edit/{branch}/{path}",
}
NEW = {
    Forge.github: "{url}/new/{branch}/{folder}?filename={name}",
    Forge.gitee: "{url}/new/{branch}/{folder}",
    Forge.gitlab: "{url}/-/new/{branch}/{folder}?file_name={name}",
    Forge.gitea: "{url}/_new/{branch}/{folder}?filename={name}",
}
REPORT = {
    Forge.github: "{url}/issues/new?title={title}&body={body}",
    Forge.gitee: "{url}/issues/new",
    Forge.gitlab: "{url}/-/issues/new?issue%5Btitle%5D={title}&issue%5Bdescription%5D={body}",
    Forge.gitea: "{url}/issues/new?title={title}&body={body}",
}
"""Gitee fills no form in from an address."""


def edit_pattern(repository: Repository) -> str:
    """Address of the page on which a file is edited, with ``{path}`` for the file below the records' folder."""
    pattern = repository.edit or EDIT[repository.forge]
    return _fill(pattern, repository).replace("{path}", f"{repository.folder}/{{path}}")


def new_pattern(repository: Repository) -> str:
    """Address of the page on which a file is begun, with ``{folder}`` below the records' folder and ``{name}``."""
    pattern = repository.new or NEW[repository.forge]
    return _fill(pattern, repository).replace("{folder}", f"{repository.folder}/{{folder}}")


def report_pattern(repository: Repository) -> str:
    """Address of the page on which a mistake is reported: with ``{title}`` and ``{body}``, if it can be filled in."""
    return _fill(repository.report or REPORT[repository.forge], repository)


def report_url(repository: Repository, title: str, body: str) -> str:
    """The same address, filled in."""
    pattern = report_pattern(repository)
    return pattern.replace("{title}", _quote(title)).replace("{body}", _quote(body))


def _fill(pattern: str, repository: Repository) -> str:
    url = repository.url.rstrip("/")
    return pattern.replace("{url}", url).replace("{branch}", repository.branch)


def _quote(text: str) -> str:
    return quote(text, safe=",:")
