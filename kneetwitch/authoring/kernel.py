"""Notebooks to be run in a kernel: reading them, and the world in which they run."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from kneetwitch.authoring.notebooks import NotebookError

if TYPE_CHECKING:
    from nbformat import NotebookNode

CELL_SECONDS = 180


def runnable(path: Path) -> NotebookNode:
    """A notebook as nbclient wants it. Raises NotebookError for a file that is no notebook."""
    import nbformat

    try:
        notebook: NotebookNode = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    except (OSError, ValueError, AttributeError) as slip:
        raise NotebookError(f"{path.name}: this cannot be read as a notebook: {slip}") from slip
    return notebook


def environment(home: Path) -> dict[str, str]:
    """Variables for a kernel that imports this very package and keeps everything in the folder `home`."""
    package = str(Path(__file__).parents[2])
    paths = [package, *filter(None, [os.environ.get("PYTHONPATH")])]
    return {
        **os.environ,
        "KNEETWITCH_HOME": str(home / "learner"),
        "IPYTHONDIR": str(home / "ipython"),
        "PYTHONPATH": os.pathsep.join(paths),
    }
