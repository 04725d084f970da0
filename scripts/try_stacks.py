"""Builds the shipped site with MkDocs and with each program that can stand in its place, and compares the sites.

``python scripts/try_stacks.py`` makes an environment for each, from ``requirements.lock`` and the files in
``scripts/stacks/``, and says in how many files and lines a site differs from that of MkDocs. It needs an index of
packages and some minutes; ``make stacks`` runs it.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import venv
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parent.parent
STACKS = Path(__file__).parent / "stacks"
MATERIAL = "mkdocs-material"
ENGINE = "mkdocs"


def main() -> int:
    """Try all of them; 1 if one cannot build the site."""
    failed = False
    with tempfile.TemporaryDirectory(prefix="stacks-") as name:
        folder = Path(name)
        sites: dict[str, Path] = {}
        for stack in [ENGINE, *sorted(file.stem for file in STACKS.glob("*.txt"))]:
            python = install(folder / stack, stack)
            site = folder / f"site-{stack}"
            command = [python, "-m", "redroutes", "build", "--no-cache", "--site-dir", site]
            result = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
            print(f"{stack}: {versions(python, stack)}")
            if result.returncode:
                failed = True
                print(f"  cannot build: {(result.stdout + result.stderr).strip()[-1500:]}")
                continue
            sites[stack] = site
            print(f"  {compare(sites.get(ENGINE, site), site)}")
    return int(failed)


def install(folder: Path, stack: str) -> Path:
    """An environment with the locked libraries, of which MkDocs is exchanged; its Python."""
    venv.create(folder, with_pip=True)
    python = folder / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    pip = [python, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    lock = ROOT / "requirements.lock"
    run([*pip, "install", "--require-hashes", "-r", lock])
    if stack != ENGINE:
        run([*pip, "uninstall", "--yes", ENGINE])
        file = STACKS / f"{stack}.txt"
        run([*pip, "install", "--no-deps", "--require-hashes", "-r", file])
    run([*pip, "install", "--no-deps", "--no-build-isolation", ROOT])
    return python


def run(command: list[str | Path]) -> None:
    """Run a command that has to succeed."""
    subprocess.run(command, check=True)


def versions(python: Path, stack: str) -> str:
    """``mkdocs-ng 1.8.0, mkdocs-material 9.8.2``."""
    code = "import importlib.metadata as m, sys; print(', '.join(f'{x} {m.version(x)}' for x in sys.argv[1:]))"
    command = [python, "-c", code, stack, MATERIAL]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def compare(one: Path, other: Path) -> str:
    """In how many files two sites differ, and which lines of their pages."""
    files = [
        {p.relative_to(x).as_posix() for p in x.rglob("*") if p.is_file()} for x in (one, other)
    ]
    both = sorted(files[0] & files[1])
    changed = [name for name in both if (one / name).read_bytes() != (other / name).read_bytes()]
    pages = [name for name in changed if name.endswith(".html")]
    lines: Counter[str] = Counter()
    for name in pages:
        old, new = ((x / name).read_text("utf-8").splitlines() for x in (one, other))
        lines.update(line.strip() for line in new if line not in set(old))
    shown = "; ".join(f"{count} × {line[:160]}" for line, count in lines.most_common(5))
    only = len(files[0] ^ files[1])
    text = f"{len(both)} files, of which {len(changed)} differ, {len(pages)} of them pages"
    return f"{text}; {only} files stand in one site only" + (f"\n  {shown}" if shown else "")


if __name__ == "__main__":
    sys.exit(main())
