"""nbclient without its stand-in for a page's Output widgets."""

from __future__ import annotations

from typing import Any

from nbclient import NotebookClient


class WalkClient(NotebookClient):
    """Runs cells and leaves widgets alone: the walk's driver, in the kernel, is their page.

    nbclient's own stand-in now and then loses a reply after an `interact`, and waits for the cell's time-out.
    """

    def handle_comm_msg(self, outs: list[Any], msg: dict[str, Any], cell_index: int) -> None:
        """Take no part in what widgets say to their page."""
