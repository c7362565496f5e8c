"""Does a case name only what exists: causes, lessons, facts, red flags, and an id and number of its own?"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from kneetwitch.library.case_paths import path_slips
from kneetwitch.library.cases import Case
from kneetwitch.library.errors import Problem, near

if TYPE_CHECKING:
    from kneetwitch.library.reading import Library


def case_slips(library: Library) -> Iterator[Problem]:
    """Every slip of every case; its sources are looked at with all others."""
    taken: dict[int, str] = {}
    for stem, case in library.cases.items():
        file = f"cases/{stem}.toml"
        if case.id != stem:
            yield Problem(file, "id", case.id, f"a case is named like its file: expected '{stem}'")
        if case.number in taken:
            expected = f"this number is already taken in {taken[case.number]}"
            yield Problem(file, "number", case.number, expected)
        taken.setdefault(case.number, file)
        yield from path_slips(case, file)
        yield from _unknown_names(case, file, library)


def _unknown_names(case: Case, file: str, library: Library) -> Iterator[Problem]:
    stems = {lesson.stem for lesson in library.lessons.values()}
    yield from _unknown(file, "causes", case.causes, library.causes, "cause")
    for end in case.end:
        where = f"end[{end.id}]"
        yield from _unknown(file, f"{where}.review", end.review, stems, "lesson")
        yield from _unknown(file, f"{where}.facts", end.facts, library.facts, "fact")
        yield from _unknown(file, f"{where}.red_flags", end.red_flags, library.red_flags, "red flag")
    for step in case.step:
        for option in step.option:
            where = f"step[{step.id}].option[{option.id}].review"
            yield from _unknown(file, where, option.review, stems, "lesson")


def _unknown(
    file: str, key: str, names: Collection[str], known: Collection[str], what: str
) -> Iterator[Problem]:
    for name in names:
        if name not in known:
            yield Problem(file, key, name, f"no such {what}; {near(name, known)}")
