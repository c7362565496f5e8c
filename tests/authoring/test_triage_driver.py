"""The walk fills in the form about signs: a good one passes, and each planted fault is named."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import kneetwitch as kt
from kneetwitch.authoring.drivers import triage as driver
from kneetwitch.course import saved
from kneetwitch.widgets.triage import TriageWidget

View = dict[str, Any]
OnAnswers = Callable[[dict[str, str], bool], View]


class Tally:
    """Hands messages to the widget as the page does, without a kernel."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.acts = 0

    def custom(self, widget: TriageWidget, content: object, _where: str) -> None:
        self.acts += 1
        widget._handle_msg({"content": {"data": {"method": "custom", "content": content}}})

    def say(self, where: str, value: object, expected: str) -> None:
        self.said.append(f"{where}: {value} – {expected}")


def walked(change: Callable[[OnAnswers], OnAnswers] = lambda right: right) -> Tally:
    form = kt.triage()
    form._on_answers = change(form._on_answers)
    tally = Tally()
    driver.drive(form, tally)  # type: ignore[arg-type]
    return tally


def test_the_form_of_the_course_passes() -> None:
    tally = walked()
    assert tally.said == []
    assert tally.acts > 100


def silent(right: OnAnswers) -> OnAnswers:
    """A form that says nothing before the end."""
    return lambda answers, asked: {**right(answers, asked), "advice": None, "beside": {}}


def early(right: OnAnswers) -> OnAnswers:
    """A form that gives its advice before the end."""
    return lambda answers, _asked: right(answers, True)


def comforting(right: OnAnswers) -> OnAnswers:
    """A form that takes “not sure” for a no."""
    return lambda answers, asked: right(
        {sign: "no" if said == "not sure" else said for sign, said in answers.items()}, asked
    )


def one_question_short(right: OnAnswers) -> OnAnswers:
    """A form that loses one answer on its way."""
    return lambda answers, asked: right({s: a for s, a in answers.items() if s != "dark-urine"}, asked)


def keeping(right: OnAnswers) -> OnAnswers:
    """A form that writes into the learner's file."""

    def kept(answers: dict[str, str], asked: bool) -> View:
        saved.store().record("triage", "signs", {})
        return right(answers, asked)

    return kept


def broken(right: OnAnswers) -> OnAnswers:
    """A form whose Python fails at an emergency."""

    def fails(answers: dict[str, str], asked: bool) -> View:
        if answers.get("chest-pain") == "yes":
            raise RuntimeError("planted")
        return right(answers, asked)

    return fails


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (silent, "told at once"),
        (early, "no advice while questions are open"),
        (comforting, "expected see a doctor"),
        (one_question_short, "only dark-urine: yes"),
        (keeping, "nothing that is answered here is kept"),
        (broken, "this act failed"),
    ],
    ids=lambda one: getattr(one, "__name__", ""),
)
def test_a_planted_fault_is_named(
    fault: Callable[[OnAnswers], OnAnswers], said: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    monkeypatch.setenv("KNEETWITCH_HOME", str(tmp_path))
    saved._store_at.cache_clear()
    found = walked(fault).said
    saved._store_at.cache_clear()
    assert any(said in line for line in found), found[:3]
