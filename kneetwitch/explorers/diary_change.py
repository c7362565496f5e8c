"""Days before and since one change: a picture, the range that chance leaves open, and what it cannot say."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from statistics import fmean
from typing import TYPE_CHECKING, Any

from kneetwitch.explorers import diary_strips, style
from kneetwitch.library import diary_form, library
from kneetwitch.library.diary import Day, DiaryChange
from kneetwitch.library.filling import filled
from kneetwitch.library.messages import messages
from kneetwitch.models.before_after import LEAST_DAYS, Comparison, compare

if TYPE_CHECKING:
    import plotly.graph_objects as go

_HEIGHTS_PX = (190, 56)
_GAP_PX = 62
_LEAST_TOP = 4
_LOWEST, _HIGHEST = -100, 200  # percent; a range that reaches further ends in an arrow
_TICKS = [-100, -50, 0, 100, 200]
_BEFORE = {"color": style.REFERENCE, "symbol": "circle-open", "size": 8, "line": {"width": 1.5}}
_SINCE = {"color": style.MAIN, "symbol": "square", "size": 7}
_ENDS = {"color": style.MAIN, "size": 13, "symbol": "line-ns-open"}


def empty() -> go.Figure:
    """Axes without a day, and traces that wait."""
    words = messages("diary_picture")
    figure = diary_strips.strips([words["change.strip"], words["change.range"]], _HEIGHTS_PX, _GAP_PX)
    top: dict[str, Any] = {"row": 1, "col": 1}
    below: dict[str, Any] = {"row": 2, "col": 1}
    figure.add_scatter(name="first day", mode="lines", line=style.MARK_LINE, **top)
    figure.add_scatter(name="before", mode="markers", marker=_BEFORE, **top)
    figure.add_scatter(name="since", mode="markers", marker=_SINCE, **top)
    figure.add_scatter(name="mean before", mode="lines", line=style.REFERENCE_LINE, **top)
    figure.add_scatter(name="mean since", mode="lines", line=style.MAIN_LINE, **top)
    figure.add_scatter(name="no change", mode="lines", line=style.MARK_LINE, x=[0, 0], y=[-1, 1], **below)
    figure.add_scatter(name="range", mode="lines+markers", line=style.MAIN_LINE, marker=_ENDS, **below)
    figure.add_scatter(name="middle", mode="markers", marker={**_SINCE, "size": 11}, **below)
    figure.update_yaxes(range=[-1, 1], showticklabels=False, showgrid=False, **below)
    figure.update_xaxes(range=[_LOWEST - 5, _HIGHEST + 12], tickvals=_TICKS, **below)
    diary_strips.set_top(figure, 1, [], _LEAST_TOP)
    figure.update_xaxes(showticklabels=False, **top)
    return figure


def draw(figure: go.Figure, days: Sequence[Day], change: DiaryChange | None) -> None:
    """Put the days before and since the change into the figure, in place."""
    traces = diary_strips.traces_of(figure)
    before, since = _sides(days, change)
    counted = [*before, *since]
    top = diary_strips.set_top(figure, 1, [_count(day) for day in counted], _LEAST_TOP)
    for name, side in (("before", before), ("since", since)):
        traces[name].update(x=[day.day.isoformat() for day in side], y=[_count(day) for day in side])
        mean = fmean(map(_count, side)) if side else None
        ends = [side[0].day.isoformat(), side[-1].day.isoformat()] if side else []
        traces[f"mean {name}"].update(x=ends, y=[mean] * len(ends))
    if change and counted:
        start = (dt.datetime.combine(change.first_day, dt.time()) - dt.timedelta(hours=12)).isoformat()
        traces["first day"].update(x=[start, start], y=[0, top])
        first, last = (pick(change.first_day, *(day.day for day in counted)) for pick in (min, max))
        diary_strips.set_days(figure, 1, first, last, labelled=True)
    else:
        traces["first day"].update(x=[], y=[])
    _draw_range(traces["range"], traces["middle"], _compared(before, since))


def _draw_range(line: Any, middle: Any, found: Comparison | None) -> None:  # noqa: ANN401 - plotly has no types
    if found is None or found.change is None:
        line.update(x=[], y=[])
        middle.update(x=[], y=[])
        return
    low, high = 100 * found.low, 100 * found.high
    symbols = ["line-ns-open", "line-ns-open" if high <= _HIGHEST else "triangle-right"]
    line.update(x=[low, min(high, _HIGHEST)], y=[0, 0], marker={**_ENDS, "symbol": symbols})
    change = 100 * found.change
    middle.update(x=[change] if change <= _HIGHEST else [], y=[0] if change <= _HIGHEST else [])


def picture(days: Sequence[Day], change: DiaryChange | None) -> go.Figure:
    """A figure with these days."""
    figure = empty()
    draw(figure, days, change)
    return figure


def sentence(days: Sequence[Day], change: DiaryChange | None) -> str:
    """What the days before and since say, how sure that is, and what they do not say: paragraphs."""
    if change is None:
        return _say("none")
    found = _compared(*_sides(days, change))
    return "\n\n".join(filter(None, [in_short(days, change), _what_it_may_be(found), _say("no-test")]))


def reckoned(days: Sequence[Day], change: DiaryChange | None) -> str:
    """How the range comes about, and by whose method; "" where there is none."""
    found = _compared(*_sides(days, change))
    if found is None or found.change is None:
        return ""
    known = library().sources
    return " ".join(
        _say("reckoned", how=line.text, sources="; ".join(known[one].short_name for one in line.sources))
        for line in diary_form().method
    )


def in_short(days: Sequence[Day], change: DiaryChange) -> str:
    """Before, since, the difference and its range; with too few days, what is missing."""
    before, since = _sides(days, change)
    day = f"{change.first_day.day} {change.first_day:%B}"
    if len(before) < LEAST_DAYS:
        return _say("few-before", count=len(before), day=day)
    found = _compared(before, since)
    if found is None:
        missing = LEAST_DAYS - len(since)
        return _say("few-since", before=len(before), since=len(since), day=day, missing=missing)
    numbers = _say(
        "compared", before=_a_day(found.mean_before), since=_a_day(found.mean_after), day=day,
        days_before=found.days_before, days_since=found.days_after,
    )  # fmt: skip
    if found.change is None:
        return f"{numbers} {_say('no-range')}"
    ends = {"low": _percent(found.low), "high": _percent(found.high)}
    return f"{numbers} {_say('difference', change=_percent(found.change), **ends)}"


def _what_it_may_be(found: Comparison | None) -> str:
    if found is None or found.change is None:
        return ""
    said = _say("unclear" if not found.is_clear else "fewer" if found.high < 0 else "more")
    return f"{said} {_say('bad-stretch')}" if found.change < 0 else said


def _sides(days: Sequence[Day], change: DiaryChange | None) -> tuple[list[Day], list[Day]]:
    """The counted days before and since the change, oldest first; without a change all are before."""
    counted = sorted((day for day in days if day.twitches is not None), key=lambda day: day.day)
    if change is None:
        return counted, []
    before = [day for day in counted if day.day < change.first_day]
    return before, counted[len(before) :]


def _compared(before: Sequence[Day], since: Sequence[Day]) -> Comparison | None:
    return compare([_count(day) for day in before], [_count(day) for day in since])


def _count(day: Day) -> int:
    return day.twitches or 0


def _a_day(mean: float) -> str:
    return f"{mean:.0f}" if mean >= 10 or mean == int(mean) else f"{mean:.1f}"


def _percent(share: float) -> str:
    """-0.25 -> 25 percent fewer; 1.5 -> 2.5 times as many."""
    percent = round(100 * share)
    if percent >= 100:
        return _say("times-more", times=_a_day(1 + share))
    if percent == 0:
        return _say("same")
    return _say("more-percent" if percent > 0 else "fewer-percent", percent=abs(percent))


def _say(key: str, **values: float | str) -> str:
    return filled(messages("diary_picture")[f"change.{key}"], values)
