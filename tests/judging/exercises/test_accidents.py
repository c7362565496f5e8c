"""Nobody marks himself right by accident, and a check leaves everything as it was.

Deliberate cheating in one's own kernel cannot be prevented, and is not tried here.
"""

from __future__ import annotations

import contextlib
import copy
import importlib
import random
import sys
import threading
import types
import warnings
from collections.abc import Callable, Iterator

import numpy as np
import plotly.io as pio
import pytest

import kneetwitch as kt
from tests.judging.exercises import samples, solutions
from tests.judging.exercises.solutions import Solved

EXERCISES = pytest.mark.parametrize("name", solutions.ids())
MAIN = sys.modules["__main__"]
SHADOWS = """
    sum abs round float int list dict len max min sorted range zip map type str math random np numpy go pd kt
    isinstance print check answer library tuple set bool object super id
"""


def wrong_and_right(name: str) -> Iterator[tuple[object, str]]:
    """The right answer and two wrong ones of an exercise, with how each stands."""
    solved = solutions.find(name)
    for answer in (solved.answer, 12345.678, solved.blank):
        yield answer, kt.check(name, answer).outcome


@EXERCISES
def test_names_that_the_notebook_gave_away_change_no_verdict(name, monkeypatch):
    before = list(wrong_and_right(name))
    assert [outcome == "right" for _, outcome in before] == [True, False, False]
    for shadow in SHADOWS.split():
        monkeypatch.setitem(vars(MAIN), shadow, 3)
    assert [kt.check(name, answer).outcome for answer, _ in before] == [outcome for _, outcome in before]


def test_a_function_that_uses_a_name_given_away_hears_what_python_says():
    names: dict[str, object] = {}
    solutions.run("sum = 3\ndef answer(days):\n    return sum(days) / len(days)\n", names)
    verdict = samples.MEAN.check.judge(names["answer"], samples.MEAN.exercise)
    assert verdict.outcome == "not yet"
    assert "'int' object is not callable" in verdict.message


def test_kt_is_there_again_after_its_name_was_given_away():
    names: dict[str, object] = {}
    solutions.run("import kneetwitch as kt\nkt = 3\nimport kneetwitch as kt\nsame = kt.check", names)
    assert names["same"] is kt.check


@pytest.mark.parametrize("name", kt.__all__)
def test_nothing_of_kt_can_be_set(name):
    before = getattr(kt, name)
    with pytest.raises(AttributeError) as refused:
        setattr(kt, name, lambda *_: "Right")
    assert len(str(refused.value).split()) >= 5
    assert "\n" not in str(refused.value)
    assert getattr(kt, name) is before


HANDED_OUT: dict[str, Callable[[], object]] = {
    "a table": lambda: kt.table("treatments"),
    "another table": lambda: kt.table("intakes"),
    "facts": lambda: kt.facts("magnesium-cramp-trials"),
    "verdicts": lambda: kt.table("verdicts", "treatment"),
    "red flags": lambda: kt.red_flags(),
    "sources": lambda: kt.sources("09_treatment"),
    "a run of the axon": lambda: kt.simulate("axon", duration_ms=5),
    "a threshold": lambda: kt.simulate("threshold", lasts_ms=0.1),
}


@pytest.mark.parametrize("what", HANDED_OUT)
def test_what_the_course_hands_out_cannot_be_changed_in_place(what):
    before = shown(HANDED_OUT[what]())
    assert before
    for thing in parts(HANDED_OUT[what]()):
        for change in CHANGES:
            with contextlib.suppress(AttributeError, LookupError, TypeError, ValueError, StopIteration):
                change(thing)
    assert shown(HANDED_OUT[what]()) == before


def shown(thing: object) -> list[str]:
    return [repr(part) for part in parts(thing)]


def parts(thing: object) -> Iterator[object]:
    """A thing and everything inside it that has insides."""
    if isinstance(thing, str | int | float | bytes | type(None)):
        return
    yield thing
    inside = [*thing] if isinstance(thing, tuple | list | set | frozenset) else []
    inside += thing.values() if isinstance(thing, dict | types.MappingProxyType) else []
    inside += vars(thing).values() if hasattr(thing, "__dict__") else []
    for one in inside:
        yield from parts(one)


def _change_attributes(thing: object) -> None:
    for name in [name for name in dir(thing) if not name.startswith("_")]:
        setattr(thing, name, 3)


CHANGES: tuple[Callable[..., object], ...] = (
    _change_attributes,
    lambda thing: setattr(thing, "mine", 3),
    lambda thing: delattr(thing, next(name for name in dir(thing) if not name.startswith("_"))),
    lambda thing: thing.append(3),
    lambda thing: thing.update({"mine": 3}),
    lambda thing: thing.add(3),
    lambda thing: thing.clear(),
    lambda thing: thing.sort(),
    lambda thing: thing.__setitem__(0, 3),
    lambda thing: thing.__delitem__(0),
    lambda thing: thing.__iadd__([3]),
)


@EXERCISES
def test_what_the_course_itself_says_is_no_answer(name):
    solved = solutions.find(name)
    right = kt.check(name, solved.answer)
    assert right.outcome == "right"
    assert kt.check(name, right).outcome == "not attempted"
    for answer in (
        name,
        str(right),
        right.message,
        right.as_dict(),
        kt.hint(name),
        kt.solution(name),
        kt,
        kt.check,
    ):
        assert kt.check(name, answer).outcome != "right", answer


@EXERCISES
def test_a_check_called_the_wrong_way_round_says_so(name):
    answer = solutions.find(name).answer
    for verdict in (kt.check(answer, name), kt.check(name, name), kt.check(name), kt.check(answer)):  # type: ignore[arg-type]
        assert verdict.outcome != "right"
        assert len(verdict.message.split()) >= 3


@EXERCISES
def test_the_same_answer_gets_the_same_verdict_again(name):
    solved = solutions.find(name)
    for answer in (solved.answer, 12345.678, "a few words", [1, 2, 3], solved.blank):
        once, again = kt.check(name, answer), kt.check(name, answer)
        assert str(once) == str(again)
        assert (once.outcome, once.score) == (again.outcome, again.score)


@EXERCISES
def test_a_check_changes_neither_the_answer_nor_the_kernel(name, monkeypatch):
    monkeypatch.setitem(sys.modules, "matplotlib", _like_matplotlib())
    solved = solutions.find(name)
    kt.check(name, solved.answer)  # loads what it needs
    answer, kernel = _inside(solved), _kernel()
    for handed in (solved.answer, 12345.678, "a few words", [1.5, 2.5], solved.blank, vandal):
        kt.check(name, handed)
    assert _inside(solved) == answer
    assert _kernel() == kernel


def vandal(*_inputs: object) -> float:
    """A function that leaves nothing as it was."""
    random.seed(3)
    np.random.seed(3)
    np.seterr(all="ignore")
    np.set_printoptions(precision=1)
    warnings.simplefilter("ignore")
    pio.templates.default = "plotly_dark"
    sys.modules["matplotlib"].rcParams["font.size"] = 99
    vars(MAIN)["sum"] = vars(MAIN)["my_own"] = 3
    sys.setrecursionlimit(12345)
    print("here")
    return 3.0


def _like_matplotlib() -> types.ModuleType:
    """Stands for matplotlib, which only the benches install."""
    module = types.ModuleType("matplotlib")
    module.rcParams = {"font.size": 10.0}  # type: ignore[attr-defined]
    return module


def _inside(solved: Solved) -> object:
    """What an answer holds, for comparing; functions and figures by what they show."""
    answer = solved.answer
    if hasattr(answer, "to_json"):
        return answer.to_json()
    if isinstance(answer, types.FunctionType):
        return (answer.__code__, answer.__defaults__, vars(answer).copy())
    return repr(copy.deepcopy(answer))


def _kernel() -> dict[str, object]:
    """All that a check must leave as it was."""
    return {
        "names": dict(vars(MAIN)),
        "built-in names": dict(vars(importlib.import_module("builtins"))),
        "random": random.getstate(),
        "NumPy's random": repr(np.random.get_state()),
        "NumPy's errors": np.geterr(),
        "NumPy's printing": np.get_printoptions(),
        "warnings": list(warnings.filters),
        "plotly": pio.templates.default,
        "plotly's renderer": pio.renderers.default,
        "matplotlib": dict(sys.modules["matplotlib"].rcParams),
        "streams": (sys.stdout, sys.stderr, sys.stdin),
        "recursion": sys.getrecursionlimit(),
        "tracing": (sys.gettrace(), threading.gettrace()),
    }
