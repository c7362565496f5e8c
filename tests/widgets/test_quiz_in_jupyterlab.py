"""The quiz in a real JupyterLab: its keys are its own, and it survives a restart of the kernel."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import nbformat
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, expect

from tests.lab_page import IDLE_MS, LabPage
from tests.launch.running import Running, running_course
from tests.widgets.samples import QUESTIONS, WORDS

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]


@dataclass
class QuizPage(LabPage):
    """A notebook that shows the quiz of `lab_quiz`."""

    def card(self, number: int) -> Locator:
        return self.page.locator(".kt-card").nth(number - 1)

    def wait_for_cards(self) -> None:
        expect(self.page.locator(".kt-card")).to_have_count(len(QUESTIONS), timeout=IDLE_MS)

    def run_all_anew(self) -> None:
        """Run all cells, and wait until the quiz of the run before has left the page."""
        self.page.evaluate("() => { document.querySelector('.kt-quiz').dataset.old = 'yes'; }")
        self.run_all()
        expect(self.page.locator("[data-old]")).to_have_count(0, timeout=IDLE_MS)
        self.wait_for_cards()
        self.wait_until_idle()


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The course as learners start it, whose kernels can import the quiz of the tests."""
    with running_course(tmp_path_factory.mktemp("lab"), environment={"PYTHONPATH": str(ROOT)}) as started:
        yield started


@pytest.fixture
def lab(course: Running, browser: Browser, request: pytest.FixtureRequest) -> Iterator[QuizPage]:
    """A notebook with the quiz, run once; afterwards the page must have shown no fault of any kind."""
    page = browser.new_page(viewport={"width": 1100, "height": 1000})
    shown = QuizPage(page, course, request.node.name)
    shown.file.with_name("answers.json").unlink(missing_ok=True)
    sources = ["from tests.widgets.lab_quiz import quiz", "quiz()"]
    cells = [nbformat.v4.new_code_cell(source, id=f"cell-{place}") for place, source in enumerate(sources)]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel}), shown.file)
    shown.open().run_all()
    shown.wait_for_cards()
    yield shown
    page.close()
    assert shown.faults == []


def test_keys_belong_to_the_control_in_focus(lab: QuizPage) -> None:
    """Without keepKeys, arrows move the notebook's selection and "d d" deletes a cell."""
    cells = lab.cells()
    radios = lab.card(1).locator(".kt-question input")
    radios.nth(0).focus()
    lab.press("Space", "ArrowDown", "ArrowDown", "ArrowUp")
    expect(radios.nth(1)).to_be_checked()

    box = lab.card(3).get_by_label(WORDS["your_answer"])
    box.focus()
    lab.page.keyboard.type("abdd xyz 00 1,5")
    expect(box).to_have_value("abdd xyz 00 1,5")
    lab.press("Control+a", "Shift+Enter")
    expect(lab.card(3).locator(".kt-feedback")).to_contain_text("You said abdd xyz 00 1,5.")
    expect(box).to_be_focused()

    pick = lab.card(5).locator("select").nth(0)
    pick.focus()
    lab.press("ArrowDown", "ArrowDown")
    expect(pick).to_have_value("p2")
    lab.page.keyboard.type("about 4")
    expect(pick).to_have_value("p3")

    down = lab.card(4).get_by_role("button", name="Move down: Caffeine reaches the blood")
    down.focus()
    lab.press("Enter", "Alt+ArrowDown")
    expect(down).to_be_focused()
    assert lab.card(4).locator(".kt-step").all_inner_texts()[2] == "Caffeine reaches the blood"
    assert lab.cells() == cells


def test_new_numbers_reach_the_card(lab: QuizPage) -> None:
    lab.card(3).get_by_label(WORDS["your_answer"]).fill("230")
    lab.press("Enter")
    lab.card(3).get_by_role("button", name="New numbers").click()
    expect(lab.card(3).locator("legend").first).to_have_text("Three coffees of 80 mg?")
    expect(lab.card(3).get_by_label(WORDS["your_answer"])).to_be_focused()


def test_the_quiz_outlives_the_kernel(lab: QuizPage) -> None:
    """The page still holds models with the same ids after a restart; they must not stand in the way."""
    lab.card(1).get_by_text("After about five hours").click()
    lab.card(1).get_by_role("button", name="Check").click()
    expect(lab.card(1).locator(".kt-feedback")).to_contain_text("You said five-hours.")

    lab.restart_kernel()
    lab.card(2).get_by_role("button", name="Check").click()
    expect(lab.card(2).locator(".kt-feedback")).to_have_text(WORDS["no_answer"], timeout=15_000)

    saved = []
    for _ in range(2):
        lab.run_all_anew()
        expect(lab.card(2).locator(".kt-feedback")).to_be_empty()
        expect(lab.card(1).locator(".kt-feedback")).to_contain_text("You said five-hours.")
        expect(lab.card(1).locator("input[value=five-hours]")).to_be_checked()
        lab.card(1).get_by_text("After an hour").click()
        lab.card(1).get_by_role("button", name="Check").click()
        expect(lab.card(1).locator(".kt-feedback")).to_contain_text("You said one-hour.")
        lab.card(1).get_by_text("After about five hours").click()
        lab.card(1).get_by_role("button", name="Check").click()
        expect(lab.card(1).locator(".kt-feedback")).to_contain_text("You said five-hours.")
        saved.append(lab.save())
        lab.restart_kernel()
    assert saved[0] == saved[1]


def test_axe_finds_nothing_in_the_output(lab: QuizPage) -> None:
    rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
    lab.card(1).get_by_role("button", name="Check").click()
    expect(lab.card(1).locator(".kt-verdict")).to_be_visible()
    results = Axe().run(lab.page, {"include": [[".jp-OutputArea-output"]]}, {"runOnly": rules})
    assert results.response["violations"] == []
    assert len(results.response["passes"]) > 5
