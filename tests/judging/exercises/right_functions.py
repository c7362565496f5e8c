"""The same function written in other ways, and results of other types."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from kneetwitch.judging.answers.formula import Formula
from tests.judging.exercises.given import Given
from tests.judging.exercises.mutated_code import annotated, named_first, renamed
from tests.judging.exercises.solutions import Solved, run
from tests.judging.exercises.wrong_functions import call, equal_mutants, plain, sample


def right_functions(solved: Solved, check: Formula) -> Iterator[Given]:
    """Functions that give what the solution gives."""
    right: Any = solved.answer
    names = ", ".join(check.draws)
    yield Given("lambda", run(f"answer = lambda {names}: right({names})", {"right": right})["answer"])
    yield Given("partial", functools.partial(right))
    yield Given("partial of one more", functools.partial(lambda _more, *inputs: right(*inputs), 1))
    yield Given("callable object", _Callable(right))
    yield Given("method", _Callable(right).answer)
    yield Given("wrapped", functools.wraps(right)(lambda *inputs: right(*inputs)))
    yield Given("with one input more that has a default", _with_default(right, names))
    for name, rewrite in {"renamed": renamed, "annotated": annotated, "named first": named_first}.items():
        yield Given(name, solved.run(rewrite(solved.code, solved.variable)))
    yield from _other_results(right, plain(call(right, sample(check)[0])))
    yield from equal_mutants(solved, check)


class _Callable:
    def __init__(self, right: Callable[..., Any]) -> None:
        self._right = right

    def __call__(self, *inputs: Any) -> Any:
        return self._right(*inputs)

    def answer(self, *inputs: Any) -> Any:
        return self._right(*inputs)


def _with_default(right: object, names: str) -> object:
    return run(f"def answer({names}, more=1):\n    return right({names})", {"right": right})["answer"]


def _other_results(right: Callable[..., Any], example: object) -> Iterator[Given]:
    """Results of another type that mean the same."""
    kinds: dict[str, Callable[[Any], Any]] = {}
    if isinstance(example, bool):
        kinds["NumPy bool"] = np.bool_
    elif isinstance(example, int | float):
        kinds |= {"NumPy number": np.float64, "float": float, "array without dimension": np.array}
    elif isinstance(example, list):
        kinds |= {"array": np.array, "tuple": tuple, "list": list}
    elif isinstance(example, str):
        kinds |= {"large letters": str.upper, "NumPy text": np.str_}
    for name, kind in kinds.items():
        yield Given(f"gives a {name}", lambda *inputs, kind=kind: kind(right(*inputs)))
    yield Given("prints too", lambda *inputs: print("here") or right(*inputs))
