"""The README's picture: lesson 06's explorer as a learner meets it (`make picture`)."""

import sys
import tempfile
from pathlib import Path

from tests.chromium import find, opened
from tests.lab_page import LabPage, wait_until_still
from tests.launch.running import running_course

PICTURE = Path(__file__).parents[1] / ".github" / "picture.png"
LESSON = "06_stimulants"
WIDTH, HEIGHT = 1180, 900


def take(lesson: LabPage) -> None:
    """Run the lesson, ask the explorer to show its curve, and keep what is then on the screen."""
    page = lesson.open().page
    lesson.close_side_bar()  # it makes room for the lesson
    lesson.run_all()
    page.get_by_role("button", name="Show me").first.click()
    page.wait_for_selector(".jp-OutputArea-output .js-plotly-plot .scatterlayer .trace", timeout=60_000)
    page.locator(".jp-OutputArea-output .js-plotly-plot").first.scroll_into_view_if_needed()
    wait_until_still(page)
    page.screenshot(path=PICTURE)


def main() -> int:
    """Make the picture; 1 where there is no browser."""
    browser = find()
    if browser is None:
        print("No browser was found; `make picture` says how to get one.", file=sys.stderr)
        return 1
    with (
        tempfile.TemporaryDirectory() as place,
        running_course(Path(place)) as course,
        opened(browser) as chromium,
    ):
        page = chromium.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        take(LabPage(page, course, LESSON))
    print(f"{PICTURE.name}: {PICTURE.stat().st_size / 1000:.0f} kB")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
