"""A signed audit as a table of texts, and back."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from typing import Any

import pytest

from maturity_desktop.domain.audit import AGREED, Audit, Note
from maturity_desktop.domain.brand import Brand
from maturity_desktop.domain.errors import LibraryError
from maturity_desktop.storage.frozen_audit import BRAND, HEAD, brand_in, freeze, thaw
from maturity_desktop.storage.library import Library
from tests.storage.small import one_of_each

ODD = "line\nnext \ud800 \x00 “quoted” \U0001f600"


def records() -> list[Any]:
    return [*one_of_each(), Note("a1", "small", AGREED, "2.01", ODD)]


def test_every_kind_comes_back_as_it_was_through_the_library(library: Library) -> None:
    sha256 = library.keep_table(freeze(records()))
    assert thaw("a1", library.table(sha256)) == Audit.of("a1", records())


def test_equal_records_are_equal_whatever_their_order() -> None:
    shuffled = records()
    random.Random(7).shuffle(shuffled)
    assert freeze(shuffled) == freeze(records())
    first = shuffled[0]
    assert freeze([*shuffled[1:], replace(first)]) == freeze(records())


def edited(name: str, change: Any) -> Any:
    """The frozen records with the fields of one kind changed."""
    rows = [HEAD]
    for kind, text in freeze(records())[1:]:
        fields = json.loads(text)
        if kind == name:
            change(fields)
        rows.append((kind, json.dumps(fields)))
    return tuple(rows)


def test_what_another_schema_wrote_is_read_as_far_as_it_is_known() -> None:
    rows = edited("audit_details", lambda fields: (fields.pop("assessor"), fields.update(later="x")))
    audit = thaw("a1", (*rows, ("a_kind_to_come", "{}")))
    assert audit.details.assessor == ""
    assert audit.client == Audit.of("a1", records()).client


@pytest.mark.parametrize(
    "rows",
    [
        (),
        (("start", "group"),),
        (HEAD, ("note", "{")),
        (HEAD, ("note", "[]")),
        (HEAD, ("note", "{}", "more")),
        (HEAD, ("audit_details", '{"id": "a1"}')),
        (HEAD, ("audit_details", '{"id": "a1", "client": "c", "cut_off": "never", "started_on": "x"}')),
    ],
)
def test_what_is_no_audit_is_refused(rows: Any) -> None:
    with pytest.raises(LibraryError):
        thaw("a1", rows)


FJORD = Brand(
    "fjord",
    "Fjord",
    "Fjord & Sønn",
    b"\x89PNG\x00\xff",
    "#0B5345",
    "#1B2A41",
    "“quoted” \U0001f600",
    "Next",
    ("We ask.",),
    ("a@b",),
)


def test_the_brand_is_kept_beside_the_records_and_is_none_of_them(library: Library) -> None:
    rows = library.table(library.keep_table(freeze(records(), FJORD)))
    assert brand_in(rows) == FJORD
    assert thaw("a1", rows) == Audit.of("a1", records())
    assert brand_in(freeze(records())) is None
    assert freeze(records(), FJORD) != freeze(records(), replace(FJORD, mark=b"\x89PNG"))


@pytest.mark.parametrize("text", ["", "[]", '{"mark": "ö"}', '{"closing": 3}'])
def test_a_damaged_brand_is_told(text: str) -> None:
    with pytest.raises(LibraryError, match="its brand is damaged"):
        brand_in((HEAD, (BRAND, text)))
