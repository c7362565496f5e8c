"""Where a learner's own things live: answers, and the working copy of the course."""

import os
from pathlib import Path

import platformdirs


def home() -> Path:
    """The learner's folder: `$KNEETWITCH_HOME`, else where the system keeps user data. May not exist yet."""
    named = os.environ.get("KNEETWITCH_HOME")
    return Path(named).expanduser() if named else platformdirs.user_data_path("kneetwitch")


def course_folder() -> Path:
    """The working copy that a learner gets unless they name another folder."""
    return home() / "course"
