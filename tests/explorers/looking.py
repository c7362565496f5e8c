"""What tests of several explorers do: set one, measure it, find a line of its picture."""

import itertools


def shown(made, **settings: object):
    return made.simulate(made.clean({**made.start_settings(), **settings}))


def measured(made, **settings: object) -> dict[str, float]:
    return made.measures(shown(made, **settings))


def corners(made) -> list[dict[str, object]]:
    """Every slider at either end, with every choice."""
    ends = {
        c.id: [choice.id for choice in c.choice] if c.kind == "choice" else [c.low, c.high]
        for c in made.words.control
    }
    return [dict(zip(ends, values, strict=True)) for values in itertools.product(*ends.values())]


def trace(figure, name: str):
    return next(t for t in figure.data if t.name == name)


def scale(figure, name: str):
    """The vertical axis of a line."""
    return figure.layout[f"yaxis{trace(figure, name).yaxis[1:]}"]


def stays_in_its_strip(figure, name: str) -> bool:
    low, high = scale(figure, name).range
    return all(low <= value <= high for value in trace(figure, name).y)
