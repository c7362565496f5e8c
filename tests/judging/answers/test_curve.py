"""A figure is right with one right line, long enough, and words at its axes."""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest

from kneetwitch.judging.answers.curve import Curve
from kneetwitch.judging.findings.within import Within
from kneetwitch.judging.verdict import Verdict
from tests.judging.answers.examples import EXAMPLE
from tests.judging.hostile import HOSTILE, Hostile, build


def left(hours: float) -> float:
    return float(100 * 0.5 ** (hours / 5))


LEFT = Curve(
    left, 0, 24, Within(share=0.01), ("time", "hours"), ("caffeine",), slips={"forgot": lambda x: left(x / 2)}
)
HOURS = np.linspace(0, 24, 25)
HEIGHTS = np.array([left(hour) for hour in HOURS])


def judge(answer: object, check: Curve = LEFT) -> Verdict:
    return check.judge(answer, EXAMPLE)


def figure(
    x: Iterable[Any] = HOURS,
    y: Iterable[Any] = HEIGHTS,
    x_title: str | None = "Time (h)",
    y_title: str | None = "<b>Caffeine</b> left (mg)",
    **trace: Any,
) -> go.Figure:
    drawn = go.Figure(go.Scatter(x=x, y=y, **trace))
    return drawn.update_layout(xaxis_title=x_title, yaxis_title=y_title)


def _second_axes() -> go.Figure:
    drawn = figure(x_title="", y_title="", xaxis="x2", yaxis="y2")
    return drawn.update_layout(xaxis2={"title": {"text": "Hours"}}, yaxis2={"title": {"text": "caffeine"}})


@pytest.mark.parametrize(
    "answer",
    [
        figure(),
        figure(mode="markers"),
        figure(list(HOURS), list(HEIGHTS)),
        figure(pd.Series(HOURS), pd.Series(HEIGHTS)),
        figure(HOURS.astype("float32"), HEIGHTS.astype("float32")),
        figure([*range(25)], HEIGHTS),
        figure([-3, *HOURS, 30], [0, *HEIGHTS, 0]),
        figure(HOURS[::-1], HEIGHTS[::-1]),
        figure(HOURS[:23], HEIGHTS[:23]),
        figure([*HOURS, 12.5], [*HEIGHTS, None]),
        figure(HOURS, HOURS).add_scatter(x=HOURS, y=HEIGHTS),
        go.FigureWidget(figure()),
        go.Figure(figure().add_scattergl(x=HOURS, y=HEIGHTS)),
        _second_axes(),
        figure().to_dict(),
        json.loads(figure().to_json()),
        {"data": [{"x": list(HOURS), "y": list(HEIGHTS)}], "layout": figure().to_dict()["layout"]},
        {
            "data": ({"x": HOURS, "y": HEIGHTS},),
            "layout": {"xaxis": {"title": "time"}, "yaxis": {"title": "caffeine"}},
        },
    ],
)
def test_a_right_figure_is_right_in_every_form(answer: object) -> None:
    verdict = judge(answer)
    assert (verdict.outcome, verdict.message, verdict.score) == ("right", "RIGHT", 1.0)
    assert verdict.sources == ("a-source",)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (go.Figure(), "still empty"),
        (
            {
                "data": [
                    {"x": 3},
                    7,
                    {"x": {"bdata": "?", "dtype": "f8"}, "y": {"bdata": "AA", "dtype": "c8"}},
                ]
            },
            "no line",
        ),
        (go.Figure(go.Scatter(y=HEIGHTS)), "no line with numbers for both"),
        (go.Figure(go.Bar(x=HOURS, y=HEIGHTS)), "no line with numbers for both"),
        (figure(HOURS[::8], HEIGHTS[::8]), "number of points found there is 4"),
        (figure(["a", "b", "c"], [1, 2, 3]), "number of points found there is 0"),
        (figure([1] * 25, HEIGHTS), "number of points found there is 1"),
        (figure(HOURS[:15], HEIGHTS[:15]), "only a part of the way: it should go from 0 to 24"),
        (figure(HEIGHTS, HOURS), "lying on its side"),
        (figure(HEIGHTS, HOURS, "caffeine", "time"), "lying on its side"),
        (figure(y=HEIGHTS / 100), "100 times too small"),
        (figure(y=-HEIGHTS), "plus and minus"),
        (figure(y=HEIGHTS * 1000), "1000 times too large"),
        (figure(y=[left(hour / 2) for hour in HOURS]), "FORGOT"),
        (
            figure(y=HEIGHTS + 5),
            "LARGE 0 of 25 points are at the right height. The first that is not: at x = 0 ",
        ),
        (figure(y=[*HEIGHTS[:5], *[math.inf] * 20]), "infinite"),
        (figure(y=[0] * 25), "same number"),
    ],
)
def test_a_wrong_figure_hears_what_is_wrong(answer: object, words: str) -> None:
    verdict = judge(answer)
    assert (verdict.outcome, verdict.score) == ("not yet", 0)
    assert words in verdict.message


@pytest.mark.parametrize(
    ("x_title", "y_title", "words"),
    [
        (None, None, "The x axis has no title yet"),
        ("time", None, "The y axis has no title yet"),
        ("x", "caffeine", "title of the x axis should say what is shown there; it does not speak of “time”"),
        ("caffeine", "time", "the titles of the two axes are swapped"),
    ],
)
def test_a_right_line_without_words_is_partly_right(
    x_title: str | None, y_title: str | None, words: str
) -> None:
    verdict = judge(figure(x_title=x_title, y_title=y_title))
    assert (verdict.outcome, verdict.score) == ("partly", 0.5)
    assert verdict.message.startswith("The curve is right")
    assert words in verdict.message


def test_a_line_that_is_right_in_most_places_is_partly_right() -> None:
    verdict = judge(figure(y=[*HEIGHTS[:20], *HEIGHTS[20:] * 1.3]))
    assert verdict.outcome == "partly"
    assert "20 of 25 points are at the right height. The first that is not: at x = 20 your" in verdict.message


@pytest.mark.parametrize("heights", [[None, None, 4, 3.5, 3], [math.inf, math.nan, 4, 3.5, 3]])
def test_where_nothing_can_be_drawn_nothing_is_right(heights: list[float]) -> None:
    ends = [(0, math.inf), (1, math.inf), (2, 4.0), (4, 3.0)]
    check = Curve(ends, 0, 4, Within(share=0.01), ("t",), ("c",))
    assert judge(figure([*range(5)], heights), check).outcome == "right"
    heights[0] = 5
    assert "at x = 0 your curve is at y = 5" in judge(figure([*range(5)], heights), check).message


@pytest.mark.parametrize("answer", [None, ..., 3, "figure", figure, [1, 2], {"x": [1]}])
def test_what_is_no_figure_is_not_attempted(answer: object) -> None:
    assert judge(answer).outcome == "not attempted"


def test_figures_of_other_libraries_hear_what_to_use() -> None:
    other = type("Figure", (), {"__module__": "matplotlib.figure"})()
    assert "go.Scatter" in judge(other).message


def test_a_figure_of_no_sense_does_not_raise() -> None:
    class Broken(go.Figure):
        def __init__(self) -> None:
            """Without what plotly puts there."""

    assert judge(Broken()).outcome != "right"
    assert "more lines" in judge({"data": [{"x": [1]}] * 1000}).message
    assert judge(figure([*range(300)], [*range(300)])).outcome == "not yet"


@pytest.mark.parametrize("number", HOSTILE)
def test_no_object_is_right_or_raises(number: int) -> None:
    odd = build(Hostile(number))
    layout = {"xaxis": odd, "yaxis": {"title": odd}}
    figures = [odd, {"data": odd}, {"data": [{"x": odd, "y": odd, "type": odd}], "layout": layout}]
    outcomes = {judge(each).outcome for each in figures}
    assert outcomes <= {"not yet", "not attempted"}


def test_plotly_is_not_asked_for_where_a_learner_has_not_loaded_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "plotly.basedatatypes")
    assert judge(3).outcome == "not attempted"


def test_slips_have_names() -> None:
    assert LEFT.slip_names() == {"forgot"}


@pytest.mark.parametrize("kind", [list, np.array, np.float32])
def test_more_points_than_anybody_needs_are_counted_and_not_looked_at(kind: Callable[[Any], Any]) -> None:
    many = np.linspace(0, 24, 10**5)
    verdict = judge(go.Figure(go.Scatter(x=kind(many), y=kind(many))))
    assert verdict.outcome == "not attempted"
    assert "points in a line of this figure" in verdict.message
