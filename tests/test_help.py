"""Help of every command is there in every language, reads as one writes it, and fits the terminal."""

from __future__ import annotations

import gc
import io
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from babel.messages.extract import extract
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from click.testing import CliRunner

from redroutes import cli
from redroutes.cli import COMMANDS, main
from redroutes.cli.help_words import METAVAR, in_words_of, read_help
from redroutes.cli.wide_help import NOT_FIRST, columns, wrap
from redroutes.languages import HAN
from redroutes.messages import FOLDER
from support import run_redroutes

pytestmark = pytest.mark.long

CONTEXT = click.Context(main)
CATALOGUE = FOLDER / "click" / "zh" / "LC_MESSAGES"
NEVER_SAID = re.compile(
    r"Boolean option|Could not determine name|No options defined|Arguments take exactly|defined twice|Deprecation"
    r"|deprecated|confirmation|two entered|continue|Confirm|Unknown|UUID|Choice\(|must be an iterable|Editing failed"
    r"|match the format|start character|executable|Bash|^d$|prog"
)
"""What click says of errors of a program, and of things that no command here has."""


def commands(
    group: click.Group = main, path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    for name in group.list_commands(CONTEXT):
        command = group.get_command(CONTEXT, name)
        assert command is not None
        yield (*path, name), command
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))


def id_of(text: str | tuple[str, ...] | list[str]) -> str:
    """The singular, where a sentence has two forms."""
    return text if isinstance(text, str) else text[0]


ALL = [(("main",), main), *commands()]


@pytest.mark.parametrize(
    ("path", "command"), ALL, ids=lambda x: " ".join(x) if type(x) is tuple else ""
)
def test_no_command_and_no_option_lacks_its_chinese(
    path: tuple[str, ...], command: click.Command
) -> None:
    """Nor does a word in capitals of its usage; what the code says is English."""
    said = in_words_of(command, path, "zh")
    assert HAN.search(said.help or ""), path
    assert not HAN.search(command.help or ""), path
    for parameter in said.params:
        if isinstance(parameter, click.Option):
            assert HAN.search(parameter.help or ""), (path, parameter.name)
    usage = " ".join(said.collect_usage_pieces(click.Context(said)))
    assert not METAVAR.search(usage), usage


def test_no_help_is_left_of_what_is_gone() -> None:
    """Each key belongs to a command, an option or a word of the usage."""
    known = {f"{'.'.join(path)}.about" for path, _ in ALL}
    known |= {f"{'.'.join(path)}.{x.name}" for path, one in ALL for x in one.params}
    names = [x.name for _, one in ALL for x in one.params]
    usages = (
        " ".join(str(x.make_metavar(CONTEXT)) for _, one in ALL for x in one.params)
        + "[OPTIONS] COMMAND [ARGS]"
    )
    for key in read_help("zh"):
        table, _, name = key.rpartition(".")
        if table == "shared":
            assert names.count(name) > 1, key
        elif table == "metavar":
            assert re.search(rf"\b{name}\b", usages), key
        else:
            assert key in known, key


def test_what_is_said_of_arguments_is_what_the_usage_calls_them() -> None:
    """A word in quotes at a command's help that names an argument stands in its usage."""
    words = {read_help("zh")[x] for x in read_help("zh") if x.startswith("metavar.")}
    for path, command in ALL:
        said = in_words_of(command, path, "zh")
        usage = " ".join(said.collect_usage_pieces(click.Context(said)))
        for quoted in re.findall("“([^”]+)”", said.help or ""):
            assert quoted not in words or quoted in usage, (path, quoted)


def test_help_of_init_in_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    """Whole: headings, usage, words of click, no line wider than the terminal or begun by a comma."""
    done = run_redroutes("init", "--help", "--lang", "zh", environment={"COLUMNS": "80"})
    lines = done.stdout.splitlines()
    assert lines[0] == "用法：redroutes init [选项] 文件夹"
    assert "选项：" in lines
    assert "  -h, --help                  显示这份说明" in lines
    assert all(columns(line) <= 80 for line in lines)
    assert not [line for line in lines if line.strip()[:1] in tuple(NOT_FIRST.strip("-.([{"))]
    assert not re.search(r"\b(Usage|Options|default|TEXT|FILE|exit)\b", done.stdout)


def test_help_follows_the_same_rule_as_messages(tiny_copy: Path) -> None:
    """The option at either place, the variable, the computer, the first language of the records."""
    chinese, english = "显示这份说明", "Show this message and exit."
    cases = (
        (("--help",), {"REDROUTES_LANG": "zh"}, chinese),
        (("--lang", "zh", "check", "--help"), {}, chinese),
        (("check", "--lang=zh", "-h"), {}, chinese),
        (("check", "-h"), {"REDROUTES_LANG": "", "LC_ALL": "zh_CN.UTF-8"}, chinese),
        (("check", "-h"), {"REDROUTES_LANG": "", "LC_ALL": "en_GB.UTF-8"}, english),
        (
            ("check", "-h", "--routes", str(tiny_copy)),
            {"REDROUTES_LANG": "", "LC_ALL": "C"},
            english,
        ),
        (("check", "-h", "--lang", "en"), {"REDROUTES_LANG": "zh"}, english),
    )
    for arguments, environment, words in cases:
        done = run_redroutes(*arguments, environment=environment)
        assert words in done.stdout, (arguments, environment)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("chekc",), "错误：没有“chekc”这个命令。"),
        (("check", "--faults"), "错误：没有“--faults”这个选项。"),
        (("init",), "错误：缺少参数 '文件夹'."),
        (("serve", "--port", "x"), "错误：'--port'写得不对：“x”不是数字。"),
        (("build", "--config-file", "x.yml"), "'--config-file'写得不对：没有“x.yml”这个文件。"),
        (("init", "x", "--from", "x.csv"), "错误：'--from'写得不对：没有“x.csv”这个文件。"),
        (("export",), "错误：请写一个文件：--xlsx 加文件，或者 --csv 加文件夹。"),
        (("diff", "-x", "--"), "错误：没有“-x”这个选项。"),
        (("diff", "--", "-x"), "错误：“-x”不是分支、标签或提交；"),
    ],
)
def test_a_call_that_is_wrong_is_told_in_chinese(arguments: tuple[str, ...], said: str) -> None:
    """Click's own faults too."""
    done = run_redroutes(*arguments, environment={"REDROUTES_LANG": "zh"})
    assert done.returncode
    assert said in done.stderr
    assert "Error" not in done.stderr


def test_an_output_that_lacks_signs_ends_no_command() -> None:
    """A pipe of Windows in a western code page: what it cannot hold is written as a number."""
    done = run_redroutes(
        "check", "-h", environment={"REDROUTES_LANG": "zh", "PYTHONIOENCODING": "cp1252"}
    )
    assert done.returncode == 0
    assert done.stdout.startswith(r"\u7528\u6cd5\uff1aredroutes check")


def test_every_sentence_of_click_that_can_be_met_has_its_chinese() -> None:
    """A new version of click that says something else is noticed here."""
    with (CATALOGUE / "messages.po").open("rb") as file:
        catalogue = read_po(file)
    said: set[str] = {"required"}
    for name in ("core", "decorators", "exceptions", "formatting", "parser", "termui", "types"):
        source = Path(click.__file__).with_name(f"{name}.py").read_bytes()
        for _, text, _, _ in extract("python", io.BytesIO(source)):
            said.add(id_of(text))
    known = {id_of(message.id) for message in catalogue}
    assert {x for x in said - known if not NEVER_SAID.search(x)} == set()
    assert known - said == {""}
    assert all(HAN.search(str(x.string)) for x in catalogue if x.id)


def test_the_compiled_catalogue_is_fresh() -> None:
    """Otherwise: pybabel compile -D messages -d scripts/redroutes/messages/click."""
    found = []
    for name, read in (("messages.po", read_po), ("messages.mo", read_mo)):
        with (CATALOGUE / name).open("rb") as file:
            found.append({id_of(x.id): "".join(x.string) for x in read(file) if x.id})
    assert found[0] == found[1]


def test_the_collector_is_rare_before_a_command_is_imported(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Importing one makes as many objects as many a command."""
    seen = []
    import_module = cli.import_module

    def note(name: str) -> object:
        seen.append(gc.get_threshold()[0])
        return import_module(name)

    monkeypatch.setattr(cli, "import_module", note)
    usual = gc.get_threshold()
    gc.set_threshold(700)
    try:
        assert not CliRunner().invoke(main, ["check", "-h"]).exit_code
    finally:
        gc.set_threshold(*usual)
    assert seen
    assert min(seen) > 10_000


def test_english_after_chinese_is_english() -> None:
    """In one process: nothing of the other language stays behind."""
    for language, words in (("zh", "显示这份说明"), ("en", "Show this message and exit.")):
        said = CliRunner().invoke(main, ["check", "-h", "--lang", language]).output
        assert words in said


def test_lines_end_at_the_width_and_keep_signs_together() -> None:
    """Wide signs count twice; punctuation, Latin words and brackets are not torn off."""
    lines = list(wrap("运行 redroutes serve 看一看，（先看）再提交。", 12))
    assert lines == ["运行", "redroutes", "serve 看一", "看，（先看）", "再提交。"]
    assert all(columns(line) <= 12 for line in lines)
    assert columns("a“中”") == 7
    assert len(COMMANDS) == len(set(COMMANDS))
