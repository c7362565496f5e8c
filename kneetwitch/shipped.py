"""The course as it came with the package: the folders `notebooks` and `exercises`."""

from pathlib import Path

LESSONS, EXERCISES, SOLUTIONS = "notebooks", "exercises", "solutions"  # solutions lie inside exercises
PARTS = (LESSONS, EXERCISES)
FIRST = "notebooks/00_start_here.ipynb"


class NoCourseError(Exception):
    """The package is there, but its lessons are not."""


def shipped_course(package: Path | None = None) -> Path:
    """The folder that holds the shipped `notebooks` and `exercises`.

    In an installed wheel they lie inside the package (`_course`); in a clone, beside it.
    Raises `NoCourseError` where neither is found.
    """
    package = package or Path(__file__).parent
    for candidate in (package / "_course", package.parent):
        if (candidate / FIRST).is_file():
            return candidate
    raise NoCourseError(
        "The lessons are missing from this installation of kneetwitch; installing it again mends that."
    )


def shipped_files(course: Path) -> dict[str, Path]:
    """Every file a learner gets, by its path inside the course (with `/`, sorted)."""
    found = {
        path.relative_to(course).as_posix(): path
        for part in PARTS
        for path in (course / part).rglob("*")
        if path.is_file() and is_part_of_course(path.relative_to(course))
    }
    return dict(sorted(found.items()))


def is_part_of_course(path: Path) -> bool:
    """Whether a file belongs to the course, and is not what an editor or Python left beside it."""
    return not any(part.startswith(".") or part == "__pycache__" for part in path.parts)
