"""The command line. The only room that imports click; every command is called like the function it runs."""

from __future__ import annotations

import click

from redroutes import __version__
from redroutes.cli.bench import bench
from redroutes.cli.build import build
from redroutes.cli.check import check
from redroutes.cli.new import new
from redroutes.cli.schema import schema
from redroutes.cli.serve import serve
from redroutes.pool import collect_rarely


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="redroutes")
def main() -> None:
    """Turn a folder of YAML records about red routes into a bilingual static site.

    The records stand in routes/: places, tours, templates, lessons and programmes, one file each.
    A usual day: change a record, run "redroutes serve" and look, run "redroutes check", commit.
    """
    collect_rarely()


for command in (bench, build, check, new, schema, serve):
    main.add_command(command)
