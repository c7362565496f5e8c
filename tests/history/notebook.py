"""Another process that uses the progress file, as a second notebook or a busy program does.

`python -m tests.history.notebook COMMAND ARGUMENTS` says what it found on standard output;
`notebook()` starts it.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from kneetwitch.history import Store

ROOT = Path(__file__).parents[2]
NOBODY = 65534
KILLS = 36
PATIENT = 30.0  # seconds: these tests are about losing nothing, also on a machine with other work to do


def notebook(command: str, *arguments: object) -> subprocess.Popen[str]:
    """Start a process; its pipes are open until it is told to end by closing its standard input."""
    call = [sys.executable, "-m", __name__, command, *map(str, arguments)]
    return subprocess.Popen(call, cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def said_by(process: subprocess.Popen[str]) -> str:
    """What it said until its end; fails if it ended badly."""
    said, _ = process.communicate(timeout=60)
    assert process.returncode == 0, f"the other process ended with {process.returncode}"
    return said


def writing_together(path: Path, names: str, how_many: int) -> list[list[str]]:
    """Processes, one a letter, that write at the same time; the troubles each has met."""
    others = [notebook("write", path, name, how_many) for name in names]
    for other in others:
        assert other.stdout
        assert other.stdout.readline() == "ready\n"
    for other in others:
        assert other.stdin
        other.stdin.close()
        other.stdin = None  # communicate() would use it
    return [json.loads(said_by(other)) for other in others]


def _hold(path: str) -> None:
    """Keep everyone else out of the file until told to end."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("BEGIN EXCLUSIVE")
    print("held", flush=True)
    sys.stdin.read()
    connection.close()


def _write(path: str, name: str, how_many: str) -> None:
    """Wait for the start, then look at what is there and write events as fast as possible."""
    print("ready", flush=True)
    sys.stdin.read()
    store = Store(Path(path), busy_seconds=PATIENT)
    troubles = {store.trouble}
    store.events()
    for number in range(int(how_many)):
        store.record("answer", f"{name}/{number}", {"number": number})
        troubles.add(store.trouble)
    print(json.dumps([trouble.value for trouble in troubles if trouble]))


def _answer_last(path: str) -> None:
    """Give one answer, without patience, and end when told to."""
    store = Store(Path(path), busy_seconds=0.05)
    store.record("answer", "last", {})
    print(store.trouble and store.trouble.value, flush=True)
    sys.stdin.read()


def _read_only(what: str) -> None:
    """Use a file that may not be written, or that lies in a folder that may not: as anyone but root."""
    _leave_root()
    folder = Path(tempfile.mkdtemp())
    path = folder / "progress.sqlite3"
    if what != "folder without a file":
        Store(path).record("answer", "before", {})
    if what == "folder with a damaged file":
        path.write_bytes(b"damage")
    locked_up, usual = (path, 0o600) if what == "file" else (folder, 0o700)
    locked_up.chmod(usual & 0o555)
    store = Store(path)
    at_start = store.trouble
    store.record("answer", "now", {})
    while_read_only = store.trouble, [e.subject for e in store.events()], store.trouble
    locked_up.chmod(usual)
    store.record("answer", "after", {})
    report = {
        "at start": at_start and at_start.value,
        "after an answer": while_read_only[0] and while_read_only[0].value,
        "shown": while_read_only[1],
        "after a look": while_read_only[2] and while_read_only[2].value,
        "at the end": store.trouble and store.trouble.value,
        "in the file": [e.subject for e in Store(path).events()],
    }
    shutil.rmtree(folder)
    print(json.dumps(report))


def _leave_root() -> None:
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)


def _kill_often(path: str, seed: str) -> None:
    """Kill a writer again and again, each time at another moment; say what it had acknowledged."""
    chance = random.Random(seed)
    acknowledged: list[str] = []
    in_the_middle = 0
    for number in range(KILLS):
        reading, writing = os.pipe()
        writer = os.fork()
        if writer == 0:
            _write_until_killed(Path(path), writing)
        os.close(writing)
        with os.fdopen(reading) as acknowledgements:
            if number % 2:  # every other one is killed while it opens the file, or soon after
                acknowledged.append(acknowledgements.readline().strip())
            time.sleep(chance.uniform(0, 0.03))
            os.kill(writer, signal.SIGKILL)
            os.waitpid(writer, 0)
            acknowledged += [line.strip() for line in acknowledgements if line.endswith("\n")]
        in_the_middle += Path(f"{path}-journal").exists()
    print(json.dumps({"acknowledged": acknowledged, "in the middle": in_the_middle}))


def _write_until_killed(path: Path, acknowledge: int) -> None:
    store = Store(path, busy_seconds=PATIENT)
    several_pages = {"text": "x" * 9_000}
    while store.trouble is None:
        event = store.record("answer", "06_stimulants/half-life", several_pages)
        os.write(acknowledge, f"{event.id}\n".encode())
    os.write(acknowledge, f"trouble: {store.trouble}\n".encode())
    os._exit(1)


COMMANDS: dict[str, Callable[..., None]] = {
    "hold": _hold,
    "write": _write,
    "answer last": _answer_last,
    "read only": _read_only,
    "kill often": _kill_often,
}

if __name__ == "__main__":
    COMMANDS[sys.argv[1]](*sys.argv[2:])
