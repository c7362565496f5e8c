"""The two places to measure in: `kneetwitch learn`, and a JupyterLab as anybody installs it."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from kneetwitch.launch.lab import is_root
from tests.launch.running import Running, free_port, running_course, wait_for_address

_OWN = ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR", "KNEETWITCH_HOME")


@contextlib.contextmanager
def under_learn(place: Path) -> Iterator[Running]:
    """Our server with our settings."""
    with running_course(place) as course:
        yield course


@contextlib.contextmanager
def stock(place: Path) -> Iterator[Running]:
    """`jupyter lab` with nobody's settings."""
    folder = place / "work"
    (folder / "notebooks").mkdir(parents=True)
    own = {name: str(place / name.lower()) for name in _OWN}
    options = ["--no-browser", f"--port={free_port()}", *(["--allow-root"] if is_root() else [])]
    with (place / "said.txt").open("wb") as said:
        process = subprocess.Popen(
            [sys.executable, "-m", "jupyterlab", *options], cwd=folder, env={**os.environ, **own},
            stdin=subprocess.DEVNULL, stdout=said, stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip
    try:
        address = wait_for_address(process, place / "said.txt", 60)
        yield Running(process, place / "said.txt", folder, address)
    finally:
        process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(10)
        process.kill()
