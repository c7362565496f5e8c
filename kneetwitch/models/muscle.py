"""The pull of motor units on the tendon: the pool of Fuglevand, Winter & Patla 1993.

Units are ranked from 1 (least) to N (greatest). Unit i answers one spike with a twitch

    f(t) = P_i (t / T_i) exp(1 - t / T_i),   P_i = s exp(ln(RP) i / N),   T_i = T_L (P_i / s)^(-1 / c)

with RP the ratio of greatest to least twitch, c = ln(RP) / ln(RT), and RT the ratio of longest to shortest
contraction time. The scale s makes the twitches of all units together the measured share of the muscle's
greatest force.

Spikes in quick succession do not add up: each twitch is multiplied by the gain for the rate of firing u, in
spikes per contraction time,

    g = 1 for u up to u0;   above it g = (S(u) / u) / (S(u0) / u0),   S(u) = 1 - exp(-k u^3)

In the paper k = 2, which makes the fused pull of a unit 9 times its twitch. Here k follows from the measured
share of the twitch, so that the fused pull of all units is the muscle's greatest force and no more.

The paper gives g for even trains, with u = T_i / interval. For uneven ones u is read here from all earlier
spikes, each fading with T_i: c = sum of exp(-(time since it) / T_i), u = 1 / ln(1 + 1 / c). In an even train
that is T_i / interval exactly. Since a sudden fast train would then overshoot for some contraction times, no
unit pulls more than its fused pull. Fading and ceiling are ours, have no constant of their own, and are
tested against what Thomas, Johansson & Bigland-Ritchie 1999 measured in human thumb units: a close pair of
spikes pulls 3.5 times as much as one, 48 % of the fused pull, and five to seven come close to it. With u from
the last interval alone a close pair would pull hardly more than one spike.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, fields


@dataclass(frozen=True)
class Params:
    """One muscle's pool of units. Values come from data/tables/motor_unit_parameters.csv."""

    unit_count: float  # N, a whole number of at least 2
    twitch_force_ratio: float  # RP, greatest to least
    contraction_time_ratio: float  # RT, longest to shortest
    longest_contraction_time_ms: float  # T_L, about that of unit 1
    linear_rate_limit: float  # u0, contraction time over interval, up to which twitches add without a gain
    greatest_force_N: float  # all units fused
    twitch_share_of_greatest_force: float  # all units once, over all units fused

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            if not (math.isfinite(value) and value > 0):
                raise ValueError(f"{field.name} = {value!r}: expected a positive number")
        if self.unit_count < 2 or self.unit_count != int(self.unit_count):
            raise ValueError(f"unit_count = {self.unit_count!r}: expected a whole number of at least 2")
        for name in ("twitch_force_ratio", "contraction_time_ratio"):
            if getattr(self, name) <= 1:
                raise ValueError(f"{name} = {getattr(self, name)!r}: expected a number above 1")
        share, most = self.twitch_share_of_greatest_force, 1 / (math.e * self.linear_rate_limit)
        if share >= most:
            raise ValueError(
                f"twitch_share_of_greatest_force = {share!r}: expected less than {most:.2f}, or even slow "
                "twitches would add up to more than the greatest force"
            )

    @property
    def _gain_at_limit(self) -> float:
        """S(u0): steady firing at u0 pulls e u0 times the twitch, which is this share of the fused pull."""
        return math.e * self.linear_rate_limit * self.twitch_share_of_greatest_force

    @property
    def gain_steepness(self) -> float:
        """k of the gain's sigmoid; 2 in the paper, here from the measured share of the twitch."""
        return -math.log(1 - self._gain_at_limit) / self.linear_rate_limit**3

    @property
    def scale_N(self) -> float:
        """s: the twitch that a rank of 0 would have. The twitches are a geometric series; this is its sum."""
        step = math.log(self.twitch_force_ratio) / self.unit_count
        total = math.exp(step) * (self.twitch_force_ratio - 1) / math.expm1(step)
        return self.twitch_share_of_greatest_force * self.greatest_force_N / total


def average_unit(params: Params) -> int:
    """Rank of the unit whose twitch is nearest to the pool's twitch divided by its units."""
    mean_N = params.twitch_share_of_greatest_force * params.greatest_force_N / params.unit_count
    rank = params.unit_count * math.log(mean_N / params.scale_N) / math.log(params.twitch_force_ratio)
    return min(max(round(rank), 1), greatest_unit(params))


def greatest_unit(params: Params) -> int:
    """Rank of the unit with the strongest twitch."""
    return int(params.unit_count)


def twitch_N(params: Params, unit: int) -> float:
    """P_i: the peak of the unit's twitch, N. Raises ValueError for a rank not in the pool."""
    return params.scale_N * _relative_size(params, unit)


def contraction_time_ms(params: Params, unit: int) -> float:
    """T_i: from the spike to the peak of the twitch, ms. Raises ValueError for a rank not in the pool."""
    slowing = math.log(params.contraction_time_ratio) / math.log(params.twitch_force_ratio)
    return float(params.longest_contraction_time_ms * _relative_size(params, unit) ** -slowing)


def fused_N(params: Params, unit: int) -> float:
    """The most the unit can pull, N: its part of the greatest force, reached when its twitches are fused."""
    return params.greatest_force_N * share_of_pool(params, unit)


def share_of_pool(params: Params, unit: int) -> float:
    """The unit's part of the whole pool's twitch; with fibres alike, also its part of the muscle's fibres."""
    whole_N = params.twitch_share_of_greatest_force * params.greatest_force_N
    return twitch_N(params, unit) / whole_N


def gain(params: Params, rate: float) -> float:
    """g: what a twitch is multiplied by when the unit fires `rate` times in a contraction time."""
    if rate <= params.linear_rate_limit:
        return 1.0
    reached = -math.expm1(-params.gain_steepness * rate**3)
    return reached / rate * params.linear_rate_limit / params._gain_at_limit


def rates(params: Params, unit: int, spike_ms: Sequence[float]) -> array[float]:
    """u at each spike, in spikes per contraction time: 0 at the first. Raises ValueError as `force_N`."""
    time_ms = contraction_time_ms(params, unit)
    found = array("d")
    earlier = 0.0  # c: the spikes so far, faded
    for i, spike in enumerate(spike_ms):
        if i > 0:
            earlier = (earlier + 1.0) * math.exp((spike_ms[i - 1] - spike) / time_ms)
        found.append(1 / math.log1p(1 / earlier) if earlier > 0 else 0.0)
    return found


def force_N(params: Params, unit: int, spike_ms: Sequence[float], step_ms: float, count: int) -> array[float]:
    """The unit's pull, N, at 0, `step_ms`, ... (`count` values), for spikes at `spike_ms` (rising, ms).

    Exact at every grid time. Raises ValueError for a rank not in the pool or a step that is not positive.
    """
    if not step_ms > 0:
        raise ValueError(f"step_ms = {step_ms!r}: expected a positive number")
    peak_N = twitch_N(params, unit)
    peaks = array("d", (peak_N * gain(params, rate) for rate in rates(params, unit, spike_ms)))
    force = array("d", bytes(8 * count))
    fill_force(
        array("d", spike_ms), peaks, contraction_time_ms(params, unit), fused_N(params, unit), step_ms, force
    )
    return force


def units_together(force: Sequence[float], units: float) -> array[float]:
    """The pull of `units` units alike that fire at the same moments: one unit's pull times their number."""
    return array("d", (units * pull for pull in force))


def fill_force(
    spike_ms: array[float],
    peak_N: array[float],
    contraction_ms: float,
    most_N: float,
    step_ms: float,
    force: array[float],
) -> None:
    """Add up twitches into `force`.

    The critically damped filter behind the twitch has two states; carried over a step they are exact:
    pull' = (drive - pull) / T, drive' = -drive / T, and a spike of peak P adds e P to the drive. What leaves
    is at most `most_N`.
    """
    step = step_ms / contraction_ms
    decay = math.exp(-step)
    drive = 0.0
    pull = 0.0
    following = 0
    for n in range(len(force)):
        if n > 0:
            pull = decay * (pull + step * drive)
            drive *= decay
        now_ms = n * step_ms
        while following < len(spike_ms) and spike_ms[following] <= now_ms:
            since = (now_ms - spike_ms[following]) / contraction_ms
            added = peak_N[following] * math.exp(1.0 - since)
            drive += added
            pull += added * since
            following += 1
        force[n] = pull if pull < most_N else most_N


def _relative_size(params: Params, unit: int) -> float:
    """exp(ln(RP) i / N)."""
    if not 1 <= unit <= params.unit_count:
        raise ValueError(f"unit = {unit!r}: expected a rank from 1 to {params.unit_count:g}")
    return float(params.twitch_force_ratio ** (unit / params.unit_count))
