"""What authors are told about cases: ids that tell, a case no cell shows, names that are not there, words."""

from pathlib import Path

import pytest

from kneetwitch.authoring import lessons
from kneetwitch.authoring.learner_text import passages
from kneetwitch.authoring.walk import WalkReport, walk
from kneetwitch.authoring.wording import RULES
from kneetwitch.judging.authored import case_slips
from kneetwitch.library import CASE_LESSON, library
from kneetwitch.library.cases import Case
from kneetwitch.library.reading import DATA_FOLDER, Library
from tests.authoring.planting import code, read, saved
from tests.judging.example_case import CASE, RAW

PLANTED = [
    """
import json
import kneetwitch as kt
from kneetwitch.course.cases import _Visit
from kneetwitch.course import saved

def spoil(name, change):
    visit = _Visit(kt.library.case(name), saved.store())
    honest = visit.widget._on_choose
    visit.widget._on_choose = lambda step, option: change(honest(step, option))
    return visit.widget

def changed(view, **parts):
    return json.loads(json.dumps(view)) | parts

def speechless(view):
    return changed(view, made=[{**made, "why": ""} for made in view["made"]])

def flattering(view):
    return changed(view, end=view["end"] and {**view["end"], "safe": True})

def crashing(view):
    return 1 // (0 if view["end"] else 1) and view

kt.case("nine-days")
""",
    'spoil("the-eyelid", speechless)',
    'spoil("night-shift", flattering)',
    'spoil("the-dropped-foot", crashing)',
    """
chatty = _Visit(kt.library.case("never-still"), saved.store())
whole = kt.library.case("never-still")
chatty.widget.view = chatty.widget.view | {"later": whole.step[1].text}
_view = chatty._view
chatty._view = lambda: _view() | {"later": whole.step[1].text}
chatty.widget
""",
]


def option(**changes: str) -> Case:
    step = RAW["step"][0]
    options = [{**step["option"][0], **changes}, *step["option"][1:]]
    return Case.model_validate({**RAW, "step": [{**step, "option": options}, *RAW["step"][1:]]})


@pytest.mark.parametrize("name", ["right-one", "good-choice", "the-unsafe-way", "wrong", "best"])
def test_an_id_that_tells_how_good_a_choice_is_is_refused(name: str) -> None:
    (slip,) = case_slips(option(id=name), "cases/made-up.toml")
    assert (slip.file, slip.key, slip.value) == ("cases/made-up.toml", "step[begin].option.id", name)


def test_ids_that_say_what_a_choice_is_about_are_fine() -> None:
    assert case_slips(CASE, "cases/made-up.toml") == []
    for case in library().cases.values():
        assert case_slips(case, "") == []


def test_a_case_that_no_cell_shows_is_told(tmp_path: Path) -> None:
    shown, *hidden = library().cases
    cells = [code("one", f'kt.case("{shown}")'), code("board", "kt.case()")]
    notebook = read(tmp_path, cells, name=f"{CASE_LESSON}.ipynb")
    told = {slip.key for slip in lessons.every_case_is_shown(notebook, library())}
    assert told == {f"case[{name}]" for name in hidden}
    other = read(tmp_path, cells, name="06_stimulants.ipynb")
    assert list(lessons.every_case_is_shown(other, library())) == []


def test_a_name_that_is_no_case_is_told(tmp_path: Path) -> None:
    notebook = read(tmp_path, [code("one", 'kt.case("the-eyelit")')])
    (slip,) = lessons.names_exist(notebook, library())
    assert "the-eyelid" in slip.expected


def test_every_word_of_a_case_is_read_by_the_safety_rules() -> None:
    passage = passages(library(), DATA_FOLDER, [])["case:the-water-tablet"]
    assert passage.file == "cases/the-water-tablet.toml"
    whole = library().cases["the-water-tablet"]
    for words in (whole.story, whole.step[1].option[0].why, whole.end[0].remember):
        assert words in passage.said


def test_a_case_that_says_to_stop_nothing_without_whom_to_ask_breaks_a_rule() -> None:
    only = Library(cases={"made-up": option(why="Do not stop the tablet.")})
    found = passages(only, DATA_FOLDER, [])
    told = [slip.file for slip in RULES["not-stopping-has-its-second-half"](found, library())]
    assert "cases/made-up.toml" in told


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> WalkReport:
    cells = [code(f"cell-{place}", source.strip()) for place, source in enumerate(PLANTED)]
    return walk(saved(tmp_path_factory.mktemp("cases"), cells, name="Cases, some of them broken.ipynb"))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("the-eyelid", "each choice is answered with why"),
        ("night-shift", "a dangerous choice costs the mark"),
        ("the-dropped-foot", "ZeroDivisionError"),
        ("never-still", "does not know yet what follows"),
    ],
)
def test_the_walk_names_a_broken_case_with_what_is_wrong(walked: WalkReport, name: str, said: str) -> None:
    told = [str(problem) for problem in walked.problems if name in problem.key]
    assert any(said in one for one in told), told


def test_the_walk_finds_nothing_wrong_with_a_good_case(walked: WalkReport) -> None:
    assert [problem for problem in walked.problems if "nine-days" in problem.key] == []
