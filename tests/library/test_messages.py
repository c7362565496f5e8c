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
    "concept_test": {
        "card.progress": "answered all",
        "number.alone": "unit",
        "standing.none": "",
        "standing.*": "done all",
        "gain.luck": "low high all",
        **dict.fromkeys(["gain.all", "gain.some"], "before after all"),
        "gain.alone": "after all",
        **dict.fromkeys(["end.more", "end.fewer"], "count"),
    },
    "diary": {
        **dict.fromkeys(["change_day", "saved", "*_named", "delete_ask", "deleted", "kept"], "day"),
        **dict.fromkeys(["ticked", "count", "earlier"], "count"),
        "number_unit": "label unit",
        "flag": "first signs",
        "change_kept": "what",
        "page_saved": "file",
        "line.no_*": "",
        "line.one_twitch": "",
        "line.drinks": "mg value",
        "line.*": "value",
        "file.done": "file",
    },
    "explorer": {
        "situation": "title",
        "try_situation": "title",
        **dict.fromkeys(["item", "hour", "count", "remove_line"], "line"),
    },
    "exercise": {
        "hint": "all number",
        **dict.fromkeys(["no-more-hints", "try-first"], "name"),
        "solution": "title",
        "finding.proportional": "factor",
        "number.thousands-or-decimals": "large small typed",
        "number.dot-as-decimal": "large small",
        **dict.fromkeys(["number.unreadable", "number.list-of-one", "number.with-unit"], "what"),
        "number.unknown-unit": "ask unit",
        "number.many": "count what",
        "number.ask-unit": "unit",
        **dict.fromkeys(["number.other-measure", "number.right-number-other-measure"], "ask measures unit"),
        "number.right-number-other-size": "ask converted number unit",
        "what.object": "name",
        "what.values": "count",
        "list.blanks": "all blank place",
        "list.table": "shape",
        "list.unreadable": "what",
        "list.length": "count wanted",
        **dict.fromkeys(["list.item", "list.first-off"], "place why"),
        "list.fits": "all fit place why",
        "list.fits-any-order": "all fit why",
        **dict.fromkeys(
            [
                "function.never-ends",
                "function.prints",
                "function.returns-nothing",
                "function.changes-its-input",
                "function.changes-its-mind",
                "function.recursion",
                "function.memory",
                "function.exits",
                "function.text-for-number",
                "function.not-a-number",
                "function.infinite",
            ],
            "call",
        ),
        "function.parameters": "wanted",
        "function.raises": "call error",
        **dict.fromkeys(["function.wrong-kind", "function.other-length"], "call came wanted"),
        "function.example": "call came right",
        "function.one-wrong": "call came direction",
        "function.partly": "all fit",
        "choice.unreadable": "asked what",
        "choice.item": "place what",
        "choice.too-many": "all count",
        "choice.unknown": "name near",
        "choice.near": "near",
        **dict.fromkeys(["choice.one", "choice.left-out-many"], "count"),
        "choice.repeated": "name",
        **dict.fromkeys(["choice.wrong-one", "choice.wrong-many", "choice.left-out-one"], "names"),
        "choice.other-order": "name place",
        "field.unreadable": "names what",
        "field.fits": "all fit",
        "field.unknown": "name near",
        **dict.fromkeys(["field.twice", "field.missing", "field.blank"], "name"),
        **dict.fromkeys(["field.keys", "field.none-known"], "names"),
        "field.wrong": "name why",
        "table.unreadable": "what",
        "table.column-unreadable": "name why",
        "table.too-long": "count wanted",
        "table.uneven": "lengths",
        **dict.fromkeys(["table.same-column", "table.repeated-row"], "name"),
        **dict.fromkeys(["table.no-key", "table.missing-column", "table.unknown-row"], "name near"),
        "table.near-missing": "near",
        "table.missing-rows": "names",
        "table.blank-cell": "column row",
        "table.cell": "column row why",
        "table.text-cell": "given",
        "table.unit": "unit",
        "table.column": "column why",
        "table.fits": "all fit",
        "curve.no-figure": "what",
        "curve.few-points": "found high least low",
        "curve.part": "high low",
        "curve.where": "all fit x y",
        "curve.no-title": "axis",
        "curve.other-title": "axis word",
        "ideas.too-short": "found least",
        "curve.too-many-points": "most",
        "ideas.found": "all found",
    },
    "simulate": {
        "out-of-bounds": "name value low high",
        "same-thing": "one other",
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
        "card.claim": "id",
        "fact.line": "statement conflict how_sure sources",
        "fact.conflict": "text",
        "card.part": "text",
        "card.due": "checked_on due_on",
    },
    "progress": {
        "next.begin": "lesson minutes",
        **dict.fromkeys(["next.go-on.*", "next.back.*"], "lesson count"),
        "review.missed.*": "count",
        "review.one": "place",
        "review.many": "count place",
        "review.next": "days",
        "map.minutes": "minutes",
        "status.*": "answered right all",
        **dict.fromkeys(["practice.open", "practice.some"], "solved all"),
        **dict.fromkeys(["practice.done", "practice.all"], "all"),
        **dict.fromkeys(["sure.wrong", "sure.partly"], "question lesson when"),
        "sure.more.*": "count",
        "when.earlier": "days",
        "goal.line": "lesson reached all",
        **dict.fromkeys(["goal.reached.*", "goal.open.*"], "all"),
        "goal.begun.*": "right all",
        "calibration.of": "right all small",
        "calibration.few": "enough",
        "calibration.not-your-body": "lesson",
        "rhythm.many": "count",
        "rhythm.row": "count days",
    },
    "quiz": {"progress": "answered right all", "place": "number all", "moved": "step position all"},
    "review": {
        "from": "lesson",
        "lead.all": "all",
        "lead.some": "all shown",
        "lead.missed": "missed",
        "nothing.tomorrow": "count",
        "nothing.later": "count day",
        "nothing.go-on": "lesson",
        "count.many": "count",
    },
    "red_flag_box": {
        "step": "first signs",
        "together": "others sign",
        "line.*": "quoted sign",
        "note.*": "sign",
    },
    "diary_days": {
        "date.old": "year",
        "words.long": "count most",
        "number.which": "small large",
        "number.range": "low high",
        "number.unit": "unit",
    },
    "diary_picture": {
        "uncounted.*": "count",
        "counted.one": "day twitches",
        "counted.many": "count first last twitching without middle",
        "few.many": "missing",
        "alike": "least",
        "more.*": "more less amount more_twitches less_twitches",
        "some.*": "more less more_twitches less_twitches",
        "signs.many": "count",
        "change.few-before": "count day",
        "change.few-since": "before since day missing",
        "change.compared": "before since day days_before days_since",
        "change.difference": "change low high",
        **dict.fromkeys(["change.fewer-percent", "change.more-percent"], "percent"),
        "change.times-more": "times",
        "change.reckoned": "how sources",
    },
    "diary_summary": {
        "made": "today",
        "step": "first",
        **dict.fromkeys(["foot", "sources"], "sources"),
        **dict.fromkeys(["often.one", "number.one"], "middle"),
        "often.many": "middle low high twitching count",
        "caffeine.one": "middle least most",
        "caffeine.many": "middle low high count least most",
        "number.many": "middle low high count",
        "change": "what first",
        "noted.one": "first",
        "noted.many": "count span first last",
        "days.one": "text",
        "days.many": "text count",
        "sign.one": "sign last",
        "sign.many": "sign count last",
        "entry.one": "text last",
        "entry.many": "text count last",
        "more.many": "count",
    },
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
        **dict.fromkeys(["form.waiting", "form.go_on", "form.counted"], "answered all"),
        "form.all_answered": "all",
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
