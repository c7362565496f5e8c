"""A branching case: shows the story so far, hands each choice to Python and shows what comes back.

It holds no grade of a choice that was not made, and no step that was not reached.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

import traitlets

from kneetwitch.widgets.base import CourseWidget, MalformedMessageError, front_end
from kneetwitch.widgets.quiz_text import WIDTH

View: TypeAlias = dict[str, Any]
OnChoose: TypeAlias = Callable[[str, str], View]
OnMove: TypeAlias = Callable[[], View]


class CaseWidget(CourseWidget):
    """One case.

    `view` is what may be seen: {story, made: [{text, ask, chosen, grade, why}], step: {id, text, ask,
    options} or None, end: {text, remember, points, possible, safe, review, sources} or None}.
    `on_choose(step_id, option_id)`, `on_back()` and `on_again()` return the new view.
    """

    _esm = front_end("keyboard.js", "dom.js", "case.js")
    _css = front_end("shared.css", "case.css")

    view = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        *,
        name: str,
        title: str,
        view: View,
        words: Mapping[str, str],
        on_choose: OnChoose,
        on_back: OnMove,
        on_again: OnMove,
        notice: str = "",
    ) -> None:
        self._on_choose = on_choose
        self._moves = {"back": on_back, "again": on_again}
        super().__init__(name=f"case-{name}", title=title, view=view, words=dict(words), notice=notice)

    def plain_text(self) -> str:
        """The story and its first choice as text, whatever was chosen since."""
        step = self.view["step"] if not self.view["made"] else None
        blocks = [_wrapped(self.title), _wrapped(self.view["story"])]
        if step:
            options = [_wrapped(option["text"], "   ( ) ") for option in step["options"]]
            blocks += [_wrapped(step["text"]), "\n".join([_wrapped(step["ask"]), *options])]
        return "\n\n".join([*blocks, self.words.get("run_me", "")]).strip()

    def receive(self, kind: str, message: dict[str, Any]) -> None:
        """Act on `choose`, `back` or `again`."""
        try:
            if kind == "choose":
                self.view = self._choice(message.get("step"), message.get("option"))
            elif kind in self._moves:
                self.view = self._moves[kind]()
            else:
                raise MalformedMessageError(f"kind {kind[:80]!r}")
        except Exception:
            # The page is waiting for a reply; the guard above logs the reason.
            self.send({"kind": "trouble"})
            raise
        self.send({"kind": "shown", "after": kind})

    def _choice(self, step: object, option: object) -> View:
        now = self.view["step"]
        if now is None or step != now["id"] or not isinstance(step, str):
            raise MalformedMessageError(f"no step {str(step)[:80]!r} waits here")
        if not isinstance(option, str) or option not in {one["id"] for one in now["options"]}:
            raise MalformedMessageError(f"no option {str(option)[:80]!r} here")
        return self._on_choose(step, option)


def _wrapped(text: str, lead: str = "") -> str:
    return textwrap.fill(
        " ".join(text.split()), WIDTH, initial_indent=lead, subsequent_indent=" " * len(lead)
    )
