"""Earlier states of the records, from git. The only module that runs git."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from redroutes.messages import Message


class GitError(RuntimeError):
    """What git has said, in one sentence."""


@dataclass(frozen=True)
class History:
    """The repository around a folder of records."""

    folder: Path

    @cached_property
    def prefix(self) -> str:
        """The folder's path in the repository, with a slash at its end; raises ``GitError`` outside of one."""
        top = self._run("rev-parse", "--show-prefix").decode().strip()
        return top or ""

    def commit(self, name: str) -> str:
        """The commit that a branch, a tag or a digest names; raises ``GitError``."""
        if name.startswith("-"):
            raise GitError(Message("diff.no-commit", name=name))
        _ = self.prefix  # raises outside of a repository
        try:
            return self._run("rev-parse", "--verify", f"{name}^{{commit}}").decode().strip()
        except GitError as error:
            raise GitError(Message("diff.no-commit", name=name)) from error

    def merge_base(self, name: str) -> str:
        """Where this state has left another one; that one itself where they share nothing."""
        commit = self.commit(name)
        try:
            return self._run("merge-base", commit, "HEAD").decode().strip()
        except GitError:
            return commit

    def files_at(self, commit: str) -> dict[str, bytes]:
        """Path below the folder -> bytes, of every record's file at a commit."""
        listed = self._run("ls-tree", "-r", "-z", "--name-only", commit, "--", ".").decode()
        names = [name for name in listed.split("\0") if name.endswith((".yml", ".txt"))]
        wanted = [f"{commit}:./{name}" for name in names]
        return {
            name: raw
            for name, raw in zip(names, self._read(wanted), strict=True)
            if raw is not None
        }

    def versions(self, name: str) -> Iterator[bytes]:
        """The bytes of a file below the folder in every commit that has changed it, the newest first."""
        log = self._run("log", "--format=%H", "--", name).decode().split()
        for raw in self._read([f"{commit}:./{name}" for commit in log]):
            if raw is not None:
                yield raw

    def _read(self, names: list[str]) -> Iterator[bytes | None]:
        """The bytes of objects; None for one that is not there."""
        if not names:
            return
        with subprocess.Popen(
            ["git", "cat-file", "--batch"],
            cwd=self.folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        ) as process:
            assert process.stdin is not None
            assert process.stdout is not None
            for name in names:
                process.stdin.write(f"{name}\n".encode())
                process.stdin.flush()
                head = process.stdout.readline().split()
                if len(head) != 3:
                    yield None
                    continue
                raw = process.stdout.read(int(head[2]))
                process.stdout.read(1)
                yield raw
            process.stdin.close()

    def _run(self, *arguments: str) -> bytes:
        try:
            done = subprocess.run(
                ["git", *arguments],
                cwd=self.folder,
                capture_output=True,
                check=False,
                env={**os.environ, "LC_ALL": "C"},
            )
        except OSError as error:
            raise GitError(Message("diff.no-git", reason=error.strerror or str(error))) from error
        if done.returncode:
            lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
            if lines and "not a git repository" in lines[0]:
                raise GitError(Message("diff.no-repository", folder=self.folder.as_posix()))
            raise GitError(lines[0] if lines else Message("diff.git-failed"))
        return done.stdout
