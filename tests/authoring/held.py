"""Folders that cannot be removed, as on Windows while a process has a file in them open."""

import errno
import os
from contextlib import AbstractContextManager
from unittest.mock import MagicMock, patch


def folders_held() -> AbstractContextManager[MagicMock]:
    """While this lasts, every removal of a folder fails."""
    return patch.object(os, "rmdir", side_effect=OSError(errno.EBUSY, "in use"))
