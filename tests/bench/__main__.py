"""`make bench`: every measurement, ours and the rival's side by side.

`make bench ARGS="repaint"` takes only the parts whose names hold one of the words given.
"""

import os
import sys
import tempfile
from collections.abc import Callable, Iterable

from tests.bench import axon_speed, axon_start, exercises, imports, lessons, quiz_bytes, repaint
from tests.bench.report import HEADING, Bound, Measured, Said, Timed

PARTS: dict[str, Callable[[], Iterable[Measured | Timed | Bound | Said]]] = {
    "import time": imports.measure,
    "saved bytes": quiz_bytes.measure,
    "exercises": exercises.measure,
    "axon start": axon_start.measure,
    "axon speed": axon_speed.measure,
    "repaint": repaint.measure,
    "lesson time": lessons.measure,
}


def main() -> int:
    """Print one line for each measurement; the repaints and the lessons take the longest."""
    wanted = [name for name in PARTS if not sys.argv[1:] or any(word in name for word in sys.argv[1:])]
    if not wanted:
        print(f"Nothing is called that. There are: {', '.join(PARTS)}.", file=sys.stderr)
        return 1
    try:
        print_parts(wanted)
    except lessons.NotMeasuredError as fault:
        print(fault, file=sys.stderr)
        return 1
    return 0


def print_parts(names: Iterable[str]) -> None:
    with tempfile.TemporaryDirectory() as home:
        os.environ["KNEETWITCH_HOME"] = home
        print(HEADING)
        for name in names:
            print(f"measuring {name} …", file=sys.stderr, flush=True)
            for row in PARTS[name]():
                print(row.line(), flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
