import json
from pathlib import Path

from kneetwitch.history import Store
from tests.history.files import ask, subjects_in
from tests.history.notebook import KILLS, notebook, said_by, writing_together

ANSWERS = 50


def test_eight_notebooks_writing_at_once_lose_nothing_and_keep_each_ones_order(path: Path) -> None:
    """They even make the file together."""
    reports = writing_together(path, names="abcdefgh", how_many=ANSWERS)
    assert reports == [[]] * 8
    written = [str(subject) for subject in subjects_in(path)]
    assert len(written) == 8 * ANSWERS
    for name in "abcdefgh":
        assert [subject for subject in written if subject.startswith(f"{name}/")] == [
            f"{name}/{number}" for number in range(ANSWERS)
        ]
    assert [event.subject for event in Store(path).events()] == written
    print(f"8 notebooks at once: {8 * ANSWERS} acknowledged, {len(written)} found")


def test_a_writer_killed_at_any_moment_loses_nothing_it_has_acknowledged(path: Path) -> None:
    report = json.loads(said_by(notebook("kill often", path)))
    acknowledged, unfinished = report["acknowledged"], report["unfinished"]
    ids = [event.id for event in Store(path).events()]
    found = set(acknowledged) & set(ids)
    print(
        f"killed {KILLS} times, {len(unfinished)} of them in the middle of a write: "
        f"{len(acknowledged)} acknowledged, {len(found)} found"
    )
    assert [word for word in acknowledged if word.startswith("trouble")] == []
    assert len(acknowledged) >= KILLS, "the writers hardly wrote"
    assert len(found) == len(acknowledged)
    assert len(ids) == len(set(ids)) <= len(acknowledged) + KILLS, "one more a writer: written, not yet said"
    assert {"COMMIT", "at random"} <= set(unfinished), "no kill came while a write was under way"
    assert ask(path, "PRAGMA integrity_check") == [("ok",)]
    assert list(path.parent.glob("*damaged*")) == []
