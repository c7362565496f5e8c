"""How long each lesson takes as a test: nbval, which compares outputs, beside nbmake, which only runs it."""

import os
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

from kneetwitch.shipped import shipped_course
from tests.bench.report import Measured, side_by_side

NBVAL = ("--nbval", "--nbval-current-env")
NBMAKE = ("--nbmake",)


class NotMeasuredError(Exception):
    """A lesson fails as a test, so how long it takes means nothing."""


def seconds(lesson: Path, options: tuple[str, ...]) -> float:
    """How long pytest takes to run one lesson, in a folder of its own."""
    with tempfile.TemporaryDirectory() as place:
        copied = Path(place) / lesson.name
        copied.write_bytes(lesson.read_bytes())
        (Path(place) / "pytest.ini").write_text("[pytest]\n")
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *options, str(copied)]
        environment = {**os.environ, "KNEETWITCH_HOME": str(Path(place) / "home")}
        start = time.perf_counter()
        ran = subprocess.run(command, cwd=place, env=environment, capture_output=True, text=True, check=False)
        spent = time.perf_counter() - start
    if ran.returncode != 0:
        raise NotMeasuredError(f"{lesson.name} does not run ({options[0]}):\n{ran.stdout[-2000:]}")
    return spent


def measure(rounds: int = 3) -> list[Measured]:
    rows = []
    for lesson in sorted((shipped_course() / "notebooks").glob("*.ipynb")):
        ours, theirs = side_by_side(partial(seconds, lesson, NBVAL), partial(seconds, lesson, NBMAKE), rounds)
        rows.append(Measured(f"run {lesson.stem} (nbval)", "s", ours, "nbmake", theirs))
    return rows
