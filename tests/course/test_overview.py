"""kt.progress joins what the answers add up to, in the order of use."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest

import kneetwitch as kt
from kneetwitch import library
from kneetwitch.course import saved
from kneetwitch.history import Trouble

TITLES = [
    "What to do next",
    "The lessons",
    "Sure, but wrong",
    "Goals of the lessons",
    "How sure you were, and how often you were right",
    "Exercises and cases",
    "Before and after the course",
    "Your days with the course",
]


@pytest.fixture(autouse=True)
def new_learner() -> None:
    saved._store_at.cache_clear()


def keep(kind: str, subject: str, **payload: object) -> None:
    saved.store().record(kind, subject, {"variant": 0, "confidence": None, **payload})


def begin() -> None:
    keep("answer", "06_stimulants/half-life", outcome="not yet", confidence="sure")
    keep("attempt", "06_stimulants/06_drug_half_life", outcome="not yet")
    keep("case", "the-eyelid", picks=[])
    keep("answer", f"pretest/{library.questions('pretest')[0].id}", outcome="right")


def titles() -> list[str]:
    return [section.title for section in kt.progress().sections]


def test_on_day_one_there_is_where_to_begin_the_map_and_what_will_come() -> None:
    assert titles() == TITLES[:2]
    assert "Begin with 0. Start here" in str(kt.progress())
    assert "Once you have answered some questions" in str(kt.progress())
    assert '<a href="../notebooks/00_start_here.ipynb">0. Start here</a>' in kt.progress()._repr_html_()


def test_a_learner_on_the_way_sees_everything_in_the_order_of_use() -> None:
    begin()
    assert titles() == TITLES
    shown = str(kt.progress())
    assert "Once you have answered" not in shown
    assert "0 of 13 cases done" in shown
    assert "Go on with 6. Caffeine" in shown


def test_the_page_says_what_the_terminal_says() -> None:
    begin()
    page = kt.progress()._repr_html_().partition("</style>")[2]
    inside_words = r"</?(?:a|span)[^>]*>"
    words = set(re.sub(r"<[^>]+>", " ", re.sub(inside_words, "", unescape(page))).split())
    assert set(str(kt.progress()).split()) - words <= {"-", "·", *("-" * len(title) for title in TITLES)}


def test_a_course_that_is_done_says_so() -> None:
    for lesson in library.library().lessons.values():
        for question in library.questions(lesson.stem):
            keep("answer", f"{lesson.stem}/{question.id}", outcome="right", confidence="sure")
    shown = str(kt.progress())
    assert "Every question of the course" in shown
    assert "Nothing stands here now." in shown
    assert "not begun:" not in shown


def test_a_test_before_the_course_begins_no_lesson() -> None:
    keep("answer", f"pretest/{library.questions('pretest')[0].id}", outcome="not yet", confidence="sure")
    assert titles() == [TITLES[0], TITLES[1], TITLES[6], TITLES[7]]
    assert "Begin with 0. Start here" in str(kt.progress())


def test_trouble_with_the_file_stands_above_all(monkeypatch: pytest.MonkeyPatch) -> None:
    store = saved.store()
    monkeypatch.setattr(store, "_attempt", lambda _: False)
    store.trouble = Trouble.FULL
    assert str(kt.progress()).startswith("There seems to be no room left on the disk")
    assert 'class="kt-notice">There seems to be no room' in kt.progress()._repr_html_()


def test_a_terminal_gets_no_line_of_more_than_80_columns_and_no_file_names(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    begin()
    shown = str(kt.progress())
    assert max(map(len, shown.splitlines())) <= 80
    assert "ipynb" not in shown


def test_an_event_of_any_form_stops_nothing() -> None:
    odd: tuple[object, ...] = (None, [], {"a": [1]}, 3.5, "🙂")
    for kind in ("answer", "attempt", "case", "predict", "renew", "something new"):
        for value in odd:
            for subject in (
                "06_stimulants/half-life",
                "06_stimulants/06_drug_half_life",
                "the-eyelid",
                "",
                "/",
            ):
                saved.store().record(
                    kind, subject, dict.fromkeys(("outcome", "confidence", "variant", "picks"), value)
                )
    assert json.dumps(kt.progress()._repr_html_())
    assert str(kt.progress())
