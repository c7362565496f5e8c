"""One form for notebooks."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneetwitch.authoring.formatting import format_files
from kneetwitch.authoring.notebooks import CHECKED, NotebookError
from kneetwitch.authoring.tidy import METADATA, tidy
from tests.authoring.planting import as_notebook, code, good_lesson, saved, words

ROOT = Path(__file__).parents[2]


def tidied(cell: dict[str, Any], **metadata: Any) -> dict[str, Any]:
    """One cell after tidying."""
    whole = json.loads(tidy(as_notebook([cell], **metadata)))
    only: dict[str, Any] = whole["cells"][0]
    return only


def test_an_untagged_cell_loses_output_and_count() -> None:
    cell = {**code("sum", "1 + 1", output="2"), "metadata": {}, "execution_count": 7}
    assert tidied(cell)["outputs"] == []
    assert tidied(cell)["execution_count"] is None


def test_a_tagged_cell_keeps_its_output_with_count_1_however_often_it_was_run() -> None:
    result = {
        "output_type": "execute_result",
        "execution_count": 9,
        "data": {"text/plain": "2"},
        "metadata": {},
    }
    cell = tidied({**code("sum", "1 + 1", output=""), "execution_count": 9, "outputs": [result]})
    assert cell["execution_count"] == cell["outputs"][0]["execution_count"] == 1
    assert cell["outputs"][0]["data"] == {"text/plain": ["2"]}


def test_a_tagged_cell_without_output_gets_no_count_that_would_hide_the_gap() -> None:
    assert tidied({**code("sum", "1", output="1"), "outputs": []})["execution_count"] is None


def test_where_a_kernel_cut_a_stream_makes_no_difference() -> None:
    def pieces(*texts: str) -> str:
        outputs = [{"output_type": "stream", "name": "stdout", "text": text} for text in texts]
        return tidy(as_notebook([{**code("sum", "1", output="x"), "outputs": outputs}]))

    assert pieces("one\ntwo\n") == pieces("one\n", "two\n") == pieces("on", "e\ntwo", "\n")


def test_cells_keep_only_their_tags_and_what_is_hidden() -> None:
    metadata = {
        "tags": [CHECKED, CHECKED],
        "collapsed": True,
        "jupyter": {"source_hidden": True, "outputs_hidden": False},
    }
    assert tidied({**code("sum", "1"), "metadata": metadata})["metadata"] == {
        "tags": [CHECKED],
        "jupyter": {"source_hidden": True},
    }
    assert tidied({**words("text", "a"), "metadata": {"tags": [], "jupyter": {}}})["metadata"] == {}


def test_the_notebook_keeps_no_widget_state_and_nothing_of_the_machine_it_ran_on() -> None:
    text = tidy(as_notebook([], widgets={"state": {}}, language_info={"version": "3.11.1"}))
    assert json.loads(text)["metadata"] == METADATA


def test_trailing_spaces_and_empty_ends_go() -> None:
    assert tidied(words("text", "\none  \ntwo\t\n\n"))["source"] == ["one\n", "two"]


def test_a_cell_without_an_id_gets_one_that_the_form_rules_refuse() -> None:
    cell = words("", "text")
    assert tidied(cell)["id"] == "unnamed-1"


texts = st.text(alphabet=st.characters(codec="utf-8"), max_size=30)
cells = st.builds(
    lambda name, text, is_code, checked: (
        {**code(name, text, output=text), "metadata": {"tags": [CHECKED]} if checked else {}}
        if is_code
        else words(name, text)
    ),
    st.text("ab-", min_size=1, max_size=4),
    texts,
    st.booleans(),
    st.booleans(),
)


@given(st.lists(cells, max_size=5))
def test_tidying_twice_changes_nothing_whatever_the_cells_hold(some: list[dict[str, Any]]) -> None:
    once = tidy(as_notebook(some))
    assert tidy(json.loads(once)) == once


def test_a_file_is_changed_once_and_left_alone_after_that(tmp_path: Path) -> None:
    path = saved(tmp_path, good_lesson())
    assert format_files([tmp_path]) == [path]
    assert format_files([tmp_path, path]) == []


def test_checking_names_a_file_and_changes_nothing(tmp_path: Path) -> None:
    path = saved(tmp_path, good_lesson())
    before = path.read_bytes()
    assert format_files([path], check=True) == [path]
    assert path.read_bytes() == before


def test_windows_line_ends_are_no_part_of_the_form(tmp_path: Path) -> None:
    path = saved(tmp_path, good_lesson())
    format_files([path])
    clean = path.read_bytes()
    path.write_bytes(clean.replace(b"\n", b"\r\n"))
    assert format_files([path]) == [path]
    assert path.read_bytes() == clean


def test_copies_that_an_editor_keeps_are_left_alone(tmp_path: Path) -> None:
    saved(tmp_path / ".ipynb_checkpoints", good_lesson())
    assert format_files([tmp_path]) == []


@pytest.mark.parametrize("content", ["not json", "[]", "{}", b"\xff\xfe"])
def test_a_file_that_is_no_notebook_is_named(tmp_path: Path, content: str | bytes) -> None:
    path = tmp_path / "03_broken.ipynb"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(NotebookError, match=r"03_broken\.ipynb"):
        format_files([path])


def test_what_jupyter_saves_differs_from_our_form_only_in_what_was_run(tmp_path: Path) -> None:
    """So a lesson that was opened and saved without running shows no change once tidied."""
    import nbformat

    path = saved(tmp_path, good_lesson())
    format_files([path])
    clean = path.read_bytes()
    nbformat.write(nbformat.read(path, as_version=4), path)
    assert path.read_bytes() == clean


def test_ruff_and_our_form_agree(tmp_path: Path) -> None:
    cell = code("untidy", "x = { 'a':1,\n 'b' : 2 }\nprint( x )")
    path = saved(tmp_path, [*good_lesson(), cell])

    def ruff() -> None:
        config = str(ROOT / "pyproject.toml")
        command = [sys.executable, "-m", "ruff", "format", "--quiet", "--config", config, str(path)]
        subprocess.run(command, check=True)

    ruff()
    format_files([path])
    both = path.read_bytes()
    ruff()
    assert path.read_bytes() == both
    assert format_files([path]) == []
