"""The diary's twitches as a small drawing in black and white, for a printed page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from html import escape

from kneetwitch.explorers.diary_strips import round_up, short_date, ticked_days
from kneetwitch.library.diary import Day, DiaryChange
from kneetwitch.library.messages import say

_WIDTH, _HEIGHT = 720, 120
_LEFT, _RIGHT, _TOP, _BOTTOM = 34, 8, 10, 20
_LEAST_TOP = 4.0
_WIDEST_PX = 10.0  # of a bar


def svg(days: Sequence[Day], change: DiaryChange | None = None) -> str:
    """A bar for each counted day, a ring for each day without a twitch; "" where no day is counted.

    A dotted line marks the first day of a change.
    """
    counts = {day.day: day.twitches for day in days if day.twitches is not None}
    if not counts:
        return ""
    first, last = min(counts), max(counts)
    top = round_up(max(_LEAST_TOP, *counts.values()))
    width = (_WIDTH - _LEFT - _RIGHT) / ((last - first).days + 1)

    def x(day: dt.date) -> float:
        return _LEFT + ((day - first).days + 0.5) * width

    parts = [*_level_lines(top), *_dates(first, last, x(first), width)]
    for day, count in counts.items():
        parts.append(_bar(x(day), count, top, min(_WIDEST_PX, 0.7 * width)))
    if change and first <= change.first_day <= last:
        at = x(change.first_day) - width / 2
        parts.append(_line(at, _TOP, at, _y(0, top), 'stroke-dasharray="2 3" stroke="#000"'))
    label = escape(say("diary_summary", "chart-label"))
    return (
        f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="{label}" '
        f'font-size="11" font-family="sans-serif">{"".join(parts)}</svg>'
    )


def _y(count: float, top: float) -> float:
    return _TOP + (1 - count / top) * (_HEIGHT - _TOP - _BOTTOM)


def _level_lines(top: float) -> list[str]:
    parts = []
    for level in (0.0, top / 2, top):
        y = _y(level, top)
        parts.append(_line(_LEFT, y, _WIDTH - _RIGHT, y, 'stroke="#bbb" stroke-width="0.6"'))
        parts.append(f'<text x="{_LEFT - 5}" y="{y + 4:.1f}" text-anchor="end">{level:g}</text>')
    return parts


def _dates(first: dt.date, last: dt.date, x_first: float, width: float) -> list[str]:
    places = [(x_first + (day - first).days * width, short_date(day)) for day in ticked_days(first, last)]
    return [f'<text x="{x:.1f}" y="{_HEIGHT - 5}" text-anchor="middle">{name}</text>' for x, name in places]


def _bar(x: float, count: int, top: float, width: float) -> str:
    bottom, y = _y(0, top), _y(count, top)
    if count == 0:
        radius = min(2.5, width / 2)
        return f'<circle cx="{x:.1f}" cy="{bottom:.1f}" r="{radius:.1f}" fill="#fff" stroke="#000"/>'
    return f'<rect x="{x - width / 2:.1f}" y="{y:.1f}" width="{width:.1f}" height="{bottom - y:.1f}"/>'


def _line(x1: float, y1: float, x2: float, y2: float, look: str) -> str:
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" {look}/>'
