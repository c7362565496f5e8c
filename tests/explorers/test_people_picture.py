"""An icon array holds everybody once, in the order given, and says in words how many there are of each."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plotly.subplots import make_subplots

from kneetwitch.explorers.people_picture import (
    Group,
    add_people,
    clear_people,
    counted,
    draw_people,
)
from tests.explorers.looking import trace

LOOKS = ("marked", "second", "plain", "unknown")


def array(total: int, columns: int):
    figure = make_subplots(rows=1, cols=2)
    add_people(figure, total, columns, col=2)
    return figure


def places(figure) -> dict[str, list[tuple[int, int]]]:
    """Where the marks of each look stand, as (column, row)."""
    drawn = {look: trace(figure, f"people-{look}") for look in LOOKS}
    return {look: [(int(x), int(y)) for x, y in zip(t.x, t.y, strict=True)] for look, t in drawn.items()}


def words(figure) -> str:
    return next(note.text for note in figure.layout.annotations if note.name == "people-words")


@given(st.lists(st.integers(0, 30), min_size=3, max_size=3))
def test_everybody_stands_in_one_place_of_their_own(counts: list[int]):
    figure = array(100, 10)
    groups = [
        Group("a", counts[0], "marked"), Group("b", counts[1], "second"), Group("c", counts[2], "unknown"),
        Group("d", 100 - sum(counts), "plain"),
    ]  # fmt: skip
    draw_people(figure, groups)
    stand = places(figure)
    assert {look: len(at) for look, at in stand.items()} == {g.look: g.count for g in groups}
    everybody = [place for at in stand.values() for place in at]
    assert sorted(everybody) == [(x, y) for x in range(10) for y in range(10)]


def test_groups_follow_one_another_row_by_row():
    figure = array(20, 10)
    draw_people(figure, [Group("ill", 12, "marked"), Group("well", 8, "plain")])
    stand = places(figure)
    assert stand["marked"] == [(x, 0) for x in range(10)] + [(0, 1), (1, 1)]
    assert stand["plain"] == [(x, 1) for x in range(2, 10)]


def test_a_second_drawing_takes_the_place_of_the_first():
    figure = array(10, 5)
    draw_people(figure, [Group("ill", 10, "marked")])
    draw_people(figure, [Group("ill", 1, "marked"), Group("well", 9, "plain")])
    assert len(places(figure)["marked"]) == 1
    assert "<b>10</b>" not in words(figure)


def test_each_group_has_a_line_with_its_count_and_its_own_mark():
    figure = array(100, 10)
    draw_people(figure, [Group("with cramps", 6, "marked"), Group("without", 94, "plain")])
    first, second = words(figure).split("<br>")
    assert "<b>6</b> with cramps" in first
    assert "<b>94</b> without" in second
    assert "●" in first
    assert "○" in second


def test_an_image_has_squares_in_its_words_as_in_itself():
    figure = array(10_000, 100)
    draw_people(figure, [Group("ill", 9, "second"), Group("well", 9_991, "plain")])
    colours = [colour for _, colour in trace(figure, "people").colorscale[::2]]
    for line, look in zip(words(figure).split("<br>"), ("second", "plain"), strict=True):
        assert "■" in line
        assert f"color:{colours[LOOKS.index(look)]}" in line


def test_looks_differ_by_shape():
    figure = array(100, 10)
    assert len({trace(figure, f"people-{look}").marker.symbol for look in LOOKS}) == len(LOOKS)


def test_the_image_of_ten_thousand_keeps_a_few_together_in_the_corner():
    figure = array(10_000, 100)
    draw_people(figure, [Group("ill", 9, "marked"), Group("well", 9_991, "plain")])
    image = trace(figure, "people").z
    corner = {image[y][x] for x in range(3) for y in range(3)}
    assert len(corner) == 1
    assert sum(value in corner for row in image for value in row) == 9
    assert (len(image), len(image[0])) == (100, 100)
    assert "<b>9991</b> well" in words(figure)


@pytest.mark.parametrize(("total", "columns"), [(2400, 100), (2400, 20), (1050, 40)])
def test_an_image_that_is_not_square_holds_everybody(total: int, columns: int):
    figure = array(total, columns)
    draw_people(figure, [Group("ill", total, "second")])
    assert sum(value is not None for row in trace(figure, "people").z for value in row) == total


def test_colours_of_an_image_are_steps_and_not_blends():
    steps = trace(array(10_000, 100), "people").colorscale
    assert [color for _, color in steps[::2]] == [color for _, color in steps[1::2]]
    assert [edge for edge, _ in steps] == [0, 0.25, 0.25, 0.5, 0.5, 0.75, 0.75, 1]


def test_another_number_of_people_takes_the_place_of_the_first():
    figure = array(100, 10)
    wide = trace(figure, "people-marked").marker.size
    with figure.batch_update():  # as a live figure is drawn: nothing is set until the end
        draw_people(figure, [Group("ill", 60, "marked"), Group("well", 940, "plain")], columns=40)
    assert figure.layout.xaxis2.range == (-0.5, 39.5)
    assert figure.layout.yaxis2.range == (24.5, -0.5)
    assert trace(figure, "people-marked").marker.size < wide
    assert places(figure)["marked"][-1] == (19, 1)


def test_after_another_number_of_people_the_next_drawing_must_fill_it():
    figure = array(100, 10)
    draw_people(figure, [Group("ill", 1000, "marked")], columns=40)
    draw_people(figure, [Group("well", 1000, "plain")])
    with pytest.raises(ValueError, match="expected 1000 people in all"):
        draw_people(figure, [Group("ill", 100, "marked")])


def test_two_arrays_of_a_figure_do_not_meet():
    figure = make_subplots(rows=1, cols=2)
    add_people(figure, 10, 5, name="left")
    add_people(figure, 20, 5, col=2, name="right")
    draw_people(figure, [Group("ill", 10, "marked")], "left")
    draw_people(figure, [Group("well", 20, "plain")], "right")
    assert len(trace(figure, "left-marked").x) == 10
    assert len(trace(figure, "right-marked").x) == 0
    assert (figure.layout.yaxis.range, figure.layout.yaxis2.range) == ((1.5, -0.5), (3.5, -0.5))


@pytest.mark.parametrize(("total", "columns"), [(100, 10), (10_000, 100)])
def test_a_cleared_array_gives_nothing_away_and_can_be_drawn_again(total: int, columns: int):
    figure = array(total, columns)
    groups = [Group("ill", total, "marked")]
    draw_people(figure, groups)
    clear_people(figure)
    assert words(figure) == ""
    assert all(t.x is None and getattr(t, "z", None) is None for t in figure.data)
    draw_people(figure, groups)
    assert "ill" in words(figure)


@pytest.mark.parametrize("counts", [(5, 4), (5, 6), (11, -1)])
def test_counts_that_do_not_fill_the_array_are_refused(counts: tuple[int, int]):
    groups = [Group("a", counts[0], "marked"), Group("b", counts[1], "plain")]
    with pytest.raises(ValueError, match="expected 10 people in all"):
        draw_people(array(10, 5), groups)


def test_numbers_from_ten_thousand_on_are_grouped():
    assert [counted(n) for n in (0, 999, 9_991, 10_000)] == ["0", "999", "9991", "10\u202f000"]
