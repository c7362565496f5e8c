"""What `import kneetwitch` costs, beside loading at once the libraries that it loads when they are needed."""

import subprocess
import sys
from functools import partial

from tests.bench.report import Measured, side_by_side

RIVAL = "plotly.graph_objects, ipywidgets"


def milliseconds(modules: str) -> float:
    """How long a fresh Python takes to import these."""
    program = f"from time import perf_counter as t; a = t(); import {modules}; print(1000 * (t() - a))"
    return float(subprocess.run([sys.executable, "-c", program], check=True, capture_output=True).stdout)


def measure(rounds: int = 9) -> list[Measured]:
    ours, theirs = side_by_side(partial(milliseconds, "kneetwitch"), partial(milliseconds, RIVAL), rounds)
    return [Measured("import kneetwitch", "ms", ours, f"import {RIVAL}", theirs)]
