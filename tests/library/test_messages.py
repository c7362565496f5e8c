"""The sentences in data/messages, and the {places} in them that a program fills."""

from __future__ import annotations

import string
from fnmatch import fnmatch
from pathlib import Path

import pytest

from kneetwitch.explorers import EXPLORERS, explorer
from kneetwitch.library import messages as module
from kneetwitch.library.errors import UnknownNameError
from kneetwitch.library.messages import messages, say

ROOMS = sorted(path.stem for path in (Path(module.__file__).parents[1] / "data/messages").glob("*.toml"))

# What the callers fill, for keys of this form; the first that fits counts. What is not listed has no places.
FILLED = {
    "case": {
        "title": "number title",
        "points": "points possible",
        **dict.fromkeys(["review", "behind"], "lessons"),
        "board.total": "done all safe",
    },
    "explorer": {
        "situation": "title",
        "try_situation": "title",
        **dict.fromkeys(["item", "hour", "count", "remove_line"], "line"),
    },
    "exercise": {
        "hint": "number all",
        "no-more-hints": "name",
        "try-first": "name",
        "solution": "title",
    },
    "simulate": {
        "out-of-bounds": "name value low high",
        "same-thing": "names",
        "AxonRun": "end count spikes",
        "Threshold": "lasts current",
    },
    "judging": {
        "refused.unknown-unit": "ask",
        "refused.dot-as-decimal": "small large",
        "refused.*": "typed small large",
        "ask.unit": "unit",
        "unit.right-number-other-measure": "typed measures ask",
        "unit.right-number-other-size": "number converted typed unit ask",
        "unit.other-measure": "typed measures ask",
        "unit.magnitude-too-*": "factor",
        "multiple.none": "",
        "multiple.*": "ticked all wrong",
        "order.incomplete": "missing all",
        "order.not-yet": "fit all place",
        "match.not-yet": "fit all",
        "blanks.not-yet": "fit all",
        "blanks.label": "place all",
    },
    "library": {
        "caption.claims": "count about",
        "caption.treatments": "about",
        "caption.verdicts": "about",
        "caption.about": "cause",
        "row.part": "text",
        "row.conflict": "text",
        "row.caution": "text",
        "card.claim": "id",
        "fact.line": "statement conflict how_sure sources",
        "fact.conflict": "text",
        "card.part": "text",
        "card.due": "checked_on due_on",
    },
    "overview": {"status.*": "answered right all", "go-on": "lesson"},
    "quiz": {"progress": "answered right all", "place": "number all", "moved": "step position all"},
    "store": {
        "trouble.*": "path aside",
        "export.done": "file count",
        **dict.fromkeys(["export.taken", "import.un[ru]*", "import.newer"], "file"),
        "export.unread": "why",
        "export.unwritten": "file why",
        "import.done": "file new known",
        "import.unwritten": "why",
        "forget.ask": "folder word",
        "forget.nothing": "folder",
        "forget.left": "why files",
    },
    "triage": {
        "empty.how": "example",
        "line.reason": "signs say",
        **dict.fromkeys(["line.also", "line.doubt", "line.doubt-now"], "signs"),
        "line.unknown-sign": "name near",
        **dict.fromkeys(["line.odd-value", "line.twice"], "sign"),
        "line.ask": "id question help",
        "line.sources": "sources",
    },
}
SENTENCES = [(room, key) for room in ROOMS for key in messages(room)]


def filled(room: str, key: str) -> set[str]:
    """The names a caller fills in this sentence."""
    known = FILLED.get(room, {})
    return set(next((names for form, names in known.items() if fnmatch(key, form)), "").split())


def places(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


@pytest.mark.parametrize(("room", "key"), SENTENCES, ids=[f"{room}-{key}" for room, key in SENTENCES])
def test_every_place_of_a_sentence_is_one_that_its_caller_fills(room: str, key: str) -> None:
    names = filled(room, key)
    assert places(messages(room)[key]) <= names
    said = say(room, key, **{name: f"<{name}>" for name in names})
    assert "{" not in said
    assert said.strip()


@pytest.mark.parametrize("room", FILLED)
def test_no_name_is_listed_that_no_sentence_has(room: str) -> None:
    for form, names in FILLED[room].items():
        found = [sentence for key, sentence in messages(room).items() if fnmatch(key, form)]
        assert found, form
        used = set().union(*map(places, found))
        assert set(names.split()) - used <= {"path"}, form  # no sentence needs to name the file


# what an explorer fills in beside its measures: rows of a table, words of the data
MORE = {
    "03_dehydration": "hour mass sodium threshold",
    "10_when_to_see_a_doctor": "short named_by count action",
    "10_when_to_see_a_doctor_tests": "end",
}


@pytest.mark.parametrize("stem", EXPLORERS)
def test_every_place_of_an_explorers_words_is_one_of_its_measures(stem: str) -> None:
    made = explorer(stem)
    measures = made.measures(made.simulate(made.clean({})))
    told = [s.shown for s in made.words.scenario]
    told += [words for s in made.words.scenario for g in s.guess for words in (g.if_right, g.if_wrong)]
    for sentence in told:
        assert "{" not in sentence.format(**measures)
    for key, words in made.words.words.items():
        names = places(words) - measures.keys() - set(MORE.get(stem, "").split())
        assert names <= ({"clock"} if key.startswith("column_") else set()), key


def test_a_place_that_nobody_fills_is_no_silent_gap() -> None:
    with pytest.raises(KeyError, match="unit"):
        say("judging", "ask.unit")


def test_an_unknown_sentence_is_named_with_its_near_matches() -> None:
    with pytest.raises(UnknownNameError, match=r"message of store.*'trouble\.ful'.*'trouble\.full'"):
        say("store", "trouble.ful")


def test_a_room_without_a_file_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        messages("no-such-room")


def test_an_entry_that_is_no_text_names_its_file_and_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "data/messages").mkdir(parents=True)
    (tmp_path / "data/messages/slip.toml").write_text("[status]\ndone = 3\n", encoding="utf-8")
    monkeypatch.setattr(module.resources, "files", lambda _package: tmp_path)
    with pytest.raises(ValueError, match=r"messages/slip\.toml: status\.done = 3: expected text"):
        messages("slip")
