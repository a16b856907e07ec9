"""What the bundle leaves out of ICU's data, and that the rest stays whole."""

import re

import pytest

from tools.slim_icu import UNUSED, without_items

HEADER = b"\x20\x00\xda\x27" + bytes(8) + b"CmnD" + b"a copyright line"
# A table of three items: count, then where each name and each item begins, then names, then items.
PACKAGE = (
    HEADER
    + b"\x03\0\0\0" + b"\x1c\0\0\0\x40\0\0\0" + b"\x26\0\0\0\x50\0\0\0" + b"\x33\0\0\0\x60\0\0\0"
    + b"x/gbk.cnv\0" + b"x/lang/a.res\0" + b"x/root.res\0\0\0"
    + b"encodings of old" + b"names of tongues" + b"the root of all."
)  # fmt: skip
ROOT_ALONE = (
    HEADER
    + b"\x01\0\0\0" + b"\x0c\0\0\0\x20\0\0\0"
    + b"x/root.res\0" + bytes(9)
    + b"the root of all."
)  # fmt: skip


def test_unwanted_items_go_and_the_rest_is_found_where_the_table_says() -> None:
    assert without_items(PACKAGE, UNUSED) == ROOT_ALONE


def test_nothing_changes_when_nothing_is_unwanted() -> None:
    assert without_items(PACKAGE, re.compile("never")) == PACKAGE


def test_what_qt_asks_for_stays() -> None:
    kept = ("icudt73l/coll/da.res", "icudt73l/zone/en.res", "icudt73l/root.res", "icudt73l/nfc.nrm")
    assert not [name for name in kept if UNUSED.match(name)]


def test_other_data_is_refused() -> None:
    with pytest.raises(ValueError, match="no package of ICU data"):
        without_items(PACKAGE.replace(b"CmnD", b"Else"), UNUSED)
