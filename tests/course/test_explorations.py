"""An explorer hides its curve until a prediction, then follows every control, and never fails in silence."""

import logging

import pytest

import kneetwitch as kt
from kneetwitch.course import explorations, saved
from kneetwitch.library.messages import messages

WORDS = messages("explorer")


@pytest.fixture
def box():
    saved._store_at.cache_clear()
    return kt.explore("06_stimulants")


def send(widget, **message: object) -> None:
    widget._handle_msg({"content": {"data": {"method": "custom", "content": message}}})


def curve(box):
    return next(trace for trace in box.figure.data if trace.name == "curve")


def test_no_curve_before_a_prediction(box):
    assert curve(box).x is None
    assert box.panel.phase == "predict"
    assert box.panel.sentence == WORDS["waiting"]
    assert "right" not in str(box.prediction.scenarios)


def test_a_prediction_is_judged_and_frees_the_controls(box):
    send(box.prediction, kind="predict", guess="most-of-a-coffee")
    assert box.prediction.outcome["status"] == "right"
    assert box.panel.phase == box.prediction.phase == "free"
    assert len(curve(box).x) > 100
    assert box.panel.table["rows"]


def test_the_first_prediction_stays(box):
    send(box.prediction, kind="predict", guess="almost-none")
    send(box.prediction, kind="predict", guess="most-of-a-coffee")
    assert box.prediction.outcome["status"] == "not-yet"
    assert [e.payload["guess"] for e in saved.store().events(kind="predict")] == ["almost-none"]


def test_show_me_shows_without_judging(box):
    send(box.prediction, kind="show")
    assert box.prediction.outcome["status"] == "shown"
    assert not box.prediction.outcome["message"].startswith("Yes")
    assert curve(box).x is not None


def test_another_scenario_hides_the_curve_again(box):
    send(box.prediction, kind="show")
    send(box.prediction, kind="scenario", scenario="same-day-on-the-pill")
    assert curve(box).x is None
    assert box.prediction.outcome == {}


def test_a_slider_s_message_that_comes_while_a_prediction_is_awaited_gives_nothing_away(box):
    """A drag, or a slider that plays, may still be on its way when another situation is chosen."""
    send(box.prediction, kind="show")
    late = {**box.panel.settings, "drinks": []}
    send(box.prediction, kind="scenario", scenario="same-day-on-the-pill")
    send(box.panel, kind="settings", sequence=3, settings=late)
    assert curve(box).x is None
    assert box.panel.sentence == WORDS["waiting"]
    assert box.panel.seen == 3  # or the page would wait for ever


def test_the_sentence_follows_the_controls_and_reset_goes_back(box):
    send(box.prediction, kind="show")
    start = box.panel.sentence
    send(box.panel, kind="settings", sequence=1, settings={**box.panel.settings, "drinks": []})
    assert box.panel.sentence != start
    assert box.panel.seen == 1
    send(box.panel, kind="reset")
    assert box.panel.sentence == start


def test_settings_out_of_bounds_come_back_inside(box):
    send(box.prediction, kind="show")
    send(box.panel, kind="settings", sequence=1, settings={"body_mass_kg": 9999, "speed": "rocket"})
    assert box.panel.settings["body_mass_kg"] == 120
    assert box.panel.settings["speed"] == "adult"


def test_a_failing_callback_shows_a_sentence_and_is_logged(box, monkeypatch, caplog):
    send(box.prediction, kind="show")
    monkeypatch.setattr("kneetwitch.explorers.stimulants.StimulantsExplorer.sentence", lambda *_: 1 / 0)
    with caplog.at_level(logging.ERROR):
        send(box.panel, kind="settings", sequence=7, settings=box.panel.settings)
    assert box.panel.notice == WORDS["trouble"]
    assert "ZeroDivisionError" in caplog.text
    assert box.panel.seen == 7  # or the page would wait for ever


def test_the_saved_output_is_small_and_the_same_each_time(box):
    bundle, _ = box._repr_mimebundle_()
    assert bundle["application/vnd.jupyter.widget-view+json"]["model_id"].startswith("kneetwitch-explorer-")
    assert len(str(bundle)) < 1000


def test_a_cell_that_is_run_again_closes_the_explorer_before(box):
    """Otherwise each run adds five megabytes, and plotly's updates fail on the figure that is gone."""
    send(box.prediction, kind="show")
    name = box.model_id
    again = kt.explore("06_stimulants")
    assert again is not box
    assert again.model_id != name, "an id that comes again may meet the closing of the one before"
    assert again.panel.phase == "predict"
    assert curve(again).x is None
    assert [widget.comm for widget in (*box.children, box)] == [None] * 4


def test_a_reloaded_page_is_sent_the_curve_that_is_on_show(box):
    send(box.prediction, kind="show")
    sent = {trace["name"]: trace for trace in box.figure.get_state()["_widget_data"]}
    assert len(sent["curve"]["x"]) == len(curve(box).x)


def test_going_over_is_warned_of_before_anything_else(box):
    send(box.prediction, kind="show")
    assert box.panel.warning == ""
    shots = [{"item": "energy-shot", "hour": 8, "count": 4}]
    send(box.panel, kind="settings", sequence=1, settings={**box.panel.settings, "drinks": shots})
    assert "poison line" in box.panel.warning
    send(box.panel, kind="reset")
    assert box.panel.warning == ""


def test_what_an_explorer_shows_can_be_asked_for_once_it_shows_something(box):
    assert explorations.shown("06_stimulants") is None
    send(box.prediction, kind="show")
    shown = explorations.shown("06_stimulants")
    assert shown["settings"] == box.panel.settings
    assert f"about {shown['measures']['left_mg']:.0f} mg" in box.panel.sentence
    send(box.panel, kind="settings", sequence=1, settings={**box.panel.settings, "bedtime_h": 27})
    assert explorations.shown("06_stimulants")["measures"]["bedtime"] == "03:00"
    assert explorations.shown("06_stimulant") is None


def test_the_controls_stand_at_the_situation_when_they_appear(box):
    """One that is moved sends all: the others must not stand at their start by then."""
    seen = []
    box.panel.observe(lambda _: seen.append(box.panel.settings["drinks"]), "phase")
    send(box.prediction, kind="show")
    assert [len(drinks) for drinks in seen] == [3]
