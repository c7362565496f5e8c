"""Operates the widgets of ipywidgets: sliders over their range, every choice, every button, any text."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

from kneetwitch.authoring.drivers.tally import Tally

Widget: TypeAlias = Any
State: TypeAlias = dict[str, Any]

STEPS = 15
_MOST_CHOICES = 60
_TEXTS = ("", "abc", "1,5", "<b>&</b>", "x" * 300)
_NUMBERS = (0, 1, -1, 2.5, 1e9)


def drive(widget: Widget, tally: Tally) -> None:
    """Give a widget every value its page could send, then the first again; look for its label."""
    kind = _kind(widget)
    if kind is None:
        if _listens(widget):
            tally.say(
                _name(widget), type(widget).__name__, "the walk does not know how to operate this widget"
            )
        return
    if kind != "Tab" and not _label(widget):
        tally.say(_name(widget), type(widget).__name__, "a control has a label (`description`)")
    states = list(_STATES[kind](widget))
    before = {key: _wire(widget, key) for state in states for key in state}
    for state in states:
        tally.update(widget, state, f"{_name(widget)} set to {state}")
    if before:
        tally.update(widget, before, f"{_name(widget)} set back to {before}")
    for click in _CLICKS.get(kind, ()):
        tally.custom(widget, {"event": click}, f"{_name(widget)}: {click}")


def values_between(low: float, high: float, step: float) -> list[float]:
    """About fifteen values of a slider, on its steps, both ends among them."""
    count = max(0, math.floor((high - low) / step + 1e-9)) if step else 0
    every = max(1, math.ceil(count / (STEPS - 1)))
    places = [*range(0, count, every), count]
    inside = [round(low + place * step, 10) for place in places]
    return inside if inside[-1] == high else [*inside, high]


def _span(widget: Widget) -> Iterator[State]:
    whole = isinstance(widget.value, int)
    for value in values_between(widget.min, widget.max, getattr(widget, "step", None) or 1):
        yield {"value": int(value) if whole else value}


def _powers(widget: Widget) -> Iterator[State]:
    for power in values_between(widget.min, widget.max, widget.step):
        yield {"value": widget.base**power}


def _pairs(widget: Widget) -> Iterator[State]:
    low, high = widget.min, widget.max
    middle = (low + high) // 2 if isinstance(low, int) else (low + high) / 2
    yield from ({"value": list(pair)} for pair in ((low, low), (high, high), (low, middle), (low, high)))


def _switch(widget: Widget) -> Iterator[State]:
    yield from ({"value": value} for value in (not widget.value, widget.value))


def _indices(widget: Widget) -> Iterator[State]:
    yield from ({"index": place} for place in range(min(len(widget.options), _MOST_CHOICES)))


def _index_groups(widget: Widget) -> Iterator[State]:
    count = len(widget.options)
    yield from ({"index": [place]} for place in range(min(count, _MOST_CHOICES)))
    yield from ({"index": group} for group in ([], list(range(count))))


def _index_pairs(widget: Widget) -> Iterator[State]:
    last = len(widget.options) - 1
    yield from ({"index": pair} for pair in ([0, 0], [0, last], [last, last]))


def _texts(_widget: Widget) -> Iterator[State]:
    yield from ({"value": text} for text in _TEXTS)


def _numbers(widget: Widget) -> Iterator[State]:
    whole = isinstance(widget.value, int)
    yield from ({"value": int(number) if whole else number} for number in _NUMBERS)


def _pages(widget: Widget) -> Iterator[State]:
    yield from ({"selected_index": place} for place in range(len(widget.children)))


def _colours(_widget: Widget) -> Iterator[State]:
    yield from ({"value": colour} for colour in ("#000000", "#ffffff"))


def _nothing(_widget: Widget) -> Iterator[State]:
    yield from ()


_STATES: dict[str, Callable[[Widget], Iterator[State]]] = {
    **dict.fromkeys(("IntSlider", "FloatSlider", "BoundedIntText", "BoundedFloatText", "Play"), _span),
    **dict.fromkeys(("IntRangeSlider", "FloatRangeSlider"), _pairs),
    **dict.fromkeys(("Checkbox", "ToggleButton"), _switch),
    **dict.fromkeys(("Dropdown", "RadioButtons", "Select", "ToggleButtons", "SelectionSlider"), _indices),
    **dict.fromkeys(("Text", "Textarea", "Combobox", "Password"), _texts),
    **dict.fromkeys(("IntText", "FloatText"), _numbers),
    **dict.fromkeys(("Tab", "Accordion", "Stack"), _pages),
    "FloatLogSlider": _powers,
    "SelectMultiple": _index_groups,
    "SelectionRangeSlider": _index_pairs,
    "ColorPicker": _colours,
    "Button": _nothing,
}
_CLICKS = {"Button": ("click",), "Text": ("submit",), "Combobox": ("submit",), "Password": ("submit",)}

# these only show
_SILENT = {
    "Box", "HBox", "VBox", "GridBox", "AppLayout", "TwoByTwoLayout", "GridspecLayout",
    "HTML", "HTMLMath", "Label", "Image", "Video", "Audio", "Output", "Valid", "IntProgress", "FloatProgress",
    "FigureWidget", "interactive",
}  # fmt: skip


def _kind(widget: Widget) -> str | None:
    """The sort of control a widget is, also where a course derives its own from it."""
    return next((c.__name__ for c in type(widget).__mro__ if c.__name__ in _STATES), None)


def _listens(widget: Widget) -> bool:
    """Whether a learner could do something with a widget; layouts, styles and pictures only show."""
    from ipywidgets import DOMWidget

    names = {c.__name__ for c in type(widget).__mro__}
    return isinstance(widget, DOMWidget) and not names & _SILENT


def _label(widget: Widget) -> str:
    if type(widget).__name__ in ("Accordion", "Stack"):
        return "pages"
    return str(getattr(widget, "description", "")).strip()


def _name(widget: Widget) -> str:
    return f"{type(widget).__name__} “{_label(widget) or widget.model_id}”"


def _wire(widget: Widget, key: str) -> Any:  # noqa: ANN401 - any value a page can send
    return widget.get_state(key)[key]
