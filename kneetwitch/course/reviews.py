"""kt.review: what was missed or is due comes back, a few questions at a time."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence

from kneetwitch.course import saved
from kneetwitch.course.resting import NothingDue, nothing_due
from kneetwitch.course.returning import Due, due_now
from kneetwitch.course.sittings import Item, Sitting
from kneetwitch.library.messages import say
from kneetwitch.library.records import Lesson
from kneetwitch.widgets.quiz import QuizWidget

__all__ = ["AT_ONCE", "Due", "due_now", "review"]

AT_ONCE = 8  # questions in one review
_OF_ONE_LESSON = AT_ONCE // 2  # so that they can stand apart, while other lessons have some


def review() -> QuizWidget | NothingDue:
    """A short mixed review: up to eight questions that you missed or may have forgotten, or when some come.

    Questions with numbers come with new ones. Answers count as those in the lessons do.
    """
    store = saved.store()
    events, now = store.events(), _now()
    due = due_now(events, now)
    if not due:
        return nothing_due(events, now, saved.notice(store))
    chosen = _apart(_some(due))
    sitting = Sitting([_item(one) for one in chosen], store, afresh=True)
    return sitting.widget("review", say("review", "title"), _lead(due, len(chosen)))


def _now() -> dt.datetime:
    return dt.datetime.now().astimezone()


def _item(due: Due) -> Item:
    """Named with its lesson, because two lessons may have a question of the same id."""
    origin = {"text": say("review", "from", lesson=due.lesson.title), "href": f"../{due.lesson.notebook}"}
    return Item(due.lesson.stem, due.question, due.subject, {"origin": origin})


def _lead(due: Sequence[Due], shown: int) -> str:
    missed = sum(one.why == "missed" for one in due)
    parts = [say("review", "lead.all" if shown == len(due) else "lead.some", all=len(due), shown=shown)]
    if missed:
        parts.append(say("review", "lead.missed", missed=missed))
    return " ".join([*parts, say("review", "lead.how")])


def _some(due: Sequence[Due]) -> list[Due]:
    """The first few, in their order; of one lesson no more than half while others have some."""
    so_far: Counter[Lesson] = Counter()
    chosen, passed = list[Due](), list[Due]()
    for one in due:
        so_far[one.lesson] += 1
        (chosen if so_far[one.lesson] <= _OF_ONE_LESSON else passed).append(one)
    kept = {one.subject for one in [*chosen, *passed][:AT_ONCE]}
    return [one for one in due if one.subject in kept]


def _apart(due: Sequence[Due]) -> list[Due]:
    """The same, with no two of one lesson in a row where that can be helped; else as they stand."""
    left, row = list(due), list[Due]()
    while left:
        others = [one for one in left if not row or one.lesson != row[-1].lesson] or left
        count = Counter(one.lesson for one in left)
        # A lesson with more than half of what is left has to go now, or it ends beside itself.
        urgent = [one for one in others if 2 * count[one.lesson] > len(left)]
        row.append((urgent or others)[0])
        left.remove(row[-1])
    return row
