"""The explorer's frame: a prediction above, a live plotly figure, and below it sentence and controls."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from typing import TYPE_CHECKING, Any, TypeAlias

import traitlets
from ipywidgets import Layout, VBox

from kneetwitch.widgets.base import (
    VIEW_MIME,
    CourseWidget,
    MalformedMessageError,
    front_end,
    model_id_for,
)

if TYPE_CHECKING:
    import plotly.graph_objects as go

Settings: TypeAlias = dict[str, Any]
View: TypeAlias = dict[str, Any]

# plotly's traits in which the page sends back what it made of an update
_ANSWERS = frozenset({"_js2py_traceDeltas", "_js2py_layoutDelta"})

_COUNTERS = frozenset({"_last_layout_edit_id", "_last_trace_edit_id"})

PHASES = ("predict", "free")


class Prediction(CourseWidget):
    """Above the picture: a situation, what the learner predicts, and how that held.

    `scenarios` hold {id, title, story, ask, guesses: [{id, text}]}, never which guess is right.
    """

    _esm = front_end("keyboard.js", "dom.js", "fitting.js", "prediction.js")
    _css = front_end("shared.css", "explorer.css")

    figure_id = traitlets.Unicode().tag(sync=True)  # by which the page finds the picture's model
    intro = traitlets.Unicode().tag(sync=True)
    scenarios = traitlets.List(traitlets.Dict()).tag(sync=True)
    scenario = traitlets.Unicode().tag(sync=True)
    phase = traitlets.Enum(PHASES, default_value="predict").tag(sync=True)
    outcome = traitlets.Dict().tag(sync=True)  # {} or {status, message}

    def __init__(
        self,
        *,
        name: str,
        traits: Mapping[str, Any],
        on_predict: Callable[[str], None],
        on_show: Callable[[], None],
        on_scenario: Callable[[str], None],
    ) -> None:
        self._on_predict = on_predict
        self._on_show = on_show
        self._on_scenario = on_scenario
        super().__init__(name=name, **traits)

    def plain_text(self) -> str:
        """Title and introduction; without a kernel there is nothing to move."""
        return f"{self.title}\n{self.intro}"

    def receive(self, kind: str, message: dict[str, Any]) -> None:
        """Act on `predict`, `show` or `scenario`."""
        if kind == "predict":
            self._on_predict(_text(message, "guess"))
        elif kind == "scenario":
            self._on_scenario(_text(message, "scenario"))
        elif kind == "show":
            self._on_show()
        else:
            raise MalformedMessageError(f"kind {kind[:80]!r}")


class ControlPanel(CourseWidget):
    """Under the picture: the sentence that says what it shows, the controls, the numbers on demand.

    The controls are there only in the phase "free".
    """

    _esm = front_end("keyboard.js", "dom.js", "explorer_controls.js", "explorer.js")
    _css = front_end("shared.css", "explorer.css")

    phase = traitlets.Enum(PHASES, default_value="predict").tag(sync=True)
    controls = traitlets.List(traitlets.Dict()).tag(sync=True)
    catalogue = traitlets.List(traitlets.Dict()).tag(sync=True)
    settings = traitlets.Dict().tag(sync=True)
    seen = traitlets.Int().tag(sync=True)  # the last settings message dealt with: the page sends the next
    warning = traitlets.Unicode().tag(sync=True)  # what to do first, before anything else is read
    sentence = traitlets.Unicode().tag(sync=True)
    table = traitlets.Dict().tag(sync=True)  # {} or {caption, headers, rows}

    def __init__(
        self,
        *,
        name: str,
        traits: Mapping[str, Any],
        on_settings: Callable[[Settings], None],
        on_reset: Callable[[], None],
    ) -> None:
        self._on_settings = on_settings
        self._on_reset = on_reset
        super().__init__(name=name, **traits)

    def plain_text(self) -> str:
        """The sentence."""
        return str(self.sentence)

    def receive(self, kind: str, message: dict[str, Any]) -> None:
        """Act on `settings` or `reset`."""
        if kind == "settings":
            self._take_settings(message)
        elif kind == "reset":
            self._on_reset()
        else:
            raise MalformedMessageError(f"kind {kind[:80]!r}")

    def _take_settings(self, message: dict[str, Any]) -> None:
        settings, sequence = message.get("settings"), message.get("sequence")
        if not isinstance(settings, dict) or not isinstance(sequence, int):
            raise MalformedMessageError("settings without values or number")
        with self.hold_sync():  # one message for all that changed
            try:
                self._on_settings(settings)
            finally:
                self.seen = sequence  # also after a failure, or the page would wait for ever


class ExplorerBox(VBox):  # type: ignore[misc]  # ipywidgets has no types
    """Prediction, figure and controls as one output with a stable id."""

    def __init__(
        self, name: str, prediction: Prediction, figure: go.FigureWidget, panel: ControlPanel
    ) -> None:
        model_id = model_id_for(name)
        self.prediction, self.figure, self.panel = prediction, figure, panel
        layout = Layout(model_id=f"{model_id}-layout", overflow="visible")
        super().__init__([prediction, figure, panel], model_id=model_id, layout=layout)
        self.add_class("kt-explorer")

    def close_all(self) -> None:
        """Take everything away from page and kernel."""
        self.figure.close()
        for widget in (self.prediction, self.panel, self):
            widget.layout.close()
            widget.close()

    def _repr_mimebundle_(self, **_options: object) -> tuple[dict[str, Any], dict[str, Any]]:
        view = {"version_major": 2, "version_minor": 0, "model_id": self.model_id}
        return {VIEW_MIME: view, "text/plain": self.prediction.plain_text()}, {}


def live(figure: go.Figure) -> go.FigureWidget:
    """A figure that redraws in place, follows the width of the page, and survives a reload of it."""
    import plotly.graph_objects as go

    class LiveFigure(go.FigureWidget):  # type: ignore[misc]  # plotly has no types
        def open(self) -> None:
            # plotly would announce itself to the page before it has any data, and on a busy machine the page
            # draws what it knows by then: an empty figure, for good.
            if hasattr(self, "_data"):
                super().open()

        def set_state(self, sync_data: dict[str, Any]) -> None:
            # After every repaint the page sends back each default it filled in, and the kernel would work
            # through them and answer before it sees the slider's next position. Nobody here asks for them.
            kept = {name: value for name, value in sync_data.items() if name not in _ANSWERS}
            if kept:
                super().set_state(kept)

        def _should_send_property(self, key: str, value: Any) -> bool:  # noqa: ANN401
            # plotly follows each update with three messages that only its answers need: two counters, and
            # the update's own trait emptied again
            if key in _COUNTERS or (key.startswith("_py2js_") and value is None):
                return False
            return bool(super()._should_send_property(key, value))

        def get_state(self, key: Any = None, drop_defaults: bool = False) -> Any:  # noqa: ANN401
            # A reloaded page asks for everything; plotly would answer with the figure as it was first made.
            # (While it is being made, it has no data yet.)
            if key is None and hasattr(self, "_data"):
                self._trait_values["_widget_data"] = deepcopy(self._data)
                self._trait_values["_widget_layout"] = deepcopy(self._layout_obj._props)
            return super().get_state(key=key, drop_defaults=drop_defaults)

    widget = LiveFigure(figure)
    # staticPlot: nothing to hover or zoom, so plotly need not lay handlers over every panel at each repaint
    quiet = {"displayModeBar": False, "responsive": True, "staticPlot": True}
    widget._config = {**(widget._config or {}), **quiet}
    widget.layout.autosize = True
    widget.open()
    return widget


def _text(message: Mapping[str, object], key: str) -> str:
    value = message.get(key)
    if not isinstance(value, str):
        raise MalformedMessageError(f"no {key} in the message")
    return value


def table_view(caption: str, headers: Sequence[str], rows: Sequence[Sequence[str]]) -> View:
    """A table as the readout takes it."""
    return {"caption": caption, "headers": list(headers), "rows": [list(row) for row in rows]}
