"""Wrong functions: mutants of the solution's code, and functions that do not behave."""

from __future__ import annotations

import math
import random
import sys
import warnings
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from typing import Any

from kneetwitch.judging.answers.formula import Formula
from tests.judging.exercises.given import Given
from tests.judging.exercises.mutated_code import mutants
from tests.judging.exercises.solutions import Solved, run

_SAMPLE = 400  # inputs on which a mutant that is no mutant must agree with the solution
_NEAR = 1e-9
_STEPS = 20_000  # lines that a call may take, beside twenty times the solution's own


class EndlessError(BaseException):
    """A call took more lines than any sensible one would."""


def wrong_functions(solved: Solved, check: Formula) -> Iterator[Given]:
    """Functions that give something else than the solution, or do not behave."""
    for mutant, is_equal in code_mutants(solved, check):
        if not is_equal:
            yield mutant
    yield from _lazy_ones(solved, check)
    yield from _faults(solved, check)


def equal_mutants(solved: Solved, check: Formula) -> Iterator[Given]:
    """Mutants that give what the solution gives: right answers."""
    return (mutant for mutant, is_equal in code_mutants(solved, check) if is_equal)


def code_mutants(solved: Solved, check: Formula) -> Iterator[tuple[Given, bool]]:
    """Each mutant of the solution's code, and whether it gives the same results; endless ones left out."""
    inputs = sample(check)
    known = [call(solved.answer, given) for given in inputs]
    seen = {solved.code}
    for name, code in mutants(solved.code, solved.variable):
        if code in seen:
            continue
        seen.add(code)
        try:
            function = solved.run(code)
            is_equal = gives(function, inputs, known)
        except EndlessError:
            continue
        except Exception:
            continue  # it does not even run as a cell
        yield Given(name, function), is_equal


def sample(check: Formula) -> list[Sequence[Any]]:
    """The examples, and inputs drawn from the check's draws by a seed that the check does not use."""
    rng = random.Random("mutants")
    drawn = [[draw(rng) for draw in check.draws.values()] for _ in range(_SAMPLE)]
    return [*check.examples, *drawn]


def gives(function: Any, inputs: Sequence[Sequence[Any]], known: Sequence[object]) -> bool:
    """Whether a function gives these results; raises EndlessError where one call takes too long."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return all(same(call(function, each), one) for each, one in zip(inputs, known, strict=True))
        except Exception:
            return False


def call(function: Any, arguments: Sequence[Any]) -> object:
    """What a function gives for its own copy of these inputs, within so many lines."""
    left = _STEPS

    def count_lines(_frame: object, event: str, _arg: object) -> object:
        nonlocal left
        left -= event == "line"
        if left < 0:
            raise EndlessError
        return count_lines

    before = sys.gettrace()
    sys.settrace(count_lines)
    try:
        return function(*deepcopy(arguments))
    finally:
        sys.settrace(before)


def same(value: Any, right: Any) -> bool:
    """Whether two results are equal but for the last digits."""
    value, right = plain(value), plain(right)
    if isinstance(right, list):
        return (
            isinstance(value, list)
            and len(value) == len(right)
            and all(same(v, r) for v, r in zip(value, right, strict=True))
        )
    if isinstance(right, int | float) and isinstance(value, int | float):
        return value == right or abs(value - right) <= _NEAR * max(1.0, abs(right))
    return type(value) is type(right) and bool(value == right)


def plain(value: Any) -> Any:
    value = value.tolist() if hasattr(value, "tolist") else value
    return list(value) if isinstance(value, tuple) else value


def _lazy_ones(solved: Solved, check: Formula) -> Iterator[Given]:
    """Functions that give a constant, an input, or a result that was rounded too coarsely."""
    right: Any = solved.answer
    names = list(check.draws)
    inputs = sample(check)
    known = [plain(call(right, given)) for given in inputs]
    lazy: dict[str, Callable[[str], str]] = {
        "always gives the first example's result": lambda _: repr(known[0]),
        "gives its first input": lambda _: names[0],
        "gives its last input": lambda _: names[-1],
    }
    if all(type(value) in (int, float) and math.isfinite(value) for value in known):
        lazy["rounds to one digit"] = lambda result: f"float(format({result}, '.1g'))"
        lazy["rounds to whole numbers"] = lambda result: f"round({result})"
        lazy["cuts the decimals off"] = lambda result: f"int({result})"
        lazy["takes minus for plus"] = lambda result: f"abs({result})"
        lazy["never goes below nothing"] = lambda result: f"max(0, {result})"
        lazy["never goes above a hundred"] = lambda result: f"min(100, {result})"
        lazy["gives a hundred less it"] = lambda result: f"100 - {result}"
    for name, changed in lazy.items():
        function = _defined(names, f"return {changed(_called(names))}", right)
        if not all(_near(check, call(function, i), k) for i, k in zip(inputs, known, strict=True)):
            yield Given(name, function)
    for name, value in zip(names, inputs[0], strict=True):
        if isinstance(value, list):
            for part in ("[:1]", "[-1:]", "[:-1]", "[1:]"):
                function = _defined(names, f"{name} = {name}{part}\n    return {_called(names)}", right)
                if not gives(function, inputs, known):
                    yield Given(f"only uses {name}{part}", function)


def _near(check: Formula, value: Any, right: Any) -> bool:
    if isinstance(right, int | float) and isinstance(value, int | float) and not isinstance(right, bool):
        return check.within.holds(value, right)
    return same(value, right)


def _called(names: Sequence[str]) -> str:
    return f"right({', '.join(names)})"


def _defined(names: Sequence[str], body: str, right: object, keyword: str = "def") -> object:
    """A function of these parameters, whose body can call the right one."""
    space: dict[str, object] = {"right": right, "random": random}
    return run(f"{keyword} answer({', '.join(names)}):\n    {body}\n", space)["answer"]


FAULTS = {
    "raises": "raise ValueError('no')",
    "leaves Python": "raise SystemExit",
    "divides by nothing": "return 1 / 0",
    "prints and gives nothing": "print({result})",
    "gives nothing": "result = {result}",
    "gives NaN": "return float('nan')",
    "gives infinity": "return float('inf')",
    "gives words": "return 'many'",
    "gives the result in a dictionary": "return {{'result': {result}}}",
    "gives two results": "return {result}, {result}",
    "gives the function": "return right",
    "gives an ellipsis": "return ...",
    "loops for ever": "while True:\n        pass",
    "asks the learner": "return float(input())",
    "calls itself for ever": "return answer({names})",
    "is random": "return {result} if random.random() < 0.2 else None",
    "is a generator": "yield {result}",
}


def _faults(solved: Solved, check: Formula) -> Iterator[Given]:
    right, names = solved.answer, list(check.draws)
    filled = {"result": _called(names), "names": ", ".join(names)}
    for name, body in FAULTS.items():
        yield Given(name, _defined(names, body.format(**filled), right), read=False)
    yield Given("is async", _defined(names, f"return {_called(names)}", right, "async def"), read=False)
    yield Given("takes nothing", lambda: 1, read=False)
    if len(names) > 1:
        yield Given("takes one input less", _defined(names[1:], "return 1", right), read=False)
    yield Given("takes one input more", _defined([*names, "more"], "return 1", right), read=False)
    for name, value in zip(names, sample(check)[0], strict=True):
        if isinstance(value, list):
            body = f"result = {_called(names)}\n    {name}.append({name}.pop() * 2)\n    return result"
            yield Given(f"changes {name} in place", _defined(names, body, right), read=False)
