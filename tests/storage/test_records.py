"""Every record comes back as it went: any text, any date, any number that SQLite can hold."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity_desktop.domain.audit import RECORD_TYPES, Answer, Client, SetLevel
from maturity_desktop.domain.errors import LibraryError
from maturity_desktop.domain.record import Record
from maturity_desktop.storage import records as module
from maturity_desktop.storage.engine import driver
from maturity_desktop.storage.records import table_name, table_named, table_of
from maturity_desktop.storage.texts import person_text, stored_text
from tests.storage.generated import records, texts


@given(texts)
def test_any_text_is_kept(text: str) -> None:
    stored = stored_text(text)
    assert person_text(stored) == text
    assert "\x00" not in stored
    assert stored.encode().decode() == stored


@given(texts, texts)
def test_two_texts_are_never_kept_as_one(one: str, other: str) -> None:
    assert (stored_text(one) == stored_text(other)) == (one == other)


def test_a_plain_text_stands_as_it_is() -> None:
    assert stored_text("Größe 10 %\n\tصباح 😀") == "Größe 10 %\n\tصباح 😀"


@pytest.mark.parametrize("kind", RECORD_TYPES, ids=table_name)
@given(data=st.data())
def test_every_kind_goes_through_sqlite(kind: type[Record], data: st.DataObject) -> None:
    record = data.draw(records(kind))
    table = table_of(kind)
    columns = ", ".join(f"{column.name} {column.type}" for column in table.columns)
    connection = driver().connect(":memory:")
    connection.execute(f"CREATE TABLE {table.name} ({columns}) STRICT")
    connection.execute(table.insert, table.row(record))
    found = connection.execute(f"SELECT * FROM {table.name}").fetchone()
    pairs = ", ".join(f"'{name}', {name}" for name in table.names)
    (as_json,) = connection.execute(f"SELECT json_object({pairs}) FROM {table.name}").fetchone()
    connection.close()
    assert table.record(found) == record
    assert table.record_from_json(as_json) == record


def test_equal_mappings_are_equal_texts() -> None:
    one, other = (
        Client("c", "n", facts={"a": True, "b": False}),
        Client("c", "n", facts={"b": False, "a": True}),
    )
    assert table_of(Client).row(one) == table_of(Client).row(other)


def test_names_of_tables() -> None:
    assert [table_name(kind) for kind in RECORD_TYPES] == [
        "client", "audit_details", "framework_use", "rating_set", "answer", "set_level", "note", "evidence",
        "link", "target", "task_state", "measure_series", "measure_reading", "opening_time",
        "measure_settings", "supporting_data", "survey", "survey_question", "plan_settings", "holiday",
        "phase_length", "task_plan", "added_task", "baseline_figure", "activity", "activity_person",
        "activity_criterion", "heard", "request", "request_criterion", "request_evidence", "left_open",
        "team_member", "assignment", "rating_scope", "evidence_tag", "evidence_copy",
        "finding", "finding_place", "finding_evidence", "gap_weighing", "own_profile", "action",
        "action_checkpoint", "action_finding", "action_prerequisite", "action_note", "action_evidence",
        "roadmap_settings", "training", "re_rating", "earlier_audit", "counterpart", "consulting",
        "sample_draw", "consensus", "readiness_rules", "decision", "mid_term_check", "report_plan",
        "report_photo", "handed_over", "sign_off",
    ]  # fmt: skip
    assert table_named("set_level").kind is SetLevel


@pytest.mark.parametrize(
    ("kind", "row"),
    [
        (Answer, ["a", "f", "r", "c", "perhaps", ""]),
        (Client, ["c", "n", "", "", "", "", "", "[1", "{}"]),
        (Client, ["c", "n", "", "", "", "", "", "[1]", "{}"]),
        (Answer, ["a", "f", "r", "c", "met", None]),
    ],
)
def test_a_row_that_is_no_record_is_damage(kind: type[Record], row: list[Any]) -> None:
    with pytest.raises(
        LibraryError, match=r"(Answer|Client).*the field “(Value|Channels|Remark)” is damaged.*backup"
    ):
        table_of(kind).record(row)


@dataclass(frozen=True, slots=True)
class Odd(Record):
    KEY: ClassVar = ("id",)
    id: str
    many: Mapping[str, bool]
    strange: complex


def test_a_type_that_no_column_fits_is_told_to_who_adds_it() -> None:
    with pytest.raises(TypeError, match="strange: no column for <class 'complex'>"):
        module._table(Odd)
