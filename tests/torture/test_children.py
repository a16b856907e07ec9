"""What a child tells of its act, whether it ends well, fails or is killed."""

import errno
import os
import signal
import warnings

import pytest

from maturity_desktop.domain.errors import LibraryError
from tools.torture.children import Moment, Tell, Told, in_child


@pytest.fixture(autouse=True)
def _threads_of_the_tests_are_no_matter() -> None:
    """Python warns of a fork beside threads, which a child that ends at once does not meet."""
    warnings.simplefilter("ignore", DeprecationWarning)


def test_what_was_finished_is_told() -> None:
    def act(tell: Tell) -> None:
        tell("one")
        tell("two\nlines")

    assert in_child(act) == Told(("one", "two\nlines"))


@pytest.mark.parametrize("error", [LibraryError("The disk is full."), OSError(errno.EIO, "no")])
def test_an_error_with_words_is_expected(error: Exception) -> None:
    def act(tell: Tell) -> None:
        tell("one")
        raise error

    assert in_child(act) == Told(("one",), str(error))


@pytest.mark.parametrize("error", [LibraryError(""), ValueError("a mistake"), KeyError()])
def test_any_other_is_not(error: Exception) -> None:
    def act(tell: Tell) -> None:
        raise error

    told = in_child(act)
    assert type(error).__name__ in told.unexpected
    assert told.error == told.unexpected


def test_who_is_killed_has_told_until_then() -> None:
    def act(tell: Tell) -> None:
        tell("begun")
        os.kill(os.getpid(), signal.SIGKILL)
        tell("never")

    assert in_child(act) == Told(("begun",), killed=True)


def test_who_has_no_end_is_killed() -> None:
    def act(tell: Tell) -> None:
        while True:
            tell("again")

    told = in_child(act, Moment(lines=2, seconds=0.001))
    assert told.killed
    assert set(told.finished) == {"again"}
    assert len(told.finished) >= 2
