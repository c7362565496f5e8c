"""`kneetwitch learn` in a process of its own, for tests that need the real thing."""

import contextlib
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Running:
    """A server that a learner started: its address as printed, what else it said, and the working copy."""

    process: subprocess.Popen[bytes]
    said: Path
    folder: Path
    address: str

    @property
    def root(self) -> str:
        """The address without path and token."""
        parts = urlsplit(self.address)
        return f"{parts.scheme}://{parts.netloc}"

    @property
    def token(self) -> str:
        return self.address.partition("token=")[2]

    def page(self, lesson: str) -> str:
        """The address of a lesson in JupyterLab."""
        return f"{self.root}/lab/tree/notebooks/{lesson}.ipynb?token={self.token}"


@contextlib.contextmanager
def running_course(
    place: Path,
    command: tuple[str, ...] = (sys.executable, "-m", "kneetwitch"),
    environment: Mapping[str, str] | None = None,
) -> Iterator[Running]:
    """Start the course as from a terminal, with everything it keeps inside `place`, and end it afterwards."""
    keyboard, terminal = os.openpty()  # Jupyter asks its questions only where somebody could answer
    folders = {"KNEETWITCH_HOME": "home", "JUPYTER_CONFIG_DIR": "config", "JUPYTER_RUNTIME_DIR": "runtime"}
    own = {name: str(place / folder) for name, folder in folders.items()}
    with (place / "said.txt").open("wb") as said:
        process = subprocess.Popen(
            [*command, "learn", "--no-browser"],
            env={**os.environ, **own, **(environment or {})},
            stdin=terminal,
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        address = wait_for_address(process, place / "said.txt")
        yield Running(process, place / "said.txt", place / "home" / "course", address)
    finally:
        process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(10)
        process.kill()
        os.close(keyboard)
        os.close(terminal)


def wait_for_address(process: subprocess.Popen[bytes], said: Path, seconds: float = 60) -> str:
    """The address that a starting server prints; AssertionError with what it said, where it prints none."""
    end = time.monotonic() + seconds
    while time.monotonic() < end and process.poll() is None:
        if found := re.search(r"http://localhost:\d+/\S*token=\w+", said.read_text()):
            return found.group()
        time.sleep(0.1)
    raise AssertionError(f"no address, but: {said.read_text()}")
