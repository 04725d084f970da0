"""``redroutes publish``: put the built site on a host by rclone; only what has changed, and never half of it."""

from __future__ import annotations

import shlex
import shutil
import subprocess
import tempfile
from pathlib import Path

import click

from redroutes.cli.options import echo, in_words, say, site_dir_option
from redroutes.cli.speaking import lang_option
from redroutes.hosting import Call, Plan, make_plan, read_listing, read_site
from redroutes.messages import Message

LIST = ("lsjson", "--recursive", "--files-only", "--hash", "--fast-list")
MISSING = 3
"""rclone's exit code where there is no such folder: nothing was published there yet."""
FEW = 20
"""So many files may be deleted without a further question."""


@click.command()
@click.argument("destination")
@site_dir_option()
@click.option("--dry-run", is_flag=True, help="Send nothing; print each call of rclone.")
@click.option("--delete-many", is_flag=True, help="Also delete more than half of what is there.")
@lang_option
def publish(destination: str, site_dir: Path, dry_run: bool, delete_many: bool) -> None:
    """Put the built site to DESTINATION, as rclone names it: oss:bucket, minio:bucket/red, or a folder.

    Only what differs is sent: style and script, then the pages of records, then whatever lists them, each with its
    type, charset and time to be kept; what the site no longer has is deleted at the end. If a call fails, the rest
    waits, and the next publish goes on from there.
    """
    if not (site_dir / "index.html").is_file():
        raise click.ClickException(in_words(Message("publish.no-site", folder=str(site_dir))))
    program = shutil.which("rclone")
    if program is None:
        raise click.ClickException(in_words(Message("publish.no-rclone")))
    plan = make_plan(read_site(site_dir), _list_host(program, destination))
    there = plan.unchanged + plan.deleted
    if plan.deleted > FEW and plan.deleted * 2 > there and not delete_many:
        words = Message("publish.many", n=plan.deleted, m=there, destination=destination)
        raise click.ClickException(in_words(words))
    with tempfile.TemporaryDirectory(prefix="redroutes-") as folder:
        for number, call in enumerate(plan.calls):
            listing = Path(folder) / f"{number:02}-{call.stage}.txt"
            listing.write_text("".join(f"{path}\n" for path in call.files), "utf-8", newline="\n")
            _run(program, call, call.arguments(str(site_dir), destination, str(listing)), dry_run)
    _tell(plan, destination, dry_run)


def _list_host(program: str, destination: str) -> dict[str, tuple[int, str]]:
    result = subprocess.run(
        [program, *LIST, destination], capture_output=True, text=True, check=False
    )
    if result.returncode == MISSING:
        return {}
    if result.returncode:
        raise click.ClickException(in_words(_failed(result)))
    return read_listing(result.stdout)


def _failed(result: subprocess.CompletedProcess[str]) -> Message:
    lines = result.stderr.strip().splitlines()
    return Message("publish.failed", reason=lines[-1] if lines else str(result.returncode))


def _run(program: str, call: Call, arguments: list[str], dry_run: bool) -> None:
    if dry_run:
        click.echo(shlex.join(["rclone", *arguments]))
        for path in call.files:
            echo(f"  {path}")
        return
    say(Message("publish.stage", stage=Message(f"publish.of.{call.stage}"), n=len(call.files)))
    result = subprocess.run([program, *arguments], capture_output=True, text=True, check=False)
    if result.returncode:
        raise click.ClickException(in_words(_failed(result)))


def _tell(plan: Plan, destination: str, dry_run: bool) -> None:
    key = "publish.would" if dry_run else "publish.done"
    values = {"sent": plan.sent, "deleted": plan.deleted, "unchanged": plan.unchanged}
    say(Message(key, destination=destination, **values))
