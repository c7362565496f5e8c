"""Operates an explorer: every prediction of every scenario, then every control over its whole range."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any, TypeAlias

from kneetwitch.authoring.drivers.plain import values_between
from kneetwitch.authoring.drivers.tally import Tally

Box: TypeAlias = Any  # an ExplorerBox; typed loosely, because traits are
Settings: TypeAlias = dict[str, Any]

_STATUSES = ("right", "not-yet")
# what no page sends; settings must stay inside their bounds all the same
_NONSENSE: tuple[object, ...] = (None, "much", -1e9, 1e9, float("nan"), [], {"item": "nothing"})


def drive(box: Box, tally: Tally) -> None:
    """Use one explorer in every way its page offers."""
    walk = _Walk(box, tally)
    walk.look()
    walk.predict()
    walk.show_and_reset()
    walk.move_everything()


class _Walk:
    """One explorer under way."""

    def __init__(self, box: Box, tally: Tally) -> None:
        self._prediction = box.prediction
        self._panel = box.panel
        self._tally = tally
        self._sequence = box.panel.seen

    def look(self) -> None:
        """Before anything is touched: is every control labelled, is something said beside the picture?"""
        for control in self._panel.controls:
            if not str(control.get("label", "")).strip():
                self._say(f"control {control['id']}", "no label", "a control has a visible label")
        if not self._sentence().strip():
            self._say("at the start", "no sentence", "an explorer says in words what its picture shows")

    def predict(self) -> None:
        """Every guess, each as a first one: a prediction counts once, so each begins again."""
        for scenario in self._prediction.scenarios:
            right = 0
            for guess in scenario["guesses"]:
                begun = self._begin_again()
                right += self._commit(scenario["id"], guess["id"]) == "right"
            if begun and right != 1:
                self._say(f"scenario {scenario['id']}", f"{right} guesses", "exactly one prediction is right")

    def _begin_again(self) -> bool:
        """The same explorer before its first prediction; False for a box that no lesson has made."""
        from kneetwitch.course import explore
        from kneetwitch.library import library

        title = self._prediction.title
        stem = next((stem for stem, words in library().explorers.items() if words.title == title), None)
        if stem:
            box = explore(stem)
            self._prediction, self._panel, self._sequence = box.prediction, box.panel, box.panel.seen
        return stem is not None

    def _commit(self, scenario: str, guess: str) -> str:
        self._choose(scenario)
        where = f"predicting {guess} in {scenario}"
        self._send(self._prediction, {"kind": "predict", "guess": guess}, where)
        return self._outcome(where, _STATUSES)

    def _choose(self, scenario: str) -> None:
        self._send(self._prediction, {"kind": "scenario", "scenario": scenario}, f"scenario {scenario}")
        if self._prediction.scenario != scenario:
            self._say(f"scenario {scenario}", self._prediction.scenario, "the chosen scenario is taken up")

    def _outcome(self, where: str, allowed: tuple[str, ...]) -> str:
        """After a prediction the controls are free and words say how it went; the status."""
        outcome = self._prediction.outcome
        status, message = outcome.get("status", ""), str(outcome.get("message", ""))
        if {self._prediction.phase, self._panel.phase} != {"free"}:
            self._say(where, self._panel.phase, "the controls are free after a prediction")
        if status not in allowed or not message.strip():
            self._say(where, outcome, f"an outcome with words, and a status of {', '.join(allowed)}")
        self._check_free(where)
        return str(status)

    def show_and_reset(self) -> None:
        """`Show me` and `Back to the situation`, in every scenario."""
        for scenario in self._prediction.scenarios:
            self._choose(scenario["id"])
            self._send(self._prediction, {"kind": "show"}, f"showing {scenario['id']}")
            self._outcome(f"showing {scenario['id']}", (*_STATUSES, "shown"))
            self._reset()

    def _reset(self) -> None:
        self._send(self._panel, {"kind": "reset"}, "back to the situation")
        self._check_free("back to the situation")

    def move_everything(self) -> None:
        """Each control through its range, from the scenario's settings; then values no page would send."""
        for control in self._panel.controls:
            self._reset()
            base = dict(self._panel.settings)
            sentences = set()
            for value in _values(control, self._panel.catalogue):
                where = f"control {control['id']} at {value!r}"
                self._settle({**base, control["id"]: value}, where)
                if control["kind"] != "list" and self._panel.settings.get(control["id"]) != value:
                    self._say(
                        where, self._panel.settings.get(control["id"]), "the control keeps what was set"
                    )
                sentences.add(self._sentence())
            if len(sentences) < 2:
                self._say(f"control {control['id']}", sentences, "the sentence follows every control")
            for nonsense in _NONSENSE:
                self._settle({**base, control["id"]: nonsense}, f"control {control['id']} given {nonsense!r}")
        self._settle({}, "no settings")
        self._reset()

    def _settle(self, settings: Settings, where: str) -> None:
        self._sequence += 1
        self._send(self._panel, {"kind": "settings", "settings": settings, "sequence": self._sequence}, where)
        if self._panel.seen != self._sequence:
            self._say(
                where, self._panel.seen, "every settings message is answered, or the page waits for ever"
            )
        self._check_free(where)

    def _check_free(self, where: str) -> None:
        if not self._sentence().strip():
            self._say(where, "no sentence", "words say what the picture shows")
        for control in self._panel.controls:
            value = self._panel.settings.get(control["id"])
            if not _is_inside(value, control, self._panel.catalogue):
                self._say(where, f"{control['id']} = {value!r}", "settings stay inside their bounds")

    def _sentence(self) -> str:
        return str(self._panel.sentence)

    def _send(self, widget: Any, message: dict[str, Any], where: str) -> None:  # noqa: ANN401 - either part
        self._tally.custom(widget, message, self._named(where))
        trouble = widget.words.get("trouble")
        if trouble and widget.notice == trouble:
            self._say(where, "trouble", "this act failed and the learner was told so")

    def _say(self, where: str, value: object, expected: str) -> None:
        self._tally.say(self._named(where), value, expected)

    def _named(self, where: str) -> str:
        return f"explorer “{self._prediction.title}”: {where}".removesuffix(": ")


def _values(control: dict[str, Any], catalogue: list[dict[str, Any]]) -> Iterator[object]:
    match control["kind"]:
        case "slider":
            yield from values_between(control["low"], control["high"], control["step"])
        case "choice":
            yield from (choice["id"] for choice in control["choices"])
        case _:
            yield from _lists(control, catalogue)


def _lists(control: dict[str, Any], catalogue: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """Each thing early and late and as often as can be; then the list filled to the brim, and emptied."""
    early, late = _entry_ends(control)
    for thing in catalogue:
        yield [{"item": thing["id"], **early}]
        if late != early:
            yield [{"item": thing["id"], **late}]
    full = [
        {"item": catalogue[place % len(catalogue)]["id"], **early, **(late if place % 2 else {})}
        for place in range(control["most"])
    ]
    yield from (full, full[:-1], full[:1], [])


def _entry_ends(control: dict[str, Any]) -> tuple[Settings, Settings]:
    """Hour and count of an entry, first and last: only those that the list has."""
    early, late = {}, {}
    if control["hour_low"] is not None:
        early["hour"], late["hour"] = control["hour_low"], control["hour_high"]
    if control["most_servings"] > 1:
        early["count"], late["count"] = 1, control["most_servings"]
    return early, late


def _is_inside(value: object, control: dict[str, Any], catalogue: list[dict[str, Any]]) -> bool:
    match control["kind"]:
        case "slider":
            is_number = isinstance(value, int | float) and math.isfinite(value)
            return is_number and control["low"] <= value <= control["high"]
        case "choice":
            return value in [choice["id"] for choice in control["choices"]]
        case _:
            entries = value if isinstance(value, list) else [{}]
            inside = all(_is_entry(entry, control, catalogue) for entry in entries)
            return inside and len(entries) <= control["most"]


def _is_entry(entry: dict[str, Any], control: dict[str, Any], catalogue: list[dict[str, Any]]) -> bool:
    known = entry.get("item") in {thing["id"] for thing in catalogue}
    early, late = _entry_ends(control)
    has_all = set(entry) == {"item", *early}
    return known and has_all and all(early[name] <= entry[name] <= late[name] for name in early)
