"""``python -m benchmarks``: run it where mkdocs.yml stands."""

from benchmarks.cli import bench

bench(prog_name="python -m benchmarks")
