"""The lessons as pages: whole, linked among themselves, and in need of nothing from the network."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kneetwitch.authoring import export
from kneetwitch.authoring.notebooks import NotebookError
from tests.authoring.planting import changed, code, kept, words

LESSONS = Path(__file__).parents[2] / "notebooks"


@pytest.fixture(scope="module")
def lesson() -> str:
    return export.page(LESSONS / "06_stimulants.ipynb")


def test_links_lead_to_the_other_pages_and_their_headings(lesson: str) -> None:
    assert 'href="00_start_here.html"' in lesson
    assert 'href="00_start_here.html#How-a-cell-works"' in lesson
    assert not re.search(r'href="[^":]*\.ipynb', lesson)


def test_the_page_shows_what_the_cells_show(lesson: str) -> None:
    assert "What the article says, and what the evidence says" in lesson
    assert "Signs that need help" in lesson
    assert "A cup of coffee makes you feel more awake." in lesson


def test_the_page_needs_no_script_and_no_network(lesson: str) -> None:
    assert "<script" not in lesson
    assert not re.search(r'(?:src|href)="https?://[^"]*\.(?:js|css)', lesson)


def test_the_page_is_named_by_its_heading(lesson: str) -> None:
    assert "<title>Can caffeine make your knee twitch?</title>" in lesson


def test_a_link_to_the_outside_keeps_its_address(tmp_path: Path) -> None:
    text = "[a](01_what_twitches.ipynb) [b](https://a.example/x.ipynb) [c](01_what_twitches.ipynb#Why)"
    page = export.page(kept(tmp_path, [words("title", f"# Links\n\n{text}")]))
    assert 'href="01_what_twitches.html"' in page
    assert 'href="https://a.example/x.ipynb"' in page
    assert 'href="01_what_twitches.html#Why"' in page


def test_lessons_and_their_exercises_link_to_each_other(tmp_path: Path) -> None:
    there = words("title", "# Lesson\n\n[practice](../exercises/03_made_up.ipynb) [next](04_b.ipynb)")
    back = words("title", "# Practice\n\n[lesson](../notebooks/03_made_up.ipynb) [next](04_b.ipynb#One)")
    page = export.page(kept(tmp_path / "notebooks", [there]))
    assert re.findall(r'href="([^#"]+\.html[^"]*)"', page) == ["practice_03_made_up.html", "04_b.html"]
    page = export.page(kept(tmp_path / "exercises", [back]))
    found = re.findall(r'href="([^#"]+\.html[^"]*)"', page)
    assert found == ["03_made_up.html", "practice_04_b.html#One"]


def test_a_lesson_that_does_not_run_is_named(tmp_path: Path) -> None:
    with pytest.raises(export.ExportError, match=r"03_made_up.ipynb: this lesson does not run"):
        export.page(kept(tmp_path, [code("broken", "1 / 0")]))


def test_a_file_that_is_no_notebook_is_named(tmp_path: Path) -> None:
    broken = tmp_path / "03_broken.ipynb"
    broken.write_text("{", encoding="utf-8")
    with pytest.raises(NotebookError, match=r"03_broken.ipynb"):
        export.page(broken)


def test_all_lessons_are_written_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept(tmp_path / "course" / "notebooks", changed("sources", source="1"), name="01_b.ipynb")
    kept(tmp_path / "course" / "notebooks", [words("title", "# A")], name="00_a.ipynb")
    kept(tmp_path / "course" / "exercises", [words("title", "# B")], name="01_b.ipynb")
    monkeypatch.setattr(export, "shipped_course", lambda: tmp_path / "course")
    pages = export.export(tmp_path / "out" / "deep")
    assert [page.name for page in pages] == ["00_a.html", "01_b.html", "practice_01_b.html"]


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept(tmp_path / "course" / "notebooks", [words("title", "# A")], name="00_a.ipynb")
    monkeypatch.setattr(export, "shipped_course", lambda: tmp_path / "course")
    (tmp_path / "file").write_text("")
    with pytest.raises(export.ExportError, match="cannot be written there"):
        export.export(tmp_path / "file")
