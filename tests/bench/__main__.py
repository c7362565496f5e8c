"""`make bench`: every measurement, ours and the rival's side by side."""

import os
import sys
import tempfile

from tests.bench import imports, lessons, quiz_bytes
from tests.bench.report import HEADING


def main() -> int:
    """Print one line for each measurement; the lessons take the longest."""
    try:
        print_all()
    except lessons.NotMeasuredError as fault:
        print(fault, file=sys.stderr)
        return 1
    return 0


def print_all() -> None:
    with tempfile.TemporaryDirectory() as home:
        os.environ["KNEETWITCH_HOME"] = home
        print(HEADING)
        for name, measure in (
            ("import time", imports.measure),
            ("saved bytes", quiz_bytes.measure),
            ("lesson time", lessons.measure),
        ):
            print(f"measuring {name} …", file=sys.stderr, flush=True)
            for row in measure():
                print(row.line(), flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
