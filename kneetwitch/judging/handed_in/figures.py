"""A learner's figure -> its traces as plain numbers, and the words at its axes; without importing plotly."""

from __future__ import annotations

import base64
import html
import math
import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kneetwitch.judging.exercise_words import words
from kneetwitch.judging.handed_in.gathering import Many, gather
from kneetwitch.judging.handed_in.things import loaded, what_is
from kneetwitch.judging.numbers import Refused, read_number
from kneetwitch.judging.parameters import format_number
from kneetwitch.judging.reading import is_a, read_text

MOST_POINTS = 20_000
_MOST_TRACES = 50
_LINES = ("scatter", "scattergl", "")
# plotly's letters for the numbers in a packed array -> those of Python's own arrays
_PACKED = {"i1": "b", "u1": "B", "i2": "h", "u2": "H", "i4": "i", "u4": "I", "f4": "f", "f8": "d"}


@dataclass(frozen=True)
class Trace:
    """One line or row of markers. A height that is missing is NaN; without `x` the points have no place."""

    x: tuple[float, ...]
    y: tuple[float, ...]
    x_title: str = ""
    y_title: str = ""
    is_line: bool = True


def read_figure(answer: object) -> list[Trace] | str:
    """The traces of a plotly figure, or of a dictionary that describes one; or a sentence on why not."""
    parts = _parts(answer)
    if parts is None:
        return words(
            "curve.other-figure" if _is_other_figure(answer) else "curve.no-figure", what=what_is(answer)
        )
    data, layout = parts.get("data"), _dict(parts.get("layout"))
    traces = gather(data, most=_MOST_TRACES) if is_a(data, list, tuple) else []
    if not isinstance(traces, list):
        return words("curve.too-many")
    if any(_is_long(_dict(trace).get(letter)) for trace in traces for letter in "xy"):
        return words("curve.too-many-points", most=format_number(MOST_POINTS))
    return [_trace(_dict(trace), layout) for trace in traces]


def _parts(answer: Any) -> dict[Any, Any] | None:  # noqa: ANN401 - any object at all
    figure: Any = loaded("plotly.basedatatypes", "BaseFigure")
    if figure is not None and is_a(answer, figure):
        try:
            return _dict(figure.to_plotly_json(answer))
        except (Exception, SystemExit):  # a class derived from it may do anything
            return None
    parts = _dict(answer)
    return parts if "data" in parts else None


def _is_other_figure(answer: object) -> bool:
    """Of matplotlib and its relatives, bokeh, altair …: what can be saved as a picture or shown."""
    module = str(type.__dict__["__module__"].__get__(type(answer)))
    return module.split(".")[0] in ("matplotlib", "seaborn", "bokeh", "altair", "PIL", "plotnine")


def _trace(trace: dict[Any, Any], layout: dict[Any, Any]) -> Trace:
    kind = read_text(trace.get("type")) or ""
    axes = {letter: _axis(trace, layout, letter) for letter in "xy"}
    x, y = _numbers(trace.get("x")), _numbers(trace.get("y"))
    both = min(len(x), len(y))
    return Trace(x[:both], y[:both], _title(axes["x"]), _title(axes["y"]), kind in _LINES)


def _axis(trace: dict[Any, Any], layout: dict[Any, Any], letter: str) -> dict[Any, Any]:
    """The axis that a trace is drawn at: `x2` stands for the layout's `xaxis2`."""
    number = (read_text(trace.get(f"{letter}axis")) or letter)[1:]
    return _dict(layout.get(f"{letter}axis{number}"))


def _title(axis: dict[Any, Any]) -> str:
    title = axis.get("title")
    text = read_text(title) or read_text(_dict(title).get("text")) or ""
    return html.unescape(re.sub(r"<[^>]*>", " ", text))


def _dict(answer: object) -> dict[Any, Any]:
    """A plain dictionary as it is; an empty one for anything else."""
    return answer if type(answer) is dict else {}


def _numbers(values: object) -> tuple[float, ...]:
    """The numbers of a list, an array, or of plotly's packed form; NaN for what is none."""
    packed = _dict(values)
    if packed:
        return _unpacked(packed)
    items = gather(values, most=MOST_POINTS)
    return tuple(map(_number, items)) if isinstance(items, list) else ()


def _is_long(values: object) -> bool:
    """Whether there are more than anybody looks at, by their count alone."""
    packed = _dict(values)
    if not packed:
        return isinstance(gather(values, most=MOST_POINTS), Many)
    letter, text = _PACKED.get(packed.get("dtype", "")), packed.get("bdata")
    if letter is None or not isinstance(text, str):
        return False
    return len(text) * 3 // 4 > MOST_POINTS * array(letter).itemsize + 2  # base64: 4 letters for 3 bytes


def _unpacked(packed: dict[Any, Any]) -> tuple[float, ...]:
    """plotly keeps arrays as `{"dtype": "f8", "bdata": "…"}`: little-endian numbers in base64."""
    letter, text = _PACKED.get(packed.get("dtype", "")), packed.get("bdata")
    if letter is None or not isinstance(text, str) or "shape" in packed:
        return ()
    try:
        return tuple(map(float, array(letter, base64.b64decode(text))))
    except ValueError:
        return ()


def _number(item: object) -> float:
    if type(item) is float:
        return item
    number = read_number(item)
    if isinstance(number, Refused):
        return math.inf if number.code == "infinite" else math.nan
    return number.value if not number.unit else math.nan


def is_said(title: str, says: Sequence[str]) -> bool:
    """Whether a title says one of these words; case does not matter."""
    return any(word.casefold() in title.casefold() for word in says)
