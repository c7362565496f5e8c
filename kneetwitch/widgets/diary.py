"""The twitch diary: a form for one day, the days noted so far, and at once what a ticked sign calls for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

import traitlets

from kneetwitch.widgets.base import CourseWidget, MalformedMessageError, front_end

View: TypeAlias = dict[str, Any]
Slips: TypeAlias = Mapping[str, str]  # field -> what is the matter with it
OnSave: TypeAlias = Callable[[Mapping[str, Any], str], Slips]
OnDelete: TypeAlias = Callable[[str], None]
OnSigns: TypeAlias = Callable[[Sequence[str]], None]
OnNoted: TypeAlias = Callable[[], None]

_MOST_SIGNS = 200


class DiaryWidget(CourseWidget):
    """The diary's form and list.

    `form` says what is asked: {time, place, longest: [{id, text}], number: [{id, label, help, unit}], drink:
    [{id, text}], sign: [{id, short, now}]}, with `now` true for a sign that by itself cannot wait. `days` are
    the days noted, the newest first: {day, name, lines, flag, fields}; `fields` is what the form shows to
    change them. `alarm` is what ticked signs call for: {} or {urgency, first, lines: [{signs, say}], also,
    words, sources: [{name, address}], ours}.

    `on_save(entry, instead_of)` keeps a day, in place of the day `instead_of` unless that is empty, and
    returns what is the matter with its fields; `on_delete(day)` and `on_signs(ids)` return nothing. All of
    them renew `days` and `alarm` themselves. `on_noted()` then does what takes longer.
    """

    _esm = front_end(
        *("keyboard.js", "dom.js", "diary_fields.js", "diary_form.js"),
        *("diary_list.js", "diary_alarm.js", "diary.js"),
    )
    _css = front_end("shared.css", "diary.css")

    form = traitlets.Dict().tag(sync=True)
    days = traitlets.List(traitlets.Dict()).tag(sync=True)
    alarm = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        *,
        traits: Mapping[str, Any],
        on_save: OnSave,
        on_delete: OnDelete,
        on_signs: OnSigns,
        on_noted: OnNoted,
    ) -> None:
        self._on_save = on_save
        self._on_delete = on_delete
        self._on_signs = on_signs
        self._on_noted = on_noted
        super().__init__(name="diary", **traits)

    def plain_text(self) -> str:
        """Title and instruction only: what is noted must not end up in a saved notebook."""
        return "\n\n".join(self.words.get(key, "") for key in ("title", "standing", "run_me"))

    def receive(self, kind: str, message: dict[str, Any]) -> None:
        """Act on `save`, `delete` or `signs`."""
        acts = {"save": self._save, "delete": self._delete, "signs": self._signs}
        try:
            if kind not in acts:
                raise MalformedMessageError(f"kind {kind[:80]!r}")
            reply = acts[kind](message)
        except Exception:
            # The page is waiting for a reply; the guard above logs the reason.
            self.send({"kind": "trouble", "after": kind[:80]})
            raise
        self.send(reply)
        if reply["kind"] in ("saved", "deleted"):
            self._on_noted()

    def _save(self, message: Mapping[str, Any]) -> View:
        entry, instead_of = message.get("entry"), message.get("instead_of", "")
        if not isinstance(entry, dict) or not isinstance(instead_of, str):
            raise MalformedMessageError("a day without fields")
        if instead_of and instead_of not in self._noted():
            raise MalformedMessageError(f"no day {instead_of[:80]!r} to change")
        slips = self._on_save(entry, instead_of)
        if slips:
            return {"kind": "slips", "slips": dict(slips)}
        return {"kind": "saved", "day": str(entry.get("day", ""))}

    def _delete(self, message: Mapping[str, Any]) -> View:
        day = message.get("day")
        if not isinstance(day, str) or day not in self._noted():
            raise MalformedMessageError(f"no day {str(day)[:80]!r} to delete")
        self._on_delete(day)
        return {"kind": "deleted", "day": day}

    def _signs(self, message: Mapping[str, Any]) -> View:
        signs = message.get("signs")
        if not isinstance(signs, list) or len(signs) > _MOST_SIGNS:
            raise MalformedMessageError("no list of signs")
        self._on_signs([sign for sign in signs if isinstance(sign, str)])
        return {"kind": "judged"}

    def _noted(self) -> set[str]:
        return {view["day"] for view in self.days}
