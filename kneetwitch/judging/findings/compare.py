"""Numbers beside the right ones -> what kind of mistake explains them all.

The same for one number, a sequence, the results of a function and the heights of a curve.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from kneetwitch.judging.findings.explanations import Kind, Pairs
from kneetwitch.judging.findings.within import Within

_DIRECTIONS: tuple[Kind, ...] = ("small", "large", "other")  # where nothing explains the numbers
_SLIP_DIGITS = 0.1  # how near a single number must be to a slip, as a share
_LAST_DIGIT = 1e-9
_Slips = Mapping[str, Sequence[float]]
NO_SLIPS: _Slips = MappingProxyType({})


@dataclass(frozen=True)
class Finding:
    """What explains the numbers best. `off` are the places (from 0) that do not hold the right number."""

    kind: Kind
    slip: str = ""
    off: tuple[int, ...] = ()
    share: float = 0.0  # of the pairs that fit
    factor: float = 0.0  # of "proportional"

    @property
    def explains(self) -> bool:
        """Whether it says more than that the numbers are too small, too large or not the right ones."""
        return self.kind not in _DIRECTIONS


def compare(
    given: Sequence[float],
    right: Sequence[float],
    within: Within,
    slips: _Slips = NO_SLIPS,
    *,
    any_order: bool = False,
    percent: bool = False,
) -> Finding:
    """The first explanation that holds for all pairs; see `Kind` for the order (a slip: the nearest one).

    `given`, `right` and the numbers of each slip have one length, at least one. NaN and infinity may be among
    them. `percent` says that the numbers are percents, for which the wrong way round is 10 000 / x.
    """
    product = 1e4 if percent else 1.0
    if not any_order:
        return _finding(Pairs(tuple(given), tuple(right), within, product), slips)
    upwards, rising = sorted(given), tuple(sorted(right))
    in_order = {name: sorted(wrong) for name, wrong in slips.items()}
    for arranged in (upwards, upwards[::-1]):  # a sign or a division turned over turns the order over too
        finding = _finding(Pairs(tuple(arranged), rising, within, product), in_order)
        if finding.explains:
            return finding
    return _finding(Pairs(_beside(upwards, rising, within), rising, within, product), NO_SLIPS)


def _finding(pairs: Pairs, slips: _Slips) -> Finding:
    off = pairs.off()
    share = 1 - len(off) / len(pairs.right)
    if not off:
        return Finding("right", share=1.0)
    slip = _nearest(pairs, slips)
    if slip:
        return Finding("slip", slip, off, share)
    kind = pairs.best()
    return Finding(kind, off=off, share=share, factor=pairs.ratio() if kind == "proportional" else 0.0)


def _nearest(pairs: Pairs, slips: _Slips) -> str:
    """The slip that explains all numbers, if any does; of two the nearer."""
    near = [
        (sum(map(_distance, pairs.given, wrong)), name)
        for name, wrong in slips.items()
        if all(map(pairs.within.holds, pairs.given, wrong)) and (len(wrong) > 1 or _is_near(pairs, wrong[0]))
    ]
    return min(near)[1] if near else ""


def _is_near(pairs: Pairs, wrong: float) -> bool:
    """A wide tolerance lets one number be near a small slip by chance; many numbers are no chance."""
    return abs(pairs.given[0] - wrong) <= _SLIP_DIGITS * abs(wrong) + _LAST_DIGIT


def _distance(value: float, wrong: float) -> float:
    return 0.0 if value == wrong else abs(value - wrong) / (1 + abs(wrong))


def _beside(given: Sequence[float], right: Sequence[float], within: Within) -> tuple[float, ...]:
    """The given numbers, each beside the right one that it fits; the rest in their order in the gaps."""
    rest = list(given)
    fitting: list[float | None] = []
    for wanted in right:
        fits = next((value for value in rest if within.holds(value, wanted)), None)
        if fits is not None:
            rest.remove(fits)
        fitting.append(fits)
    return tuple(rest.pop(0) if value is None else value for value in fitting)
