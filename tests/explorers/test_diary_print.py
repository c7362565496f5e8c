"""The drawing on the printed page: a bar a day, a ring for none, black on white."""

import xml.etree.ElementTree as ET

import pytest

from kneetwitch.explorers.diary_print import svg
from tests.diary_days import changed, counted, noted, usual

SVG = "{http://www.w3.org/2000/svg}"


def drawn(*arguments: object) -> ET.Element:
    return ET.fromstring(svg(*arguments).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))


def test_days_with_twitches_have_a_bar_and_days_without_a_ring() -> None:
    found = drawn(counted([4, 0, None, 2]))
    bars = found.findall(f"{SVG}rect")
    assert len(bars) == 2
    assert float(bars[0].attrib["height"]) == pytest.approx(2 * float(bars[1].attrib["height"]))
    assert len(found.findall(f"{SVG}circle")) == 1


def test_without_a_count_there_is_no_drawing() -> None:
    assert svg([]) == svg([noted(0, sleep_h=7)]) == ""


@pytest.mark.parametrize("count", [1, 2, 90, 400])
def test_everything_lies_inside_the_drawing(count: int) -> None:
    found = drawn(usual(count) or counted([0]), changed(3))
    width, height = (float(part) for part in found.attrib["viewBox"].split()[2:])
    for bar in found.findall(f"{SVG}rect"):
        at, size = float(bar.attrib["x"]), float(bar.attrib["width"])
        assert 0 < at < at + size <= width
        assert 0 <= float(bar.attrib["y"]) <= height


def test_a_change_among_the_days_is_dotted() -> None:
    assert "stroke-dasharray" in svg(counted([1, 2, 3]), changed(1))
    assert "stroke-dasharray" not in svg(counted([1, 2, 3]), changed(9))
