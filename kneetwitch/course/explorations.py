"""kt.explore: one explorer on one page. Predict first; then the controls are free."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kneetwitch.course import saved
from kneetwitch.explorers import Explorer, explorer
from kneetwitch.judging.kinds.doing import as_answer
from kneetwitch.library.explorers import Control, Scenario
from kneetwitch.library.filling import filled
from kneetwitch.library.messages import messages
from kneetwitch.widgets.explorer import ControlPanel, ExplorerBox, Prediction, live, table_view

_UNDRAWN = {"x": None, "y": None, "text": None}


def explore(lesson: str) -> ExplorerBox:
    """The explorer of a lesson, such as `kt.explore("06_stimulants")`, ready for a first prediction.

    One showing of a lesson's explorer closes the one before. Raises UnknownNameError with near matches.
    """
    chosen = explorer(lesson)
    if lesson in _open:
        _open.pop(lesson).close()
    _open[lesson] = _Exploration(chosen)
    return _open[lesson].box


def shown(lesson: str) -> dict[str, Any] | None:
    """What the explorer of a lesson shows now, as {"settings": {...}, "measures": {...}}.

    None before it is opened, and while it waits for a prediction.
    """
    return _open[lesson].shown() if lesson in _open else None


# One explorer per lesson and kernel. Each live figure brings five megabytes of plotly to the page, and it
# cannot be shown again once its first output is gone: plotly's updates then fail on the old place.
_open: dict[str, _Exploration] = {}


class _Exploration:
    """Keeps prediction, figure and controls in step with the explorer's simulation."""

    def __init__(self, chosen: Explorer[Any]) -> None:
        chosen.prepare()  # first: what follows takes as long as numba needs to load
        self._explorer = chosen
        self._words = dict(messages("explorer"))
        self._outcomes: dict[str, dict[str, str]] = {}
        self._figure = live(chosen.figure())
        self._undrawn = [trace.name for trace in self._figure.data if trace.x is None]
        self._prediction = self._make_prediction()
        self._panel = self._make_panel()
        self._wait(chosen.words.scenario[0])
        self.box = ExplorerBox(f"explorer-{chosen.stem}", self._prediction, self._figure, self._panel)

    def close(self) -> None:
        """Take the widgets away from page and kernel."""
        self.box.close_all()

    def shown(self) -> dict[str, Any] | None:
        """Settings and measures of the picture; None while it is kept back for a prediction."""
        if self._panel.phase != "free":
            return None
        settings = self._explorer.clean(self._panel.settings)
        return as_answer(settings, self._explorer.measures(self._explorer.simulate(settings)))

    def _make_prediction(self) -> Prediction:
        words = self._explorer.words
        return Prediction(
            name=f"prediction-{self._explorer.stem}",
            traits={
                "figure_id": self._figure.model_id,
                "title": words.title,
                "intro": words.intro,
                "words": self._words,
                "scenarios": [_scenario_view(s) for s in words.scenario],
                "scenario": words.scenario[0].id,
                "notice": saved.notice(saved.store()),
            },
            on_predict=self._predict,
            on_show=self._show,
            on_scenario=self._choose,
        )

    def _make_panel(self) -> ControlPanel:
        return ControlPanel(
            name=f"controls-{self._explorer.stem}",
            traits={
                "words": self._words,
                "controls": [_control_view(c) for c in self._explorer.words.control],
                "catalogue": self._explorer.catalogue(),
                "settings": self._explorer.start_settings(),
            },
            on_settings=self._follow,
            on_reset=self._reset,
        )

    @property
    def _scenario(self) -> Scenario:
        return self._explorer.scenario(self._prediction.scenario)

    def _predict(self, guess: str) -> None:
        judged = self._explorer.judge(self._scenario, guess)
        status = "right" if judged.right else "not-yet"
        self._settle({"status": status, "message": judged.message}, guess=guess, right=judged.right)

    def _show(self) -> None:
        _, measures = self._explorer.truth(self._scenario)
        message = filled(self._scenario.shown, measures)
        self._settle({"status": "shown", "message": message}, guess=None, right=None)

    def _settle(self, outcome: dict[str, str], *, guess: str | None, right: bool | None) -> None:
        """The first prediction counts; what follows only shows the scenario again."""
        scenario = self._scenario
        if scenario.id not in self._outcomes:
            self._outcomes[scenario.id] = outcome
            subject = f"{self._explorer.stem}/{scenario.id}"
            saved.store().record("predict", subject, {"guess": guess, "right": right})
            self._prediction.notice = saved.notice(saved.store())
        self._show_scenario()

    def _show_scenario(self) -> None:
        """Free the controls at the scenario's settings."""
        self._prediction.outcome = self._outcomes.get(self._scenario.id, {})
        # before the controls are there: a quick hand would else send the others' start values along
        self._panel.settings = self._explorer.clean(self._scenario.settings)
        self._prediction.phase = self._panel.phase = "free"
        self._move(self._scenario.settings)

    def _choose(self, name: str) -> None:
        scenario = self._explorer.scenario(name)
        self._prediction.scenario = scenario.id
        if scenario.id in self._outcomes:
            self._show_scenario()
        else:
            self._wait(scenario)

    def _wait(self, scenario: Scenario) -> None:
        """Axes and reference only, until a prediction."""
        with self._figure.batch_update():
            for trace in self._figure.data:
                if trace.name in self._undrawn:
                    trace.update(_UNDRAWN)
            self._explorer.undraw(self._figure)
        self._prediction.scenario = scenario.id
        self._prediction.outcome = {}
        self._prediction.phase = self._panel.phase = "predict"
        self._panel.warning = ""
        self._panel.sentence = self._words["waiting"]
        self._panel.table = {}

    def _follow(self, raw: Mapping[str, Any]) -> None:
        """A slider moved. While a prediction is awaited, such a message is late and would give it away."""
        if self._panel.phase == "free":
            self._move(raw)

    def _reset(self) -> None:
        if self._panel.phase == "free":
            self._show_scenario()

    def _move(self, raw: Mapping[str, Any]) -> None:
        settings = self._explorer.clean(raw)
        result = self._explorer.simulate(settings)
        with self._figure.batch_update():
            self._explorer.draw(self._figure, result)
        table = self._explorer.table(result)
        self._panel.settings = settings
        self._panel.warning = self._explorer.warning(result)
        self._panel.sentence = self._explorer.sentence(result)
        self._panel.table = table_view(table.caption, table.headers, table.rows)
        self._panel.notice = ""


def _control_view(control: Control) -> dict[str, Any]:
    view = control.model_dump(mode="json", exclude={"choice", "start"})
    return {**view, "choices": [{"id": c.id, "text": c.text} for c in control.choice]}


def _scenario_view(scenario: Scenario) -> dict[str, Any]:
    guesses = [{"id": g.id, "text": g.text} for g in scenario.guess]
    return {**scenario.model_dump(include={"id", "title", "story", "ask"}), "guesses": guesses}
