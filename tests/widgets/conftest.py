"""Fixtures for widgets in a browser, without a kernel."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.widgets.harness import WidgetPage, served


@pytest.fixture(scope="session")
def harness_address() -> Iterator[str]:
    with served() as address:
        yield address


@pytest.fixture
def widget_page(browser: Browser, harness_address: str) -> Iterator[WidgetPage]:
    """A fresh page; afterwards it must have shown no error and asked nothing of the network."""
    page = browser.new_page()
    shown = WidgetPage(page, harness_address)
    yield shown
    page.close()
    assert shown.errors == []
    assert shown.strangers == []
