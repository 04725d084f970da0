"""Firefox and WebKit as Debian ships them, driven by what they bring: Marionette, and WebKitWebDriver below Xvfb.

Debian has no geckodriver, and Playwright drives only builds of its own, so the few WebDriver commands that the tests
need are sent here directly. Pages are measured in a frame, because a window of WebKit's is at least 447 px wide.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

PREFERENCES = {
    "app.normandy.enabled": False,
    "app.update.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "extensions.update.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
}
PROGRAMS = {"firefox": ("firefox-esr",), "webkit": ("WebKitWebDriver", "Xvfb")}
"""Engine -> what must be installed."""
WAIT_S = 40


class Driver(Protocol):
    """Sends WebDriver commands."""

    def send(self, command: str, parameters: dict[str, Any]) -> Any:
        """The value of a command's answer."""

    def close(self) -> None:
        """End the browser."""


def missing_programs(engine: str) -> list[str]:
    """What an engine lacks on this machine."""
    return [name for name in PROGRAMS[engine] if shutil.which(name) is None]


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until(attempt: Callable[[], Any]) -> Any:
    """The first answer of an attempt that does not fail, within ``WAIT_S`` seconds."""
    latest = time.monotonic() + WAIT_S
    while True:
        try:
            return attempt()
        except OSError:
            if time.monotonic() > latest:
                raise
            time.sleep(0.2)


class Firefox:
    """Firefox over Marionette: lengths and JSON on a socket."""

    def __init__(self, folder: Path) -> None:
        port = free_port()
        lines = {**PREFERENCES, "marionette.port": port}.items()
        text = "".join(f"user_pref({json.dumps(k)}, {json.dumps(v)});\n" for k, v in lines)
        (folder / "user.js").write_text(text, "utf-8")
        self.process = subprocess.Popen(
            ["firefox-esr", "--headless", "--marionette", "--profile", str(folder)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.socket = wait_until(lambda: socket.create_connection(("127.0.0.1", port), WAIT_S))
        self.number = 0
        self._receive()
        self.send("WebDriver:NewSession", {})

    def _receive(self) -> Any:
        length = b""
        while not length.endswith(b":"):
            length += self.socket.recv(1)
        data = b""
        while len(data) < int(length[:-1]):
            data += self.socket.recv(int(length[:-1]) - len(data))
        return json.loads(data)

    def send(self, command: str, parameters: dict[str, Any]) -> Any:
        """The value of a command's answer."""
        self.number += 1
        data = json.dumps([0, self.number, command, parameters]).encode()
        self.socket.sendall(b"%d:%s" % (len(data), data))
        _, _, error, result = self._receive()
        assert error is None, error
        return result.get("value") if isinstance(result, dict) else result

    def close(self) -> None:
        """End the browser."""
        self.socket.close()
        self.process.terminate()
        self.process.wait(WAIT_S)


class WebKit:
    """WebKitGTK over its own driver, on a screen that nobody sees."""

    def __init__(self, _: Path) -> None:
        read, write = os.pipe()
        self.screen = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x1100x24", "-nolisten", "tcp"],
            pass_fds=(write,),
            stderr=subprocess.DEVNULL,
        )
        os.close(write)
        with os.fdopen(read) as answer:
            display = f":{answer.readline().strip()}"
        port = free_port()
        self.process = subprocess.Popen(
            ["WebKitWebDriver", f"--port={port}"],
            env={**os.environ, "DISPLAY": display, "WEBKIT_DISABLE_COMPOSITING_MODE": "1"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.base = f"http://127.0.0.1:{port}/session"
        session = wait_until(lambda: self._post("", {"capabilities": {"alwaysMatch": {}}}))
        self.base += f"/{session['sessionId']}"

    def _post(self, path: str, body: dict[str, Any]) -> Any:
        request = urllib.request.Request(
            f"{self.base}{path}",
            json.dumps(body).encode(),
            {"Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=WAIT_S) as answer:
            return json.load(answer)["value"]

    def send(self, command: str, parameters: dict[str, Any]) -> Any:
        """The value of a command's answer."""
        paths = {"WebDriver:Navigate": "/url", "WebDriver:ExecuteScript": "/execute/sync"}
        return self._post(paths[command], parameters)

    def close(self) -> None:
        """End browser and screen."""
        request = urllib.request.Request(self.base, method="DELETE")
        urllib.request.urlopen(request, timeout=WAIT_S).close()
        for process in (self.process, self.screen):
            process.terminate()
            process.wait(WAIT_S)


DRIVERS: dict[str, Callable[[Path], Driver]] = {"firefox": Firefox, "webkit": WebKit}
