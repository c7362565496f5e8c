"""kt.diary: a short note for each day, its chart, and one page for the doctor."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from types import ModuleType
from typing import Any

from kneetwitch.course import diary_days, diary_summary, saved
from kneetwitch.course.diary_views import alarm_view, day_view, form_view
from kneetwitch.explorers import diary_change, diary_picture
from kneetwitch.history import Store
from kneetwitch.judging.diary_days import read_change, read_day
from kneetwitch.library.diary import Day, DiaryChange
from kneetwitch.library.messages import messages, say
from kneetwitch.widgets.diary import DiaryWidget, Slips
from kneetwitch.widgets.diary_panels import ChangePanel, DiaryBox, DoctorPage, Place
from kneetwitch.widgets.explorer import live


def diary() -> DiaryBox:
    """Your twitch diary: `kt.diary()`. A note for each day, a picture of the days, and a page for the doctor.

    What is noted is kept in the progress file on this computer, and nowhere else.
    """
    return _Sitting(saved.store()).box


class _Sitting:
    """The diary on one page. What is on show is read from the store anew after each act."""

    def __init__(self, store: Store) -> None:
        self._store = store
        words = {key: text for key, text in messages("diary").items() if "." not in key}
        self._diary = DiaryWidget(
            traits={"words": words, "title": words["title"], "form": form_view()},
            on_save=self._save,
            on_delete=self._delete,
            on_signs=self._look_up,
            on_noted=self._show_rest,
        )
        self._panel = ChangePanel(
            traits={"words": words},
            on_keep=self._keep_change,
            on_drop=self._drop_change,
            on_noted=self._show_rest,
        )
        self._page = DoctorPage({"words": words})
        self.box = DiaryBox(self._diary, self._panel, self._page)
        self._show_days()
        self._show_rest()

    def _save(self, entry: Mapping[str, Any], instead_of: str) -> Slips:
        read = read_day(entry, _today())
        if read.day is None:
            return read.problems
        before = dt.date.fromisoformat(instead_of) if instead_of else None
        if read.day.day != before and read.day.day in {day.day for day in diary_days.days(self._store)}:
            return {"day": say("diary", "taken")}
        diary_days.keep(read.day, self._store, instead_of=before)
        self._look_up(read.day.signs)
        self._show_days()
        return {}

    def _delete(self, day: str) -> None:
        diary_days.delete(dt.date.fromisoformat(day), self._store)
        self._show_days()

    def _look_up(self, signs: Sequence[str]) -> None:
        self._diary.alarm = alarm_view(signs)

    def _keep_change(self, given: Mapping[str, Any]) -> Slips:
        read = read_change(given, _today())
        if read.change is None:
            return read.problems
        diary_days.keep_change(read.change, self._store)
        self._panel.change = read.change.model_dump(mode="json")
        return {}

    def _drop_change(self) -> None:
        diary_days.remove_change(self._store)
        self._panel.change = {}

    def _show_days(self) -> None:
        """And what is the matter with the file, so that the page does not call saved what is not."""
        self._diary.notice = saved.notice(self._store)
        self._diary.days = [day_view(day) for day in reversed(diary_days.days(self._store))]

    def _show_rest(self) -> None:
        """The pictures take seconds when they come for the first time."""
        self._diary.notice = saved.notice(self._store)
        days, change = diary_days.days(self._store), diary_days.change(self._store)
        self._show_pictures(days, change)
        today = _today()
        with self._page.hold_sync():
            self._page.html = diary_summary.as_html(days, change, today)
            self._page.text = diary_summary.as_text(days, change, today)
            self._page.file = f"twitch-diary-{today}"

    def _show_pictures(self, days: Sequence[Day], change: DiaryChange | None) -> None:
        with self._panel.hold_sync():
            self._panel.pattern = diary_picture.sentence(days) if days else ""
            self._panel.change = change.model_dump(mode="json") if change else {}
            self._panel.before_after = diary_change.sentence(days, change) if change else ""
            self._panel.reckoned = diary_change.reckoned(days, change)
        _redraw(self.box.days_place, diary_picture, days, change, is_wanted=bool(days))
        _redraw(self.box.change_place, diary_change, days, change, is_wanted=bool(change))


def _today() -> dt.date:
    return dt.date.today()


def _redraw(
    place: Place,
    explorer: ModuleType,
    days: Sequence[Day],
    change: DiaryChange | None,
    *,
    is_wanted: bool,
) -> None:
    """Redraw a picture in place; make it where there is none yet, and take it away where none is wanted."""
    if not is_wanted:
        place.show(None)
    elif place.figure is None:
        place.show(live(explorer.picture(days, change)))
    else:
        with place.figure.batch_update():
            explorer.draw(place.figure, days, change)
