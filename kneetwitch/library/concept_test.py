"""The two tests that belong to no lesson: the same topics before the course and after it, other questions."""

from __future__ import annotations

from types import MappingProxyType

PRETEST = "pretest"
POSTTEST = "posttest"

# each in the lesson that shows it; the stems are those of data/questions
SHOWN_IN = MappingProxyType({PRETEST: "00_start_here", POSTTEST: "11_case_clinic"})
