"""What tests need that put a shim below the program."""

import os

import pytest

from tools.torture.shim import reason_against


@pytest.fixture(autouse=True)
def _can_be_tortured() -> None:
    """Skips elsewhere; where everything is built, a lacking compiler is a failure."""
    if against := reason_against():
        (pytest.fail if "CI" in os.environ else pytest.skip)(against)
