"""The command line runs within the tests' process, where one application serves all tests."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication


@pytest.fixture(scope="session", autouse=True)
def _one_application(qapp: QApplication) -> None:
    """The command line makes its own where there is none, and that one could show no window."""
