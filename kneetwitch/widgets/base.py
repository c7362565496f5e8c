"""What every widget of the course shares: names for ids, front ends from files, guarded callbacks."""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Callable
from importlib import resources
from typing import Any, ClassVar

import traitlets
from anywidget import AnyWidget
from ipywidgets import Layout

log = logging.getLogger("kneetwitch")

VIEW_MIME = "application/vnd.jupyter.widget-view+json"
_shown: Counter[str] = Counter()


class MalformedMessageError(Exception):
    """The browser sent something that is not one of the messages this widget knows."""


def front_end(*files: str) -> str:
    """The text of these files of `kneetwitch.widgets`, joined in order: one ES module, or one style sheet."""
    folder = resources.files("kneetwitch.widgets")
    return "\n".join((folder / name).read_text(encoding="utf-8") for name in files)


def model_id_for(name: str) -> str:
    """A model id made of `name` and how often that name was shown in this kernel: `quiz-06-half-life-1`.

    ipywidgets' own ids are random, so each run would change the saved notebook.
    """
    slug = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    _shown[slug] += 1
    return f"kneetwitch-{slug}-{_shown[slug]}"


class CourseWidget(AnyWidget):
    """An anywidget with a stable id, a readable plain-text form and callbacks that never fail in silence.

    A subclass sets `_esm` and `_css` with `front_end(...)` and defines `plain_text` and `receive`.
    """

    # names of synced traits that the browser may set; everything else it sends as state is dropped
    browser_may_set: ClassVar[frozenset[str]] = frozenset()

    own_id = traitlets.Unicode().tag(sync=True)  # by which the page finds the model: see dom.js
    title = traitlets.Unicode().tag(sync=True)
    words = traitlets.Dict().tag(sync=True)
    notice = traitlets.Unicode().tag(sync=True)

    def __init__(self, *, name: str, **traits: Any) -> None:  # noqa: ANN401 - traits are of any type
        self._notice_before = ""
        model_id = model_id_for(name)
        layout = Layout(model_id=f"{model_id}-layout")
        super().__init__(model_id=model_id, own_id=model_id, layout=layout, **traits)

    def plain_text(self) -> str:
        """What the widget shows, as text for places without a kernel. Same input, same text."""
        raise NotImplementedError

    def receive(self, kind: str, message: dict[str, Any]) -> None:
        """Act on a message {kind, ...} from the browser; raise MalformedMessageError if it makes no sense."""
        raise NotImplementedError

    def guarded(self, action: Callable[[], None]) -> None:
        """Run `action`; if it fails, log the exception and show words["trouble"] to the learner."""
        try:
            action()
        except MalformedMessageError as error:
            log.warning("%s: ignored a message from the page: %s", self.model_id, error)
        except Exception:
            log.exception("%s: a callback failed", self.model_id)
            self._say_trouble()
        else:
            self._end_trouble()

    def _say_trouble(self) -> None:
        trouble = self.words.get("trouble", "")
        if self.notice != trouble:
            self._notice_before, self.notice = self.notice, trouble

    def _end_trouble(self) -> None:
        if self.notice and self.notice == self.words.get("trouble"):
            self.notice = self._notice_before

    def set_state(self, sync_data: dict[str, Any]) -> None:
        """Take state from the browser, but only the traits it may set."""
        refused = sorted(sync_data.keys() - self.browser_may_set)
        if refused:
            log.warning("%s: the page may not set %s", self.model_id, ", ".join(refused))
        allowed = {key: value for key, value in sync_data.items() if key in self.browser_may_set}
        if allowed:
            super().set_state(allowed)

    def _handle_msg(self, msg: Any) -> None:  # noqa: ANN401 - anything can arrive over the wire
        self.guarded(lambda: self._dispatch(msg))

    def _dispatch(self, msg: Any) -> None:  # noqa: ANN401
        content = msg.get("content")
        data = content.get("data") if isinstance(content, dict) else None
        if not isinstance(data, dict):
            raise MalformedMessageError("it holds no data")
        match data.get("method"):
            case "request_state":
                self.send_state()
            case "update" if isinstance(data.get("state"), dict):
                self._update(data["state"])
            case "custom":
                self._custom(data.get("content"))
            case other:
                raise MalformedMessageError(f"method {other!r}")

    def _update(self, state: dict[str, Any]) -> None:
        # Not through ipywidgets' own handler: it swallows what an observer raises.
        try:
            self.set_state(state)
        except traitlets.TraitError as error:
            raise MalformedMessageError(str(error)) from error

    def _custom(self, message: object) -> None:
        if not isinstance(message, dict) or not isinstance(message.get("kind"), str):
            raise MalformedMessageError(f"{str(message)[:80]!r} has no `kind`")
        self.receive(message["kind"], message)

    def _repr_mimebundle_(self, **_options: object) -> tuple[dict[str, Any], dict[str, Any]]:
        view = {"version_major": 2, "version_minor": 1, "model_id": self.model_id}
        return {VIEW_MIME: view, "text/plain": self.plain_text()}, {}
