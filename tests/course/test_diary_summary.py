"""The page for the doctor: what it says, whose words it holds, and that it is one printed sheet."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from html.parser import HTMLParser

import pytest
from playwright.sync_api import Browser

from kneetwitch.course import diary_summary
from kneetwitch.library import diary_form, triage_form
from kneetwitch.library.diary import Day, DiaryChange
from tests.diary_days import TODAY, changed, counted, fullest, noted, usual

Make = Callable[[Sequence[Day], DiaryChange | None], str]


class _Words(HTMLParser):
    """What a reader of the page reads."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def handle_data(self, data: str) -> None:
        self.said.append(data)


def as_html(days: Sequence[Day], change: DiaryChange | None = None) -> str:
    return diary_summary.as_html(days, change, TODAY)


def as_text(days: Sequence[Day], change: DiaryChange | None = None) -> str:
    return diary_summary.as_text(days, change, TODAY)


def read(page: str) -> str:
    words = _Words()
    words.feed(re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL))
    return " ".join(" ".join(words.said).split())


def plain(text: str) -> str:
    return " ".join(text.split())


MAKERS: list[Make] = [lambda *given: read(as_html(*given)), lambda *given: plain(as_text(*given))]
both = pytest.mark.parametrize("make", MAKERS, ids=["page", "text"])


@both
def test_it_says_what_a_doctor_asks(make: Make) -> None:
    said = make(usual(60), changed(30))
    for words in (
        "Name:",
        "Date of birth:",
        "53 of 59 days, from 21 August 2026 to 18 October 2026",
        "twitches on 48 of 53 counted days",
        "left calf (53 days)",
        "in the evening (53 days)",
        "a few seconds (53 days)",
        "lisinopril 10 mg (53 days, last on 18 Oct)",
        "usually about 192 (from 0 to 288; 53 days); as drinks differ, the usual may be 160 to 400",
        "usually 7 (from 6 to 8; 53 days)",
        "a weaker limb or ",
        "(19 Sep)",
        "Book a doctor's visit now",
        "no coffee after noon, from 19 September 2026 on. Before: about",
        "may be chance",
        "a long walk (",
        "What I can no longer do",
        "What worries me most",
        "no diagnosis",
        "own notes",
        "No clinician has reviewed it",
        "112, 999 or 911",
        "This page was made on 23 November 2026",
        *(line.text for line in diary_form().question),
    ):
        assert words in said, words


@both
def test_one_day_is_told_as_one_and_zero_as_a_number(make: Make) -> None:
    one = make([noted(0, twitches=0, drinks={"coffee": 0}, alcohol_drinks=0, fluid_L=1)], None)
    assert "0 on the 1 counted day" in one
    assert one.count("0 (1 day)") == 2
    assert "1 (1 day)" in one
    assert "1 days" not in one
    assert "usually" not in one.replace("“Usually”", "")
    two = make([noted(n, twitches=n, drinks={"coffee": n}) for n in range(2)], None)
    assert "twitches on 1 of 2 counted days" in two
    assert "1 days" not in two


@both
def test_red_flags_stand_first_with_how_soon(make: Make) -> None:
    said = make([noted(0, twitches=1, signs=("weakness", "chest-pain")), noted(1, twitches=0)], None)
    order = [
        "Call your local emergency number now", "chest pain", "Book a doctor's visit", "weaker", "How often"
    ]  # fmt: skip
    places = [said.index(words) for words in order]
    assert places == sorted(places)
    assert "do not wait for the visit" in said


@both
def test_no_ticked_sign_is_no_comfort(make: Make) -> None:
    said = make(counted([1, 2]), None)
    assert "A sign that nobody ticked may still have been there" in said
    assert "do not wait for the visit" not in said


@both
def test_what_was_not_noted_has_no_row(make: Make) -> None:
    said = make(counted([1, 2]), None)
    for label in ("Caffeine a day", "Alcoholic drinks", "Medicines", "Longest spell", "One change tried"):
        assert label not in said


@both
def test_without_days_it_says_what_to_note(make: Make) -> None:
    said = make([], None)
    for line in (*diary_form().what_to_note, *diary_form().question):
        assert line.text in said
    assert "Nothing is noted yet" in said


@both
def test_what_is_left_out_is_counted(make: Make) -> None:
    days = [noted(n, note=f"note {n}", medicines=f"medicine {n}") for n in range(9)]
    said = make(days, None)
    assert "note 8 (28 Aug)" in said
    assert "note 5" not in said
    assert "and 6 more in the diary" in said
    assert "and 4 more in the diary" in said


def test_a_persons_words_are_never_read_as_a_page() -> None:
    words = "<script>alert(1)</script> & $title {x}"
    page = as_html([noted(0, note=words, medicines=words)], changed(0, words))
    assert "<script" not in page
    assert read(page).count(words) == 3
    assert words in plain(as_text([noted(0, note=words)]))


@pytest.mark.parametrize(
    "days", [[], counted([1]), usual(90), fullest(90)], ids=["none", "one", "usual", "fullest"]
)
def test_the_text_keeps_to_80_columns(days: list[Day]) -> None:
    text = as_text(days, changed(20, "x " * 90) if days else None)
    assert max(map(len, text.splitlines())) <= 80
    assert text.endswith("\n")


def test_the_page_loads_nothing_from_elsewhere_and_stays_black_on_white() -> None:
    page = as_html(usual(30))
    assert not re.search(r"(src|href)=|url\(|@import", page)
    assert "color-scheme: light" in page
    assert "$" not in page


def ever_fuller(count: int) -> list[Day]:
    """Usual days, one of them with so many signs and so long a note."""
    words = {"medicines": "magnesium " * count, "note": "stairs " * count}
    return [*usual(60), noted(60, signs=tuple(triage_form().signs)[:count], fluid_L=1.5, **words)]


@pytest.mark.browser
def test_it_prints_on_one_sheet_of_a4_and_of_letter(browser: Browser) -> None:
    change = changed(30, "no coffee after noon, " * 9)
    pages = {
        "no day": as_html([]),
        "one day": as_html(counted([1])),
        "90 usual days": as_html(usual(100), change),
        "90 days with every box full": as_html(fullest(90), change),
        **{f"{count} signs": as_html(ever_fuller(count), change) for count in range(0, 30, 3)},
    }
    page = browser.new_page()
    for name, content in pages.items():
        page.set_content(content)
        for paper in ("A4", "Letter"):
            sheets = len(re.findall(rb"/Type\s*/Page\b", page.pdf(format=paper)))
            assert sheets == 1, f"{name} on {paper}"
    page.set_viewport_size({"width": 400, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 400
    page.close()
    sizes = [re.findall('<body class="([a-z ]+)">', content)[0] for content in pages.values()]
    assert set(sizes) == {"usual", "snug", "small", "small least"}
