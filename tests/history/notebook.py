"""Another process that uses the progress file, as a second notebook or a busy program does.

`python -m tests.history.notebook COMMAND ARGUMENTS` says what it found on standard output;
`notebook()` starts it.
"""

from __future__ import annotations

import itertools
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
from typing import Any, NoReturn

from kneetwitch.history import Store

ROOT = Path(__file__).parents[2]
NOBODY = 65534
KILLS = 500
STATEMENTS = 30  # of a writer's first ones: opening, making the table, some answers
REACHED = "reached"
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


def _kill_often(path: str) -> None:
    """Kill writers, each at a later statement than the one before; say what they had acknowledged.

    First writers that stop there until they are killed, so that every moment is met for certain; then
    writers that go on, so that some are met on the way, wherever that is; at last, and mostly, writers that
    are killed a random while after a random answer.
    """
    acknowledged: list[str] = []
    unfinished: list[str] = []  # the statements at which a half-done change lay on the disk
    for goes_on in (False, True):
        for statement in range(1, STATEMENTS + 1):
            said, at = _killed(path, statement, goes_on=goes_on)
            acknowledged += said
            if Path(f"{path}-journal").exists() and not goes_on:
                unfinished.append(at)
    chance = random.Random(6)
    for _ in range(KILLS - 2 * STATEMENTS):
        acknowledged += _killed_at_random(path, chance)
        unfinished += ["at random"] * Path(f"{path}-journal").exists()
    print(json.dumps({"acknowledged": acknowledged, "unfinished": unfinished}))


def _killed(path: str, statement: int, *, goes_on: bool) -> tuple[list[str], str]:
    """Kill a writer at its n-th statement: what it had acknowledged, and what that statement was."""
    reading, writing = os.pipe()
    writer = os.fork()
    if writer == 0:
        _write_until_killed(Path(path), writing, statement, goes_on=goes_on)
    os.close(writing)
    with os.fdopen(reading) as saying:
        before = list(iter(saying.readline, f"{REACHED}\n"))
        at = saying.readline().strip()
        os.kill(writer, signal.SIGKILL)
        os.waitpid(writer, 0)
        after = [line for line in saying if line.endswith("\n")]
    return [line.strip() for line in (*before, *after)], at


def _killed_at_random(path: str, chance: random.Random) -> list[str]:
    """Kill a writer; what it had acknowledged."""
    reading, writing = os.pipe()
    length = chance.randrange(20_000)
    writer = os.fork()
    if writer == 0:
        _acknowledge(Store(Path(path), busy_seconds=PATIENT), writing, {"text": "x" * length})
    os.close(writing)
    with os.fdopen(reading) as saying:
        before = [saying.readline() for _ in range(chance.randrange(4))]
        time.sleep(chance.uniform(0, 0.002))
        os.kill(writer, signal.SIGKILL)
        os.waitpid(writer, 0)
        after = [line for line in saying if line.endswith("\n")]
    return [line.strip() for line in (*before, *after)]


def _acknowledge(store: Store, saying: int, payload: dict[str, object]) -> NoReturn:
    """Write events until killed, and say the id of each one that is in the file."""
    while store.trouble is None:
        event = store.record("answer", "06_stimulants/half-life", payload)
        os.write(saying, f"{event.id}\n".encode())
    os.write(saying, f"trouble: {store.trouble}\n".encode())
    os._exit(1)


def _write_until_killed(path: Path, saying: int, statement: int, *, goes_on: bool) -> NoReturn:
    statements = itertools.count(1)

    def reach(sql: str) -> None:
        if next(statements) == statement:
            os.write(saying, f"{REACHED}\n{sql.split()[0]}\n".encode())
            while not goes_on:
                signal.pause()

    connect = sqlite3.connect

    def connect_and_trace(*args: Any, **kwargs: Any) -> sqlite3.Connection:
        connection = connect(*args, **kwargs)
        connection.execute("PRAGMA cache_size = 1")  # pages go to the disk before the commit
        connection.set_trace_callback(reach)
        return connection

    sqlite3.connect = connect_and_trace
    _acknowledge(Store(path, busy_seconds=PATIENT), saying, {"several pages": "x" * 90_000})


COMMANDS: dict[str, Callable[..., None]] = {
    "hold": _hold,
    "write": _write,
    "answer last": _answer_last,
    "read only": _read_only,
    "kill often": _kill_often,
}

if __name__ == "__main__":
    COMMANDS[sys.argv[1]](*sys.argv[2:])
