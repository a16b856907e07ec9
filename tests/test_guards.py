"""The guards that conftest.py puts round every test hold."""

import locale
import os
import socket
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QStandardPaths


def test_internet_sockets_fail(no_network: list[str]) -> None:
    for family in (socket.AF_INET, socket.AF_INET6):
        with pytest.raises(pytest.fail.Exception):
            socket.socket(family)
    with pytest.raises(pytest.fail.Exception):
        socket.create_connection(("localhost", 9))
    assert len(no_network) == 3
    no_network.clear()


def test_sockets_within_this_machine_work() -> None:
    one, other = socket.socketpair()
    with one, other:
        one.sendall(b"here")
        assert other.recv(4) == b"here"


def test_nothing_of_the_person_is_reached(no_personal_folders: Path) -> None:
    place = QStandardPaths.StandardLocation.GenericDataLocation
    assert Path.home() == no_personal_folders
    assert Path(QStandardPaths.writableLocation(place)).is_relative_to(no_personal_folders)


def test_words_and_numbers_are_written_as_in_c() -> None:
    assert os.environ["LANGUAGE"] == "C"
    assert locale.localeconv()["decimal_point"] == "."
    assert QLocale.system().decimalPoint() == "."
