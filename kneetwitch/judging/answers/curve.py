"""A plotly figure that shows a curve."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from kneetwitch.judging.answers.telling import explain, not_attempted, right, wrong
from kneetwitch.judging.exercise_words import words
from kneetwitch.judging.findings.compare import Finding, compare
from kneetwitch.judging.findings.within import Within
from kneetwitch.judging.handed_in.figures import Trace, is_said, read_figure
from kneetwitch.judging.handed_in.gathering import is_blank
from kneetwitch.judging.parameters import format_number
from kneetwitch.judging.verdict import Verdict
from kneetwitch.library.exercises import Exercise

Points = Sequence[tuple[float, float]]
Heights = Callable[[float], float]
_COVERED = 0.9  # of the way from x_low to x_high
_EDGE = 1e-6  # of that way: a point at the end may miss it by a rounding error
_HALF = 0.5


@dataclass(frozen=True)
class Curve:
    """A trace with at least `least_points` points from `x_low` to `x_high`, each near the right height.

    `right` is a function of x, or points between which straight lines are drawn; where it is infinite, a
    missing point is right. The axes' titles say one of the words of `x_says` and of `y_says`. Of several
    traces one has to be right.
    """

    right: Heights | Points
    x_low: float
    x_high: float
    within: Within
    x_says: Sequence[str]
    y_says: Sequence[str]
    least_points: int = 5
    slips: Mapping[str, Heights | Points] = field(default_factory=dict)

    def slip_names(self) -> frozenset[str]:
        return frozenset(self.slips)

    def judge(self, answer: object, exercise: Exercise) -> Verdict:
        if is_blank(answer):
            return not_attempted(words("number.empty"))
        traces = read_figure(answer)
        if isinstance(traces, str):
            return not_attempted(traces)
        drawn = [trace for trace in traces if trace.is_line and trace.x]
        if not drawn:
            return wrong(exercise, words("curve.no-line" if traces else "curve.empty"))
        return max((self._judge_trace(trace, exercise) for trace in drawn), key=_worth)

    def _judge_trace(self, trace: Trace, exercise: Exercise) -> Verdict:
        points = self._inside(trace)
        if self._are_swapped(trace):
            return wrong(exercise, words("curve.swapped"))
        missing = self._missing(points)
        if missing:
            return wrong(exercise, missing)
        finding = self._finding(points)
        if finding.kind != "right":
            return self._wrong_heights(finding, points, exercise)
        titles = self._wrong_titles(trace)
        return wrong(exercise, titles, _HALF) if titles else right(exercise)

    def _inside(self, trace: Trace) -> list[tuple[float, float]]:
        """The points that count: from x_low to x_high, and not left out where there should be one."""
        edge = _EDGE * (self.x_high - self.x_low)
        inside = [
            (x, y)
            for x, y in zip(trace.x, trace.y, strict=True)
            if self.x_low - edge <= x <= self.x_high + edge
        ]
        return [(x, y) for x, y in inside if not (math.isnan(y) and math.isfinite(self._height(x)))]

    def _height(self, x: float) -> float:
        return _height(self.right, min(max(x, self.x_low), self.x_high))

    def _missing(self, points: list[tuple[float, float]]) -> str:
        """A sentence if there are too few points, or only a part of the way has some."""
        ends = {"low": format_number(self.x_low), "high": format_number(self.x_high)}
        places = {x for x, _ in points}
        if len(places) < self.least_points:
            return words("curve.few-points", found=len(places), least=self.least_points, **ends)
        covered = max(places) - min(places)
        return words("curve.part", **ends) if covered < _COVERED * (self.x_high - self.x_low) else ""

    def _finding(self, points: list[tuple[float, float]]) -> Finding:
        heights = [self._height(x) for x, _ in points]
        given = [_as_right(y, height) for (_, y), height in zip(points, heights, strict=True)]
        slips = {name: [_height(slip, x) for x, _ in points] for name, slip in self.slips.items()}
        return compare(given, heights, self.within, slips)

    def _wrong_heights(
        self, finding: Finding, points: list[tuple[float, float]], exercise: Exercise
    ) -> Verdict:
        x, y = points[finding.off[0]]
        fit = len(points) - len(finding.off)
        where = words("curve.where", x=_shown(x), y=_shown(y), fit=fit, all=len(points))
        share = 0.0 if finding.explains else finding.share  # what fits by a pattern fits by chance
        return wrong(exercise, f"{explain(finding, exercise)} {where}", share)

    def _are_swapped(self, trace: Trace) -> bool:
        """Whether the curve is right with the two axes the other way round, and not as it is."""
        turned = self._inside(Trace(trace.y, trace.x))
        if self._missing(turned) or self._finding(turned).kind != "right":
            return False
        points = self._inside(trace)
        return bool(self._missing(points)) or self._finding(points).kind != "right"

    def _wrong_titles(self, trace: Trace) -> str:
        """A sentence if the axes do not say what they show."""
        if is_said(trace.x_title, self.x_says) and is_said(trace.y_title, self.y_says):
            return ""
        if is_said(trace.x_title, self.y_says) and is_said(trace.y_title, self.x_says):
            return words("curve.swapped-titles")
        said = ((trace.x_title, self.x_says, "x"), (trace.y_title, self.y_says, "y"))
        wrong_ones = [_title_sentence(*each) for each in said if not is_said(*each[:2])]
        return " ".join([words("curve.right-but"), *wrong_ones])


def _title_sentence(title: str, says: Sequence[str], axis: str) -> str:
    if not title.strip():
        return words("curve.no-title", axis=axis)
    return words("curve.other-title", axis=axis, word=says[0])


def _worth(verdict: Verdict) -> tuple[bool, float]:
    return verdict.outcome == "right", verdict.score


def _as_right(y: float, height: float) -> float:
    """No point at all is right where the curve has left the figure."""
    return height if math.isinf(height) and not math.isfinite(y) else y


def _height(curve: Heights | Points, x: float) -> float:
    if callable(curve):
        return curve(x)
    place = min(max(bisect_left(curve, x, key=lambda point: point[0]), 1), len(curve) - 1)
    (x0, y0), (x1, y1) = curve[place - 1], curve[place]
    if x in (x0, x1):
        return y0 if x == x0 else y1
    return y0 + (y1 - y0) * (x - x0) / (x1 - x0) if math.isfinite(y0 + y1) else math.inf


def _shown(value: float) -> str:
    if not math.isfinite(value):
        return words("curve.nothing")
    return format_number(float(f"{value:.4g}"))
