"""`kneetwitch learn` in a process of its own, for tests that need the real thing.

`python -m tests.launch.running` starts it, asks for its page and ends it: a check for machines on which
only the course is installed. It needs the standard library alone.
"""

import contextlib
import json
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
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

    def page(self, notebook: str) -> str:
        """The address in JupyterLab of a notebook of the course, such as `notebooks/06_stimulants`."""
        return f"{self.root}/lab/tree/{notebook}.ipynb?token={self.token}"

    def end_kernels(self) -> None:
        """End every session, as if nobody had opened a notebook yet."""
        key = {"Authorization": f"token {self.token}"}
        sessions = f"{self.root}/api/sessions"
        with urllib.request.urlopen(urllib.request.Request(sessions, headers=key)) as answer:
            running = json.load(answer)
        for session in running:
            one = f"{sessions}/{session['id']}"
            urllib.request.urlopen(urllib.request.Request(one, headers=key, method="DELETE")).close()


@contextlib.contextmanager
def running_course(
    place: Path,
    command: tuple[str, ...] = (sys.executable, "-m", "kneetwitch"),
    environment: Mapping[str, str] | None = None,
    seconds: float = 60,
) -> Iterator[Running]:
    """Start the course as from a terminal, with everything it keeps inside `place`, and end it afterwards."""
    folders = {
        "KNEETWITCH_HOME": "home",
        "JUPYTER_CONFIG_DIR": "config",
        "JUPYTER_DATA_DIR": "data",
        "JUPYTER_RUNTIME_DIR": "runtime",
        "IPYTHONDIR": "ipython",
    }
    own = {name: str(place / folder) for name, folder in folders.items()}
    with somebody_at_the_keyboard() as keyboard:
        with (place / "said.txt").open("wb") as said:
            process = subprocess.Popen(
                # a port of its own: two servers that look for the first free one may find the same
                [*command, "learn", "--no-browser", f"--port={free_port()}"],
                env={**os.environ, **own, **(environment or {})},
                stdin=keyboard,
                stdout=said,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        try:
            address = wait_for_address(process, place / "said.txt", seconds)
            yield Running(process, place / "said.txt", place / "home" / "course", address)
        finally:
            process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(10)
            process.kill()


@contextlib.contextmanager
def somebody_at_the_keyboard() -> Iterator[int]:
    """A terminal to read from, as Jupyter asks only where somebody could answer; Windows makes none."""
    if not hasattr(os, "openpty"):
        yield subprocess.DEVNULL
        return
    ends = os.openpty()
    try:
        yield ends[1]
    finally:
        for end in ends:
            os.close(end)


def wait_for_address(process: subprocess.Popen[bytes], said: Path, seconds: float) -> str:
    """The address that a starting server prints; AssertionError with what it said, where it prints none."""
    end = time.monotonic() + seconds
    while time.monotonic() < end and process.poll() is None:
        found = re.search(r"http://localhost:\d+/\S*token=\w+", words(said))
        if found and answers(found.group()):
            return found.group()
        time.sleep(0.1)
    raise AssertionError(f"no address, but: {words(said)}")


def free_port() -> int:
    """A port that nobody uses at this moment."""
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        return int(probe.getsockname()[1])


def answers(address: str) -> bool:
    """Whether a server is there by now."""
    parts = urlsplit(address)
    with contextlib.suppress(OSError), socket.create_connection((parts.hostname, parts.port), timeout=5):
        return True
    return False


def words(said: Path) -> str:
    """What was said so far; a letter may be half written."""
    return said.read_text(encoding="utf-8", errors="replace")


def main() -> None:
    """Start the course in a folder that is thrown away; AssertionError or OSError where it does not open."""
    with (
        tempfile.TemporaryDirectory(prefix="kneetwitch-opens-", ignore_cleanup_errors=True) as place,
        # a fresh machine reads every file for the first time
        running_course(Path(place), seconds=300) as course,
        urllib.request.urlopen(course.address, timeout=60) as page,
    ):
        assert b"jupyter-config-data" in page.read(), "JupyterLab's page was expected at the address"
        print(f"The course opened at {course.root}.")


if __name__ == "__main__":
    main()
