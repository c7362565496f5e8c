"""Explorers are tried at many settings, so their loops run compiled, as they soon do for a learner."""

import pytest

from kneetwitch.models import accelerate


@pytest.fixture(scope="session", autouse=True)
def compiled() -> None:
    """Wait until numba is ready; without it the plain loops answer, some eighty times slower."""
    accelerate.wait()
