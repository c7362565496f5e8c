"""What the learner was sure of and had wrong: of all answers, those from which most can be learned."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from kneetwitch.course.results.answers import Given
from kneetwitch.course.results.document import (
    Block,
    Fold,
    Points,
    Section,
    Words,
    counted,
    lesson_link,
    paragraph,
    told,
)
from kneetwitch.library.messages import say

_SHOWN = 5  # more would bury what stands below; the rest is folded


def sure_but_wrong(given: Sequence[Given]) -> list[Given]:
    """The last such answer to each question, latest first, unless it was answered rightly later."""
    found: dict[str, Given] = {}
    for one in given:
        if one.is_right:
            found.pop(one.subject, None)
        elif one.confidence == "sure":
            found.pop(one.subject, None)  # to the end of the line
            found[one.subject] = one
    return [*reversed(found.values())]


def section(given: Sequence[Given], today: dt.date) -> Section | None:
    """Nothing as long as the learner was never sure."""
    if not any(one.confidence == "sure" for one in given):
        return None
    items = [_item(one, today) for one in sure_but_wrong(given)]
    blocks: list[Block] = [paragraph("sure.intro" if items else "sure.none")]
    if items:
        blocks.append(Points(tuple(items[:_SHOWN])))
    if rest := items[_SHOWN:]:
        blocks.append(Fold(counted("sure.more", len(rest)), (Points(tuple(rest)),)))
    return Section(say("progress", "sure.title"), tuple(blocks))


def _item(one: Given, today: dt.date) -> Words:
    key = "sure.partly" if one.is_partly_right else "sure.wrong"
    when = _when((today - one.day).days)
    return told(key, question=one.stem, lesson=lesson_link(one.lesson), when=when)


def _when(days: int) -> str:
    key = {0: "today", 1: "yesterday"}.get(max(days, 0), "earlier")  # a clock may have gone back
    return say("progress", f"when.{key}", days=days)
