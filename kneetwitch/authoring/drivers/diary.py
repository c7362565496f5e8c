"""Keeps a diary: days noted in every way, changed and deleted; one change; and the page for the doctor.

What a ticked sign should call for is read from the rules as they stand in the data, and not from the code
that decides.
"""

from __future__ import annotations

import datetime as dt
from typing import Any, TypeAlias

from kneetwitch.authoring.drivers.tally import Tally

Box: TypeAlias = Any  # a DiaryBox; typed loosely, because traits are
Entry: TypeAlias = dict[str, Any]

_DAYS = 16  # enough on each side of a change to say something
_NONSENSE: tuple[object, ...] = (
    None,
    "a day",
    7,
    [],
    {"day": 3},
    {"day": "2026-99-99"},
    {"no such": "field"},
)


def drive(box: Box, tally: Tally) -> None:
    """Use the diary in every way its page offers, and leave it as it was found."""
    walk = _Walk(box, tally)
    before = list(box.diary.days)
    walk.look_at_page("at first")
    walk.note_one_day()
    walk.make_slips()
    walk.tick_signs()
    walk.note_many_days()
    walk.change_one_thing()
    walk.misuse()
    walk.delete_all()
    if box.diary.days != before:
        tally.say("diary: at the end", box.diary.days, "a diary whose days are deleted is as it was found")


class _Walk:
    """One diary under way."""

    def __init__(self, box: Box, tally: Tally) -> None:
        self._box = box
        self._tally = tally
        self._form = box.diary.form
        self._today = dt.date.today()
        self._noted: list[str] = []

    def note_one_day(self) -> None:
        """Today with everything ticked and filled, and then changed; each single choice is taken up."""
        entry = self._full(self._today)
        self._save(entry, "a full day")
        self._save({**entry, "note": "more"}, "the same day once more", refused={"day"})
        for name, key in (("place", "places"), ("time", "times")):
            for choice in self._form[name]:
                self._change({**entry, key: [choice["id"]]}, f"{key}: {choice['id']}")
        for choice in self._form["longest"]:
            self._change({**entry, "longest": choice["id"]}, f"longest: {choice['id']}")
        self._change(entry, "back to the full day")
        yesterday = {**entry, "day": self._day(1)}
        self._save(yesterday, "the notes moved to another day", instead_of=entry["day"])
        self._noted = [yesterday["day"]]

    def make_slips(self) -> None:
        """Numbers that cannot be, a day to come, and nothing at all: each is told beside its field."""
        entry = {"day": self._day(0), "twitches": "1"}
        for number in self._form["number"]:
            for value in ("abc", "-1", "1e9"):
                self._save({**entry, number["id"]: value}, f"{number['id']}: {value}", refused={number["id"]})
        for drink in self._form["drink"]:
            where = f"drinks.{drink['id']}"
            self._save({**entry, "drinks": {drink["id"]: "lots"}}, f"{where}: lots", refused={where})
        self._save({**entry, "day": self._day(-2)}, "a day to come", refused={"day"})
        self._save({"day": self._day(0)}, "nothing but the date", refused={""})

    def tick_signs(self) -> None:
        """Each sign alone is told at once; a saved day keeps saying it; none says nothing."""
        from kneetwitch.library import triage_form

        alone = {rule.when[0]: rule.urgency for rule in triage_form().rule if len(rule.when) == 1}
        for sign in self._form["sign"]:
            self._signs([sign["id"]], sign["id"])
            alarm = self._box.diary.alarm
            if alarm.get("urgency") != alone.get(sign["id"]) or not alarm.get("first"):
                self._say(f"sign {sign['id']}", alarm, f"told at once: {alone.get(sign['id'])}")
        everything = [sign["id"] for sign in self._form["sign"]]
        entry: Entry = {"day": self._day(0), "twitches": "1", "signs": everything}
        self._save(entry, "every sign")
        self._noted.append(entry["day"])
        if not self._view(entry["day"]).get("flag") or not self._box.diary.alarm:
            self._say("a day with signs", "nothing", "a red flag is told above and in the list")
        self._signs([], "no sign")
        if self._box.diary.alarm:
            self._say("no sign", self._box.diary.alarm, "without a sign there is no alarm")

    def note_many_days(self) -> None:
        """Days with gaps: the picture, its sentence and the page follow."""
        said = {self._box.panel.pattern}
        for back in range(2, _DAYS):
            if back != _DAYS // 2:  # a day that nobody noted
                self._save({"day": self._day(back), "twitches": str(back % 5)}, f"{back} days ago")
                self._noted.append(self._day(back))
                said.add(self._box.panel.pattern)
        if "" in {text.strip() for text in said} or len(said) < 2:
            self._say("the picture", said, "words say what the picture of the days shows")
        if self._box.days_place.figure is None:
            self._say("the picture", None, "noted days have a picture")
        self.look_at_page("with many days")

    def change_one_thing(self) -> None:
        """What and since when; slips; a second thought; and away with it."""
        panel = self._box.panel
        change = {"what": "no coffee after noon", "first_day": self._day(_DAYS // 2)}
        for slip in ({**change, "what": " "}, {**change, "first_day": "soon"}, {**change, "first_day": ""}):
            self._send(panel, {"kind": "keep", "change": slip}, f"a change: {slip}")
            if panel.change:
                self._say("a change", panel.change, "a change without what or when is not kept")
        for days in (_DAYS // 2, 1):
            self._send(
                panel, {"kind": "keep", "change": {**change, "first_day": self._day(days)}}, "a change"
            )
            if not panel.before_after.strip() or self._box.change_place.figure is None:
                self._say("a change", panel.before_after, "before and after are told in words and a picture")
        self._send(panel, {"kind": "drop"}, "the change taken away")
        if panel.change or panel.before_after or self._box.change_place.figure is not None:
            self._say("the change taken away", panel.change, "nothing is left of it")

    def misuse(self) -> None:
        """What no page sends."""
        before = list(self._box.diary.days)
        for nonsense in _NONSENSE:
            for message in (
                {"kind": "save", "entry": nonsense, "instead_of": ""},
                {"kind": "save", "entry": {"day": self._day(40)}, "instead_of": nonsense},
                {"kind": "delete", "day": nonsense},
                {"kind": "signs", "signs": nonsense},
            ):
                self._send(self._box.diary, message, f"nonsense: {message}")
            self._send(self._box.panel, {"kind": "keep", "change": nonsense}, f"nonsense: {nonsense!r}")
        if self._box.diary.days != before or self._box.panel.change:
            self._say("nonsense", self._box.diary.days, "nonsense changes nothing")

    def delete_all(self) -> None:
        """Every day goes, and the picture with the last of them; the page then says what to note."""
        for day in self._noted:
            self._send(self._box.diary, {"kind": "delete", "day": day}, f"deleting {day}")
            if self._view(day):
                self._say(f"deleting {day}", self._view(day), "a deleted day is gone")
        if not self._box.diary.days and self._box.days_place.figure is not None:
            self._say("deleting", "a picture", "without days there is no picture")
        self.look_at_page("at the end")

    def look_at_page(self, where: str) -> None:
        """It is never blank, and holds the medicines that were noted."""
        page = self._box.page
        if not page.text.strip() or "<html" not in page.html or not page.file:
            self._say(f"the page, {where}", page.text, "the page for the doctor is never blank")
        noted = any("magnesium" in str(view["fields"].get("medicines")) for view in self._box.diary.days)
        if noted and ("magnesium" not in page.text or "magnesium" not in page.html):
            self._say(f"the page, {where}", page.text, "medicines that were noted stand on the page")

    def _full(self, day: dt.date) -> Entry:
        """Every box ticked and every field filled, but no sign."""
        ids = {
            name: [one["id"] for one in self._form[name]] for name in ("place", "time", "longest", "drink")
        }
        return {
            "day": day.isoformat(),
            **{number["id"]: "7" for number in self._form["number"]},
            "places": ids["place"],
            "times": ids["time"],
            "longest": ids["longest"][0],
            "drinks": dict.fromkeys(ids["drink"], "1"),
            "medicines": "magnesium",
            "note": "a long day <b>&</b>",
            "signs": [],
        }

    def _change(self, entry: Entry, where: str) -> None:
        self._save(entry, where, instead_of=entry["day"])

    def _save(
        self, entry: Entry, where: str, *, instead_of: str = "", refused: set[str] | None = None
    ) -> None:
        """Save a day: it is in the list with all that was said; or nothing changed, if it is refused."""
        before = list(self._box.diary.days)
        message = {"kind": "save", "entry": entry, "instead_of": instead_of}
        with self._replies() as replies:
            self._send(self._box.diary, message, where)
        slips = {name for reply in replies for name in reply.get("slips", ())}
        if refused is not None:
            if self._box.diary.days != before or not refused <= slips:
                self._say(where, slips, f"told beside {refused}, and nothing is changed")
            return
        fields = self._view(entry["day"]).get("fields", {})
        lost = {name: value for name, value in entry.items() if fields.get(name) != value}
        if lost or slips:
            self._say(where, lost or slips, "a day keeps all that was said of it")
        if instead_of not in ("", entry["day"]) and self._view(instead_of):
            self._say(where, self._view(instead_of), "a day that moved is not there twice")

    def _signs(self, signs: list[str], where: str) -> None:
        self._send(self._box.diary, {"kind": "signs", "signs": signs}, f"ticking {where}")

    def _view(self, day: str) -> dict[str, Any]:
        return next((view for view in self._box.diary.days if view["day"] == day), {})

    def _day(self, back: int) -> str:
        return (self._today - dt.timedelta(days=back)).isoformat()

    def _replies(self) -> _Replies:
        return _Replies(self._box.diary)

    def _send(self, widget: Any, message: dict[str, Any], where: str) -> None:  # noqa: ANN401 - any part
        self._tally.custom(widget, message, f"diary: {where}")
        trouble = widget.words.get("trouble")
        if trouble and widget.notice == trouble:
            self._say(where, "trouble", "this act failed and the person was told so")

    def _say(self, where: str, value: object, expected: str) -> None:
        self._tally.say(f"diary: {where}", value, expected)


class _Replies:
    """What a widget sends to its page meanwhile."""

    def __init__(self, widget: Any) -> None:  # noqa: ANN401
        self._widget = widget
        self._seen: list[dict[str, Any]] = []

    def __enter__(self) -> list[dict[str, Any]]:
        send = self._widget.send

        def note(content: Any, *rest: Any) -> None:  # noqa: ANN401
            self._seen.append(content)
            send(content, *rest)

        self._widget.send = note
        return self._seen

    def __exit__(self, *_fault: object) -> None:
        del self._widget.send
