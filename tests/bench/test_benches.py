"""The benches run by hand: what they take from the package must still be there."""

from importlib import import_module
from pathlib import Path

import pytest

ONLY_FOR_BENCHES = {"matplotlib", "neuron", "scipy"}
MODULES = sorted(
    path.stem for path in Path(__file__).parent.glob("[!_]*.py") if not path.stem.startswith("test_")
)


@pytest.mark.parametrize("name", MODULES)
def test_a_bench_finds_everything_it_imports(name: str) -> None:
    try:
        import_module(f"tests.bench.{name}")
    except ModuleNotFoundError as missing:
        assert missing.name in ONLY_FOR_BENCHES  # noqa: PT017 - these come with `make bench`
