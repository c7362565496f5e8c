from pathlib import Path

import pytest

from kneetwitch.history import Trouble
from kneetwitch.library.messages import messages, say


def test_every_trouble_has_its_sentence_and_no_sentence_is_left_over() -> None:
    for table in ("trouble", "why"):
        told = {key for key in messages("store") if key.startswith(f"{table}.")}
        assert told == {f"{table}.{trouble.value}" for trouble in Trouble}


@pytest.mark.parametrize("trouble", Trouble)
def test_a_trouble_is_told_in_one_whole_sentence(trouble: Trouble) -> None:
    said = say("store", f"trouble.{trouble.value}", aside=Path("/home/kim/old.sqlite3"), path="x")
    assert said.count(". ") == 0
    assert said.endswith(".")
    assert said[0].isupper()
    assert 12 <= len(said.split()) <= 40


def test_the_learner_is_told_where_a_damaged_file_was_kept() -> None:
    assert "/home/kim/old.sqlite3" in say("store", "trouble.damaged", aside=Path("/home/kim/old.sqlite3"))
