"""Do the paths of a case hold together? Each step is reached, each path ends, one path is good throughout."""

from __future__ import annotations

from collections.abc import Iterator

from kneetwitch.library.cases import Case, CaseStep
from kneetwitch.library.errors import Problem, near


def path_slips(case: Case, file: str) -> Iterator[Problem]:
    """Everything in which the steps and ends of this case do not make a story that ends."""
    yield from _doubled(case, file)
    dangling = list(_dangling(case, file))
    yield from dangling
    yield from _without_a_good_choice(case, file)
    yield from _without_a_danger(case, file)
    if not dangling:  # else the paths below would end where they should not
        yield from _unreached(case, file)
        yield from _circles(case, file)


def _places(case: Case) -> list[str]:
    return [step.id for step in case.step] + [end.id for end in case.end]


def _doubled(case: Case, file: str) -> Iterator[Problem]:
    places = _places(case)
    for name in dict.fromkeys(places):
        if places.count(name) > 1:
            yield Problem(file, "id", name, "steps and ends of a case need ids of their own: used twice")


def _dangling(case: Case, file: str) -> Iterator[Problem]:
    places = _places(case)
    for step in case.step:
        for option in step.option:
            if option.next not in places:
                key = f"step[{step.id}].option[{option.id}].next"
                yield Problem(file, key, option.next, f"no such step or end; {near(option.next, places)}")


def _without_a_good_choice(case: Case, file: str) -> Iterator[Problem]:
    """A good choice at every step makes a best path, since every path ends."""
    for step in case.step:
        if not any(option.grade == "good" for option in step.option):
            grades = [option.grade for option in step.option]
            expected = "a case has a best path: expected an option with grade = 'good'"
            yield Problem(file, f"step[{step.id}].option", grades, expected)


def _without_a_danger(case: Case, file: str) -> Iterator[Problem]:
    """Where somebody needs help fast, a learner must be able to see what not to do."""
    grades = {option.grade for step in case.step for option in step.option}
    if case.has_red_flag and "unsafe" not in grades:
        yield Problem(file, "has_red_flag", True, "expected an option with grade = 'unsafe' in such a case")
    if case.has_red_flag and not any(end.red_flags for end in case.end):
        yield Problem(file, "end.red_flags", [], "expected a red flag at an end of a case that has one")


def _unreached(case: Case, file: str) -> Iterator[Problem]:
    steps = {step.id: step for step in case.step}
    reached, waiting = set(), [case.step[0].id]
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting += [option.next for option in steps[name].option] if name in steps else []
    for kind, names in (("step", list(steps)), ("end", [end.id for end in case.end])):
        for name in names:
            if name not in reached:
                yield Problem(file, f"{kind}[{name}]", name, "no choice leads here")


def _circles(case: Case, file: str) -> Iterator[Problem]:
    """Ends are taken away, then steps that lead only to what was taken away; what stays, stays for ever."""
    left: dict[str, CaseStep] = {step.id: step for step in case.step}
    while True:
        closed = [name for name, step in left.items() if not any(o.next in left for o in step.option)]
        if not closed:
            break
        for name in closed:
            del left[name]
    for name, step in left.items():
        back = [option.next for option in step.option if option.next in left]
        yield Problem(file, f"step[{name}].option.next", back, "the story goes round in a circle from here")
