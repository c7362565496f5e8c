"""Goals of lessons, by the latest answer to each of their questions."""

from __future__ import annotations

from kneetwitch import library
from kneetwitch.course.results.answers import latest
from kneetwitch.course.results.mastery import Goal, goals, section
from tests.course.results.giving import COFFEE, all_of, event, given, read

STEM = "06_stimulants"
WHOLE = library.library()


def found(*events) -> dict[str, Goal]:
    return {goal.objective.id: goal for goal in goals(STEM, WHOLE.questions[STEM], latest(given(*events)))}


def test_every_goal_of_a_lesson_is_there_and_every_question_belongs_to_one() -> None:
    for lesson in WHOLE.lessons.values():
        file = WHOLE.questions[lesson.stem]
        told = goals(lesson.stem, file, {})
        assert [goal.objective for goal in told] == list(file.objective)
        assert sum(goal.questions for goal in told) == len(file.question)


def test_a_goal_is_reached_when_the_latest_answers_are_all_right() -> None:
    assert all(
        goal.is_reached and goal.status.startswith("reached") for goal in found(*all_of(STEM)).values()
    )
    again = found(*all_of(STEM), event(COFFEE, "not yet"))["follow-it-over-a-day"]
    assert not again.is_reached
    assert again.status == f"{again.questions - 1} of {again.questions} questions right"


def test_a_goal_without_an_answer_is_open_and_not_wrong() -> None:
    goal = found(event(COFFEE))["say-what-caffeine-does"]
    assert goal.status.startswith("not answered yet")


def test_a_goal_with_one_question_has_words_for_one() -> None:
    objective = WHOLE.questions[STEM].objective[0]
    words = [Goal(objective, 1, answered, right).status for answered, right in ((0, 0), (1, 0), (1, 1))]
    assert words == ["not answered yet", "not right yet", "reached: its question is right"]


def test_only_lessons_that_were_begun_are_told_each_in_a_fold_that_sums_up() -> None:
    assert section([], WHOLE) is None
    _, *folds = section(given(*all_of("03_dehydration"), event(COFFEE)), WHOLE).blocks
    lines = [read(fold.line) for fold in folds] if folds else []
    assert [line.split(" ", 1)[1] for line in map(str, lines)] == [
        "3. Dehydration: the popular story – 5 of 5 goals reached",
        "6. Caffeine and other stimulants – 0 of 6 goals reached",
    ]
    assert len(folds[1].inside[0].rows) == 6
