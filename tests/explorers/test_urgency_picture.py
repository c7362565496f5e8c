"""Each sign's mark stands under its step, in a shape of its own; the step that leads is filled."""

import pytest

from kneetwitch.explorers import explorer
from kneetwitch.explorers.urgency_picture import MOST_LINES, Line, draw, empty
from kneetwitch.library.urgency import Step
from tests.explorers.looking import trace


@pytest.fixture
def figure():
    return empty(explorer("10_when_to_see_a_doctor").words.words)


def marks(figure) -> dict[str, Step]:
    """The step under which each line's mark stands, by the words of the line."""
    by_place = dict(zip(figure.layout.xaxis.tickvals, Step, strict=True))
    words = [text.removeprefix("<b>").removesuffix("</b>") for text in trace(figure, "words").text]
    return dict(zip(words, (by_place[x] for x in trace(figure, "marks").x), strict=True))


def test_each_mark_stands_under_its_step_the_most_pressing_on_top(figure):
    lines = [Line("c", Step.WATCH), Line("a", Step.NOW), Line("d", Step.DAYS), Line("b", Step.TODAY)]
    draw(figure, lines, Step.NOW)
    assert marks(figure) == {line.words: line.step for line in lines}
    assert list(marks(figure)) == ["a", "b", "d", "c"]
    assert list(trace(figure, "marks").y) == sorted(trace(figure, "marks").y)


def test_steps_differ_by_shape_and_not_by_colour_alone(figure):
    draw(figure, [Line(step.name, step) for step in Step], Step.NOW)
    assert len(set(trace(figure, "marks").marker.symbol)) == len(Step)


def test_the_column_that_leads_is_filled_and_what_stands_in_it_is_larger_and_bold(figure):
    draw(figure, [Line("lead", Step.TODAY), Line("other", Step.VISIT)], Step.TODAY)
    column = trace(figure, "column")
    assert min(column.x) < 1 < max(column.x)  # "today" is the second from the left
    assert trace(figure, "marks").marker.size[0] > trace(figure, "marks").marker.size[1]
    assert trace(figure, "words").text == ("<b>lead</b>", "other")


def test_a_second_drawing_leaves_nothing_of_the_first(figure):
    draw(figure, [Line(step.name, step) for step in Step], Step.NOW)
    draw(figure, [], Step.VISIT)
    assert len(trace(figure, "marks").x) == len(trace(figure, "words").x) == 0


def test_the_picture_grows_with_its_lines_and_all_stay_inside(figure):
    draw(figure, [Line("a", Step.NOW)] * MOST_LINES, Step.NOW)
    bottom, top = figure.layout.yaxis.range
    assert top < min(trace(figure, "words").y)
    assert max(trace(figure, "marks").y) < bottom
