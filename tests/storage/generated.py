"""Audits that hypothesis makes: any text, any date, records that refer to each other as they must."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from maturity_desktop.domain.audit import (
    AGREED,
    RECORD_TYPES,
    Audit,
    AuditDetails,
    Client,
    Evidence,
    FrameworkUse,
    RatingSet,
)
from maturity_desktop.domain.figure_records import Survey
from maturity_desktop.domain.improvement_records import Action, ActionPrerequisite, Finding
from maturity_desktop.domain.plan_records import Activity, Request
from maturity_desktop.domain.record import Record
from tests.storage.small import framework_file, series, supporting_data

OWNERS: Mapping[type[Record], str] = {
    Evidence: "evidence",
    Survey: "survey",
    Activity: "activity",
    Request: "request",
    Finding: "finding",
    Action: "action",
}
"""The kinds that others refer to in their keys, and the field that does."""

texts = st.text(st.characters(exclude_categories=()), max_size=20) | st.sampled_from(
    ["", "\x00", "a\x00b", "\ud800", "\udcff\udc80", "\ud83d\ude00", "\x1a", "\x1ad800", "\x1a\x1a0000", "é",
     "e\u0301", "\ufffe", "'; DROP TABLE answer; --", '"', "x" * 5000]
)  # fmt: skip
"""Any text at all, lone surrogates and null characters included."""
whole_numbers = st.integers(-(2**63), 2**63 - 1)


@cache
def values(hint: Any) -> st.SearchStrategy[Any]:
    """Any value of a field's type."""
    if get_origin(hint) in (Union, UnionType):
        return st.one_of(*(st.none() if part is type(None) else values(part) for part in get_args(hint)))
    if isinstance(hint, type) and issubclass(hint, Enum):
        return st.sampled_from(list(hint))
    made: dict[Any, st.SearchStrategy[Any]] = {
        str: texts,
        bool: st.booleans(),
        int: whole_numbers,
        date: st.dates(),
        tuple: st.lists(texts, max_size=3).map(tuple),
        Mapping: st.dictionaries(texts, st.booleans(), max_size=3),
    }
    return made[get_origin(hint) or hint]


def fields_of(kind: type[Record]) -> dict[str, st.SearchStrategy[Any]]:
    """What each field of a kind may be."""
    hints = get_type_hints(kind)
    return {field.name: values(hints[field.name]) for field in fields(kind)}


FIELDS = {kind: fields_of(kind) for kind in RECORD_TYPES}
"""Made once, because that takes longer than to draw from it."""


def records(kind: type[Record], **fixed: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Any record of a kind, with some fields drawn from elsewhere."""
    return st.builds(kind, **{**FIELDS[kind], **fixed})


@st.composite
def audits(draw: st.DrawFn) -> Audit:
    """A whole audit of the small framework, with records of every kind."""
    audit, client = draw(texts), draw(texts)
    sets = [*draw(st.lists(texts, min_size=1, max_size=2, unique=True)), AGREED]
    names = draw(st.lists(texts, min_size=1, max_size=2, unique=True))
    edition = framework_file().sha256
    places = {
        "audit": st.just(audit),
        "client": st.just(client),
        "framework": st.sampled_from(names),
        "rating_set": st.sampled_from(sets),
        "edition": st.just(edition),
        "figures": st.just(series().figures),
        "rows": st.just(supporting_data().rows),
        "answers": st.sampled_from(["", supporting_data().rows]),
        "content": st.sampled_from(["", supporting_data().rows]),
    }
    found: list[Record] = [
        draw(records(Client, id=st.just(client))),
        draw(records(AuditDetails, id=st.just(audit), client=st.just(client))),
    ]
    found += [FrameworkUse(audit, name, edition, n) for n, name in enumerate(names)]
    found += [
        draw(records(RatingSet, audit=st.just(audit), id=st.just(name))) for name in dict.fromkeys(sets)
    ]
    referred: dict[str, list[str]] = {field: [] for field in OWNERS.values()}
    for kind in RECORD_TYPES[4:]:
        own = {name: place for name, place in places.items() if name in FIELDS[kind]}
        for field, ids in referred.items():
            if field in kind.KEY:
                own[field] = st.sampled_from(ids) if ids else st.nothing()
        if kind is ActionPrerequisite:
            own["first"] = own["action"]
        if not any(strategy.is_empty for strategy in own.values()):
            made = draw(st.lists(records(kind, **own), max_size=3, unique_by=lambda record: record.key))
            found += made
            if kind in OWNERS:
                referred[OWNERS[kind]] += [record.id for record in made]
    return Audit.of(audit, found)
