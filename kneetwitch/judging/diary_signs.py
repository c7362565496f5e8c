"""The signs ticked in a diary, the most pressing first: how soon each should be looked at, and on which days.

Signs of one day count together, as they do in kt.triage; those of different days do not.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from kneetwitch.library import triage_form
from kneetwitch.library.diary import Day
from kneetwitch.library.triage import Sign
from kneetwitch.library.urgency import Step


@dataclass(frozen=True)
class NotedSign:
    """A sign, the most pressing step that a rule with it called for, and the days on which it was ticked."""

    sign: Sign
    step: Step
    days: tuple[dt.date, ...]


def noted_signs(days: Sequence[Day]) -> tuple[NotedSign, ...]:
    """Every sign that was ticked, the most pressing first, then as in the form. Unknown ids are left out."""
    form = triage_form()
    steps: dict[str, Step] = {}
    ticked: dict[str, list[dt.date]] = {}
    for day in sorted(days, key=lambda day: day.day):
        signs = [name for name in day.signs if name in form.signs]
        for step, rule in form.rulebook.holding(form.rulebook.mask(signs)):
            for name in rule.when:
                steps[name] = max(step, steps.get(name, step))
        for name in signs:
            ticked.setdefault(name, []).append(day.day)
    found = [NotedSign(form.signs[n], steps[n], tuple(ticked[n])) for n in form.signs if n in ticked]
    return tuple(sorted(found, key=lambda noted: -noted.step))
