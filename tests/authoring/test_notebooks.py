"""Notebooks as the checks see them."""

from pathlib import Path

from tests.authoring.planting import after, code, read, words


def test_calls_behind_the_door_are_found_with_the_texts_they_are_given(tmp_path: Path) -> None:
    cell = code("ask", "for i in [1]:\n    kt.quiz('06', name='half', more=2)\nother.quiz('07')\nkt.facts()")
    calls = [
        (name, texts)
        for where, name, texts in read(tmp_path, after("setup", cell)).calls()
        if where.id == "ask"
    ]
    assert sorted(calls) == [("facts", []), ("quiz", ["06", "half"])]


def test_code_that_is_no_python_has_no_calls(tmp_path: Path) -> None:
    assert [c for c, *_ in read(tmp_path, [code("broken", "kt.quiz(")]).calls()] == []


def test_fenced_code_is_no_prose(tmp_path: Path) -> None:
    cell = words("text", "before\n```python\n# no heading\n```\nafter")
    (seen,) = read(tmp_path, [cell]).markdown
    assert seen.prose.split() == ["before", "after"]
