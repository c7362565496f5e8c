"""Every lesson from top to bottom, light and dark, on a wide and a narrow page (`make screenshots`)."""

import itertools
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser

from tests.browser.lesson_page import LessonPage
from tests.chromium import HOW, find, opened
from tests.launch.running import Running, running_course

ROOT = Path(__file__).parents[1]
NOTEBOOKS = ROOT / "notebooks"
PICTURES = ROOT / ".artefacts"
WIDTHS = (1280, 768)
THEMES = ("Light", "Dark")


def chosen(names: list[str]) -> list[str]:
    """The stems of the lessons asked for, by their beginnings; all without any. Raises ValueError."""
    stems = sorted(path.stem for path in NOTEBOOKS.glob("*.ipynb"))
    unknown = [name for name in names if not any(stem.startswith(name) for stem in stems)]
    if unknown:
        raise ValueError(f"no lesson begins with {unknown[0]!r}; there are {', '.join(stems)}")
    return [stem for stem in stems if not names or stem.startswith(tuple(names))]


def take(browser: Browser, course: Running, name: str, width: int) -> Iterator[Path]:
    """Run one lesson with its explorers shown, and photograph it in each theme."""
    page = browser.new_page(viewport={"width": width, "height": 1000})
    lesson = LessonPage(page, course, name).open()
    lesson.close_side_bar()
    lesson.run_all()
    lesson.show_explorers()
    for theme in THEMES:
        lesson.choose_theme(theme)
        file = PICTURES / f"{name}-{width}-{theme.lower()}.png"
        lesson.photograph(file)
        yield file
    lesson.choose_theme(THEMES[0])
    page.close()
    course.end_kernels()


def main(names: list[str]) -> int:
    """Take the pictures; 2 for a lesson that is not there or without a browser."""
    program = find()
    try:
        lessons = chosen(names)
    except ValueError as slip:
        print(slip, file=sys.stderr)
        return 2
    if program is None:
        print(HOW, file=sys.stderr)
        return 2
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as place, running_course(Path(place)) as course:
        for name in lessons:
            shutil.copy(NOTEBOOKS / f"{name}.ipynb", course.folder / "notebooks")
        with opened(program) as browser:
            for name, width in itertools.product(lessons, WIDTHS):
                for file in take(browser, course, name, width):
                    print(file.relative_to(ROOT), flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
