"""What a triage file cannot know alone: whether its rules agree with the red flags, and leave none out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kneetwitch.library.errors import Problem, near
from kneetwitch.library.urgency import STEP_OF

if TYPE_CHECKING:
    from kneetwitch.library.reading import Library

_FILE = "triage.toml"


def triage_slips(library: Library) -> Iterator[Problem]:
    """Rules that name no red flag there is or are less urgent than it; red flags that no rule comes from."""
    flags = library.red_flags
    reached: set[str] = set()
    for form in library.triage.values():
        for rule in form.rule:
            reached.update(rule.flags)
            for name in rule.flags:
                if name not in flags:
                    why = f"no such red flag; {near(name, flags)}"
                    yield Problem(_FILE, f"rule[{rule.id}].flags", name, why)
                elif STEP_OF[rule.urgency] < STEP_OF[flags[name].urgency]:
                    why = f"red flag '{name}' is more urgent: {flags[name].urgency}"
                    yield Problem(_FILE, f"rule[{rule.id}].urgency", rule.urgency, why)
    for name in flags.keys() - reached:
        yield Problem(_FILE, "rule.flags", name, "no rule comes from this red flag: it would be missed")
