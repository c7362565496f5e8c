"""The picture of lesson 07: the shared strips, and below them how easily the axon fires again."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING

from kneetwitch.explorers import style, unit_picture
from kneetwitch.explorers.unit_picture import EMG, FORCE, VOLTAGE
from kneetwitch.library.rows import rows
from kneetwitch.library.tables import RecoveryPoint
from kneetwitch.models.excitability import Recovery

if TYPE_CHECKING:
    import plotly.graph_objects as go

PANELS = (VOLTAGE, EMG, FORCE)
_RECOVERY = {"row": len(PANELS) + 1, "col": 1}
_RECOVERY_PX = 110
_DELAY_TICKS_MS = (2, 5, 10, 20, 50, 100, 200)
_LOWEST_PERCENT, _HIGHEST_PERCENT = -105.0, 80.0


def empty(words: Mapping[str, str]) -> go.Figure:
    """Axes, and the band that holds most healthy people."""
    figure = unit_picture.strips(PANELS, words, below_px=_RECOVERY_PX)
    unit_picture.add_title(figure, _RECOVERY["row"], words["panel_recovery"])
    _add_people(figure)
    figure.add_scatter(name="recovery-healthy", mode="lines", line=style.REFERENCE_LINE, **_RECOVERY)
    figure.add_scatter(name="recovery", mode="lines", line=style.MAIN_LINE, **_RECOVERY)
    ticks = {
        "tickvals": _DELAY_TICKS_MS,
        "range": [math.log10(_DELAY_TICKS_MS[0]), math.log10(_DELAY_TICKS_MS[-1])],
    }
    figure.update_xaxes(type="log", title_text=words["axis_delay"], **ticks, **_RECOVERY)
    figure.update_yaxes(range=[_LOWEST_PERCENT, _HIGHEST_PERCENT], nticks=5, **_RECOVERY)
    return figure


def _add_people(figure: go.Figure) -> None:
    """Mean and two standard deviations either way of the measured recovery cycle."""
    points = rows("recovery_cycle", RecoveryPoint)
    delays = [p.delay_ms for p in points]
    low = [p.change_percent - 2 * p.sd_percent for p in points]
    high = [p.change_percent + 2 * p.sd_percent for p in points]
    figure.add_scatter(
        name="people", **style.PEOPLE_AREA,
        x=[*delays, *reversed(delays)], y=[*low, *reversed(high)], **_RECOVERY,
    )  # fmt: skip


def draw_healthy_recovery(figure: go.Figure, recovery: Recovery) -> None:
    """The dashed line for comparison."""
    _draw(figure, "recovery-healthy", recovery)


def draw_recovery(figure: go.Figure, recovery: Recovery) -> None:
    """The axon as it is now; a gap where nothing makes it fire."""
    _draw(figure, "recovery", recovery)


def _draw(figure: go.Figure, name: str, recovery: Recovery) -> None:
    changes = [round(c, 1) if math.isfinite(c) else None for c in recovery.change_percent]
    next(trace for trace in figure.data if trace.name == name).update(x=list(recovery.delay_ms), y=changes)
