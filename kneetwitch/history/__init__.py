"""What the learner did, kept on the learner's own machine."""

from kneetwitch.history.events import Event
from kneetwitch.history.store import Store
from kneetwitch.history.trouble import Trouble

__all__ = ["Event", "Store", "Trouble"]
