"""The diary in JupyterLab: noted by keyboard, drawn, answered at once, back after a restart, and deleted."""

from __future__ import annotations

from collections.abc import Iterator

import nbformat
import pytest
from playwright.sync_api import Browser, Locator, expect

from kneetwitch.library import triage_form
from kneetwitch.library.messages import messages
from tests.lab_page import IDLE_MS, LabPage, wait_until_still
from tests.launch.running import Running

pytestmark = pytest.mark.browser

WORDS = messages("diary")


class DiaryPage(LabPage):
    """A notebook that shows the diary."""

    def button(self, key: str) -> Locator:
        return self.page.get_by_role("button", name=WORDS[key], exact=True)

    def pictures(self) -> Locator:
        return self.page.locator(".kt-diary-box .js-plotly-plot .main-svg:first-of-type")

    def run_all_anew(self) -> None:
        self.run_all()
        self.page.locator(".kt-diary form").first.wait_for(timeout=IDLE_MS)


@pytest.fixture
def lab(course: Running, browser: Browser) -> Iterator[DiaryPage]:
    page = browser.new_page(viewport={"width": 1100, "height": 1000})
    shown = DiaryPage(page, course, "diary")
    cells = [nbformat.v4.new_code_cell("import kneetwitch as kt\nkt.diary()", id="diary")]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel}), shown.file)
    shown.open().run_all_anew()
    yield shown
    page.close()
    assert shown.faults == []


def test_a_day_is_noted_drawn_answered_kept_and_deleted(lab: DiaryPage) -> None:
    cells = lab.cells()
    lab.page.get_by_label("How often did it twitch?").focus()
    lab.page.keyboard.type("12")
    lab.page.locator(".kt-signs summary").focus()
    lab.press("Enter")
    lab.page.get_by_label(triage_form().signs["chest-pain"].short).focus()
    lab.press("Space")
    alert = lab.page.get_by_role("alert").first
    expect(alert).to_contain_text("Call your local emergency number now")
    expect(lab.page.locator(".kt-alarm-here .kt-first")).to_be_in_viewport()
    lab.button("save").focus()
    lab.press("Enter")
    expect(alert).to_be_focused()
    expect(lab.page.locator(".kt-days > li")).to_have_count(1)
    expect(lab.pictures()).to_have_count(1, timeout=IDLE_MS)

    lab.page.set_viewport_size({"width": 500, "height": 900})
    lab.close_side_bar()
    lab.pictures().first.scroll_into_view_if_needed()
    wait_until_still(lab.page)
    box, picture = (lab.page.locator(one).first.bounding_box() for one in (".kt-diary-box", ".main-svg"))
    assert box is not None
    assert picture is not None
    assert picture["width"] <= box["width"]

    assert "12 twitches" not in lab.save()
    lab.restart_kernel()
    lab.run_all_anew()
    expect(lab.page.locator(".kt-days > li")).to_contain_text("12 twitches")
    expect(lab.pictures()).to_have_count(1, timeout=IDLE_MS)
    lab.page.get_by_role("button", name="Delete the notes").focus()
    lab.press("Enter", "Tab", "Enter")
    expect(lab.page.locator(".kt-days > li")).to_have_count(0)
    expect(lab.pictures()).to_have_count(0)
    assert lab.cells() == cells
