"""Chromium without a window, spoken to through two pipes: no socket is opened by us to steer it.

For the long runs only: nothing of the app knows of it.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
from pathlib import Path
from types import TracebackType
from typing import Any

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_FLAGS = (
    "--headless=new", "--disable-gpu", "--no-first-run", "--no-default-browser-check", "--disable-extensions",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--remote-debugging-pipe",
)  # fmt: skip
_WAIT = 120.0  # seconds for one answer


def chromium() -> str:
    """Where it is, or nothing."""
    return next((found for name in _NAMES if (found := shutil.which(name))), "")


def version(program: str) -> str:
    """ "Chromium 120.0.6099.129" """
    said = subprocess.run([program, "--version"], check=True, capture_output=True, text=True, timeout=_WAIT).stdout
    return " ".join(said.split()[:2])


class Browser:
    """One browser with a profile of its own in ``folder``. ``asked`` holds every address that a page asked for."""

    def __init__(self, program: str, folder: Path) -> None:
        to_it, ours_out = os.pipe()
        ours_in, from_it = os.pipe()
        sandbox = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        # It reads from descriptor 3 and writes to 4. The shell puts them there, whatever their numbers are here.
        line = f'exec "$0" "$@" 3<&{to_it} 4>&{from_it}'
        words = [program, *_FLAGS, *sandbox, f"--user-data-dir={folder}", "about:blank"]
        self._process = subprocess.Popen(
            ["bash", "-c", line, *words],
            pass_fds=(to_it, from_it),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(to_it)
        os.close(from_it)
        self._out, self._in = ours_out, ours_in
        self._waiting = b""
        self._number = 0
        self._session = ""
        self.asked: list[str] = []
        self._loaded = False
        target = self._call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self._call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Network", "Runtime"):
            self._call(f"{domain}.enable")

    def open(self, page: Path, *, is_dark: bool = False) -> None:
        """Show a file, light or dark, with its own policy put aside so that a checker may be run in it."""
        self._call("Page.setBypassCSP", enabled=True)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if is_dark else "light"}
        self._call("Emulation.setEmulatedMedia", features=[scheme])
        self.asked.clear()
        self._loaded = False
        self._call("Page.navigate", url=page.as_uri())
        until = time.monotonic() + _WAIT
        while not self._loaded:
            self._hear(until)

    def run(self, script: str) -> Any:
        """The value of a script, once its promise is kept."""
        answer = self._call("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(answer["exceptionDetails"].get("exception", {}).get("description", "a script broke"))
        return answer["result"].get("value")

    def __enter__(self) -> Browser:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, where: TracebackType | None
    ) -> None:
        self._process.terminate()
        self._process.wait(timeout=30)
        os.close(self._out)
        os.close(self._in)

    def _call(self, method: str, **params: Any) -> dict[str, Any]:
        self._number += 1
        number = self._number
        message: dict[str, Any] = {"id": number, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self._out, data) :]
        until = time.monotonic() + _WAIT
        while True:
            heard = self._hear(until)
            if heard.get("id") == number:
                if "error" in heard:
                    raise RuntimeError(f"{method}: {heard['error']['message']}")
                return dict(heard["result"])

    def _hear(self, until: float) -> dict[str, Any]:
        """The next message; events are noted on the way."""
        while b"\0" not in self._waiting:
            if time.monotonic() > until:
                raise TimeoutError("the browser does not answer")
            more = os.read(self._in, 1 << 20)
            if not more:
                raise RuntimeError("the browser is gone")
            self._waiting += more
        line, _end, self._waiting = self._waiting.partition(b"\0")
        heard: dict[str, Any] = json.loads(line)
        if heard.get("method") == "Network.requestWillBeSent":
            self.asked.append(heard["params"]["request"]["url"])
        self._loaded = self._loaded or heard.get("method") == "Page.loadEventFired"
        return heard
