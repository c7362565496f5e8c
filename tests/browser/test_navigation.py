"""The links at a lesson's head lead through the course inside JupyterLab."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from playwright.sync_api import expect

from kneetwitch.library import library
from tests.browser.lesson_page import LessonPage
from tests.lab_page import IDLE_MS

pytestmark = pytest.mark.browser

# four of twelve: that every lesson names its neighbours is checked without a browser
STEMS = [lesson.stem for lesson in library().lessons.values()][:4]


def test_next_leads_from_lesson_to_lesson_and_previous_leads_back(
    open_lesson: Callable[..., LessonPage],
) -> None:
    page = open_lesson(STEMS[0]).page
    for link, stems in (("Next", STEMS), ("Previous", STEMS[:0:-1])):
        for here, there in pairwise(stems):
            # each lesson opens in a tab of its own, and only the one in front can be seen
            head = page.locator(f".jp-NotebookPanel:visible a[href*='{there}.ipynb']", has_text=link).first
            head.click()
            tab = page.locator(".lm-DockPanel-tabBar .lm-mod-current", has_text=there)
            expect(tab, f"{link} of {here}").to_be_visible(timeout=IDLE_MS)
            shown = page.locator(".jp-NotebookPanel:visible h1").first
            expect(shown).to_be_visible(timeout=IDLE_MS)
