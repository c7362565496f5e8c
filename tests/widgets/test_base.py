"""What all widgets of the course share."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
from typing import Any

import pytest
import traitlets

from kneetwitch.widgets.base import CourseWidget, MalformedMessageError, front_end, model_id_for


class Echo(CourseWidget):
    """Keeps what it receives; fails when told to."""

    _esm = front_end("keyboard.js")
    browser_may_set = frozenset({"dose"})
    dose = traitlets.Int().tag(sync=True)

    def __init__(self, **traits: Any) -> None:
        self.received: list[dict[str, Any]] = []
        super().__init__(name="echo", **traits)

    def plain_text(self) -> str:
        return f"{self.title}: {self.dose} mg"

    def receive(self, kind: str, message: dict[str, Any]) -> None:
        if kind == "fail":
            raise ZeroDivisionError("told to")
        if kind == "odd":
            raise MalformedMessageError("odd")
        self.received.append(message)


@pytest.fixture
def echo() -> Echo:
    return Echo(title="Cup", words={"trouble": "Something went wrong."})


def arrive(widget: CourseWidget, data: object) -> None:
    """A message comes over the wire."""
    widget._handle_msg({"content": {"data": data}, "buffers": []})


def test_ids_count_how_often_a_name_was_shown() -> None:
    first, second = model_id_for("quiz-Some Name/1"), model_id_for("quiz-Some Name/1")
    assert (first, second) == ("kneetwitch-quiz-some-name-1-1", "kneetwitch-quiz-some-name-1-2")


def test_the_layout_has_a_stable_id_too(echo: Echo) -> None:
    assert echo.layout.model_id == f"{echo.model_id}-layout"


def test_two_kernels_save_the_same_bytes() -> None:
    """Random ids would change the notebook at each run."""
    code = (
        "import json; from kneetwitch.widgets.quiz import QuizWidget as Q\n"
        "from tests.widgets.samples import QUESTIONS\n"
        "q = Q(name='x', title='T', questions=QUESTIONS, state={}, words={},"
        " on_answer=lambda *a: {}, on_renew=lambda q: ({}, None))\n"
        "print(json.dumps(q._repr_mimebundle_()[0]))"
    )
    runs = [subprocess.run([sys.executable, "-c", code], capture_output=True, check=True) for _ in range(2)]
    assert runs[0].stdout == runs[1].stdout
    assert json.loads(runs[0].stdout)["application/vnd.jupyter.widget-view+json"]["model_id"] == (
        "kneetwitch-quiz-x-1"
    )


def test_the_bundle_reads_as_text_where_no_widget_runs(echo: Echo) -> None:
    data, metadata = echo._repr_mimebundle_()
    assert data["text/plain"] == "Cup: 0 mg"
    assert metadata == {}


def test_the_page_sets_only_what_it_may(echo: Echo, caplog: pytest.LogCaptureFixture) -> None:
    arrive(echo, {"method": "update", "state": {"dose": 80, "title": "Mug"}})
    assert (echo.dose, echo.title) == (80, "Cup")
    assert "may not set title" in caplog.text


@pytest.mark.parametrize(
    "data",
    [
        None,
        7,
        [],
        {},
        {"method": None},
        {"method": ["custom"]},
        {"method": "update"},
        {"method": "update", "state": [1]},
        {"method": "update", "state": {"dose": "much"}},
        {"method": "custom"},
        {"method": "custom", "content": None},
        {"method": "custom", "content": "kind"},
        {"method": "custom", "content": {"kind": 4}},
        {"method": "custom", "content": {"kind": "odd"}},
    ],
)
def test_a_malformed_message_is_logged_and_ignored(
    echo: Echo, caplog: pytest.LogCaptureFixture, data: object
) -> None:
    arrive(echo, data)
    assert [record.levelno for record in caplog.records] == [logging.WARNING]
    assert (echo.received, echo.notice, echo.dose) == ([], "", 0)


def test_a_message_without_content_is_ignored(echo: Echo, caplog: pytest.LogCaptureFixture) -> None:
    echo._handle_msg({})
    assert "holds no data" in caplog.text


def test_a_failing_callback_is_logged_and_said(echo: Echo, caplog: pytest.LogCaptureFixture) -> None:
    arrive(echo, {"method": "custom", "content": {"kind": "fail"}})
    assert echo.notice == "Something went wrong."
    assert caplog.records[0].name == "kneetwitch"
    assert caplog.records[0].exc_info is not None


def test_trouble_that_is_over_gives_the_notice_back(echo: Echo) -> None:
    echo.notice = "Kept in memory only."
    for kind in ("fail", "fail", "fine"):
        arrive(echo, {"method": "custom", "content": {"kind": kind}})
    assert echo.notice == "Kept in memory only."


def test_an_observer_that_fails_is_said_too(echo: Echo, caplog: pytest.LogCaptureFixture) -> None:
    def crash(_change: object) -> None:
        raise ValueError("no such dose")

    echo.observe(crash, "dose")
    arrive(echo, {"method": "update", "state": {"dose": 3}})
    assert echo.notice == "Something went wrong."
    assert "no such dose" in caplog.text
