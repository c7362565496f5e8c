"""Every lesson and every practice from top to bottom, light and dark, on a wide and a narrow page.

`make screenshots` takes them all, `make screenshots ARGS=07` those of one lesson.
"""

import itertools
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser

from kneetwitch.shipped import PARTS
from tests.browser.lesson_page import LessonPage
from tests.chromium import HOW, find, opened
from tests.launch.running import Running, running_course

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / ".artefacts"
WIDTHS = (1280, 768)
THEMES = ("Light", "Dark")


def chosen(names: list[str]) -> list[Path]:
    """The notebooks asked for, by how their names begin; all without any. Raises ValueError."""
    paths = [path for part in PARTS for path in sorted((ROOT / part).glob("*.ipynb"))]
    unknown = [name for name in names if not any(path.stem.startswith(name) for path in paths)]
    if unknown:
        known = ", ".join(sorted({path.stem for path in paths}))
        raise ValueError(f"no lesson begins with {unknown[0]!r}; there are {known}")
    return [path for path in paths if not names or path.stem.startswith(tuple(names))]


def take(browser: Browser, course: Running, notebook: Path, width: int) -> Iterator[Path]:
    """Run one notebook with its explorers shown, and photograph it in each theme."""
    folder = notebook.parent.name
    page = browser.new_page(viewport={"width": width, "height": 1000})
    lesson = LessonPage(page, course, notebook.stem, folder).open()
    lesson.close_side_bar()
    lesson.run_all()
    lesson.show_explorers()
    for theme in THEMES:
        lesson.choose_theme(theme)
        file = PICTURES / f"{folder}-{notebook.stem}-{width}-{theme.lower()}.png"
        lesson.photograph(file)
        yield file
    lesson.choose_theme(THEMES[0])
    page.close()
    course.end_kernels()


def main(names: list[str]) -> int:
    """Take the pictures; 2 for a lesson that is not there or without a browser."""
    program = find()
    try:
        notebooks = chosen(names)
    except ValueError as slip:
        print(slip, file=sys.stderr)
        return 2
    if program is None:
        print(HOW, file=sys.stderr)
        return 2
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as place, running_course(Path(place)) as course:
        for notebook in notebooks:
            shutil.copy(notebook, course.folder / notebook.parent.name)
        with opened(program) as browser:
            for notebook, width in itertools.product(notebooks, WIDTHS):
                for file in take(browser, course, notebook, width):
                    print(file.relative_to(ROOT), flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
