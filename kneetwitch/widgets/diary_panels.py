"""What stands below the diary: one change that somebody tries, the page for the doctor, and the whole box."""

from __future__ import annotations

from collections.abc import Callable, Mapping
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
from kneetwitch.widgets.diary import DiaryWidget, OnNoted, Slips

if TYPE_CHECKING:
    import plotly.graph_objects as go

OnKeep: TypeAlias = Callable[[Mapping[str, Any]], Slips]


class ChangePanel(CourseWidget):
    """What the picture of the days shows, and a form for one change with what came of it.

    `change` is {} or {what, first_day}; `before_after` is what came of it, and `reckoned` by which method, ""
    where there is nothing to say. `on_keep(change)` returns what is the matter with its fields, and
    `on_drop()` nothing. `on_noted()` then does what takes longer, once the page has its reply.
    """

    _esm = front_end("keyboard.js", "dom.js", "fitting.js", "diary_fields.js", "diary_change.js")
    _css = front_end("shared.css", "diary.css")

    pattern = traitlets.Unicode().tag(sync=True)
    change = traitlets.Dict().tag(sync=True)
    before_after = traitlets.Unicode().tag(sync=True)
    reckoned = traitlets.Unicode().tag(sync=True)

    def __init__(
        self, *, traits: Mapping[str, Any], on_keep: OnKeep, on_drop: OnNoted, on_noted: OnNoted
    ) -> None:
        self._on_keep = on_keep
        self._on_drop = on_drop
        self._on_noted = on_noted
        super().__init__(name="diary-change", **traits)

    def plain_text(self) -> str:
        """The heading only: what is noted must not end up in a saved notebook."""
        return str(self.words.get("pattern", ""))

    def receive(self, kind: str, message: dict[str, Any]) -> None:
        """Act on `keep` or `drop`."""
        try:
            reply = self._reply(kind, message.get("change"))
        except Exception:
            # The page is waiting for a reply; the guard above logs the reason.
            self.send({"kind": "trouble"})
            raise
        self.send(reply)
        if reply["kind"] != "slips":
            self._on_noted()

    def _reply(self, kind: str, change: object) -> dict[str, Any]:
        if kind == "drop":
            self._on_drop()
            return {"kind": "dropped"}
        if kind != "keep" or not isinstance(change, dict):
            raise MalformedMessageError(f"kind {kind[:80]!r}, or a change without fields")
        slips = self._on_keep(change)
        return {"kind": "slips", "slips": dict(slips)} if slips else {"kind": "kept"}


class DoctorPage(CourseWidget):
    """The page for the doctor, for the browser to print, save or copy: `html`, `text`, and a `file` name."""

    _esm = front_end("keyboard.js", "dom.js", "diary_page.js")
    _css = front_end("shared.css", "diary.css")

    html = traitlets.Unicode().tag(sync=True)
    text = traitlets.Unicode().tag(sync=True)
    file = traitlets.Unicode().tag(sync=True)

    def __init__(self, traits: Mapping[str, Any]) -> None:
        super().__init__(name="diary-page", **traits)

    def plain_text(self) -> str:
        """The heading only: what is noted must not end up in a saved notebook."""
        return str(self.words.get("page", ""))

    def receive(self, kind: str, message: dict[str, Any]) -> None:  # noqa: ARG002 - it is told nothing
        """The page has nothing to ask for."""
        raise MalformedMessageError(f"kind {kind[:80]!r}")


class Place(VBox):  # type: ignore[misc]  # ipywidgets has no types
    """Where a live picture stands, or none. Each brings five megabytes to the page: it comes when needed."""

    def __init__(self, name: str) -> None:
        model_id = model_id_for(name)
        layout = Layout(model_id=f"{model_id}-layout", overflow="visible")
        super().__init__([], model_id=model_id, layout=layout)

    @property
    def figure(self) -> go.FigureWidget | None:
        """The picture on show."""
        return self.children[0] if self.children else None

    def show(self, figure: go.FigureWidget | None) -> None:
        """Show this picture in place of any other; one that was taken away cannot be shown again."""
        before = self.figure
        self.children = [figure] if figure is not None else []
        if before is not None:
            before.close()


class DiaryBox(VBox):  # type: ignore[misc]  # ipywidgets has no types
    """Diary, picture of the days, one change with its picture, and the page for the doctor: one output."""

    def __init__(self, diary: DiaryWidget, panel: ChangePanel, page: DoctorPage) -> None:
        model_id = model_id_for("diary-box")
        self.diary, self.panel, self.page = diary, panel, page
        self.days_place, self.change_place = Place("diary-days"), Place("diary-before-after")
        layout = Layout(model_id=f"{model_id}-layout", overflow="visible")
        parts = [diary, self.days_place, panel, self.change_place, page]
        super().__init__(parts, model_id=model_id, layout=layout)
        self.add_class("kt-diary-box")

    def _repr_mimebundle_(self, **_options: object) -> tuple[dict[str, Any], dict[str, Any]]:
        view = {"version_major": 2, "version_minor": 0, "model_id": self.model_id}
        return {VIEW_MIME: view, "text/plain": self.diary.plain_text()}, {}
