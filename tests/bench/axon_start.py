"""What the compiled axon costs before the first drag, in a new kernel: compiling, loading, memory.

While it compiles, the plain loop answers; how long that takes beside a compiler at work is measured too.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from statistics import median
from typing import Any

from tests.bench.report import Said, Timed

ROUNDS = 3
_KERNEL = """
import json, sys, time
if {without}:
    sys.modules["numba"] = None
import ipykernel.ipkernel, ipywidgets, plotly.graph_objects
from kneetwitch.models import accelerate, axon
from tests.bench.axon_task import TRAIN
def seconds(action):
    before = time.perf_counter()
    action()
    return time.perf_counter() - before
def run():
    axon.simulate(TRAIN.new_params(), TRAIN.duration_ms)
def peak_MB():
    if sys.platform == "linux":  # elsewhere the number may be the parent's
        with open("/proc/self/status") as file:
            return next(int(line.split()[1]) / 1e3 for line in file if line.startswith("VmHWM"))
loop = axon.step_through
first = seconds(accelerate.prepare)
meanwhile = [seconds(run)] if not loop.is_compiled else []
ready = seconds(accelerate.wait) + first + sum(meanwhile)
run()
print(json.dumps({{
    "called_back_s": first, "meanwhile_s": meanwhile, "ready_s": ready, "peak_MB": peak_MB(),
    "then_s": min(seconds(run) for _ in range(5)),
}}))
"""


def kernel(cache: str, *, without_numba: bool = False) -> dict[str, Any]:
    """Load what a kernel of the course loads, and run the axon; `cache` is where numba keeps its work."""
    program = _KERNEL.format(without=without_numba)
    environment = {**os.environ, "NUMBA_CACHE_DIR": cache}
    ran = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
    )
    answer: dict[str, Any] = json.loads(ran.stdout)
    return answer


def measure() -> Iterator[Timed | Said]:
    with tempfile.TemporaryDirectory(prefix="kneetwitch-numba-") as cache:
        compiling = kernel(cache)
        loading = [kernel(cache) for _ in range(ROUNDS)]
        without = [kernel(cache, without_numba=True) for _ in range(ROUNDS)]
    yield Said("\nthe axon in a new kernel (clock time)")
    yield Timed(
        "opening returns after", "ms", 1000 * compiling["called_back_s"], "the rest happens in the background"
    )
    yield Timed("compiled for the first time after", "s", compiling["ready_s"])
    if compiling["meanwhile_s"]:
        yield Timed("meanwhile the plain loop answers, 500 ms, in", "ms", 1000 * compiling["meanwhile_s"][0])
    yield Timed("loaded from the cache after", "s", median(each["ready_s"] for each in loading))
    yield Timed("then 500 ms with new settings", "ms", 1000 * median(each["then_s"] for each in loading))
    plain = median(each["then_s"] for each in without)
    yield Timed("without numba, 500 ms with new settings", "ms", 1000 * plain)
    if compiling["peak_MB"] is not None:
        yield Timed("peak memory while compiling", "MB", compiling["peak_MB"])
        yield Timed("peak memory, loaded from the cache", "MB", median(each["peak_MB"] for each in loading))
        yield Timed("peak memory, without numba", "MB", median(each["peak_MB"] for each in without))
