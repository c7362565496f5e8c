"""kt.triage: a form to fill in without answers; advice with them."""

from __future__ import annotations

from kneetwitch.judging.triage import triage

__all__ = ["triage"]
