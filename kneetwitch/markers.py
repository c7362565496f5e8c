"""nbgrader's lines around what stands in a solution notebook and not in the one that a learner gets."""

SOLUTION, HIDDEN_TESTS = "SOLUTION", "HIDDEN TESTS"


def begin(region: str) -> str:
    """The line that opens a region."""
    return f"### BEGIN {region}"


def end(region: str) -> str:
    """The line that closes it."""
    return f"### END {region}"
