"""The map of the course counts what was answered."""

import kneetwitch as kt
from kneetwitch import library
from kneetwitch.course import saved


def line(stem: str):
    return next(entry for entry in kt.progress().lines if entry.lesson.stem == stem)


def test_a_new_learner_sees_twelve_lessons_and_what_is_ready():
    saved._store_at.cache_clear()
    assert len(kt.progress().lines) == 12
    assert line("06_stimulants").status.startswith("not begun")
    assert line("08_als").status == "being written"


def test_answers_count_once_a_question():
    saved._store_at.cache_clear()
    store = saved.store()
    for outcome in ("not yet", "right", "right"):
        store.record("answer", "06_stimulants/half-life", {"outcome": outcome})
    found = line("06_stimulants")
    assert (found.answered, found.right) == (1, 1)
    assert "1 of 13 questions answered" in found.status


def test_all_right_is_done():
    saved._store_at.cache_clear()
    for question in library.questions("00_start_here"):
        saved.store().record("answer", f"00_start_here/{question.id}", {"outcome": "right"})
    assert line("00_start_here").status.startswith("done")


def test_ready_lessons_are_links_and_others_are_not():
    saved._store_at.cache_clear()
    text = kt.progress()._repr_markdown_()
    assert "(06_stimulants.ipynb)" in text
    assert "08_als.ipynb" not in text
    assert "being written" in str(kt.progress())
