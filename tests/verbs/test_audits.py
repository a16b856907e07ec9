"""Starting and finding audits, in a library of the test's own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from maturity_desktop.data_folders import frameworks_folder
from maturity_desktop.domain.audit import AGREED, Answer, AnswerValue, Client
from maturity_desktop.storage.framework_files import FrameworkFile, read_framework
from maturity_desktop.storage.library import Library
from maturity_desktop.verbs.audits import NewAudit, find_audit, results_of, start_audit

NOON = datetime(2026, 1, 12, 12, tzinfo=UTC)
CLIENT = Client("acme", "Acme Support", channels=("voice",))


@pytest.fixture(scope="module")
def icmi() -> FrameworkFile:
    return read_framework(frameworks_folder() / "icmi-cmo.yaml")


@pytest.fixture
def library(new_library: Path) -> Iterator[Library]:
    library = Library.open(new_library)
    yield library
    library.close()


def started(library: Library, icmi: FrameworkFile, client: Client = CLIENT, audit_id: str = "") -> str:
    new = NewAudit(client, (icmi,), date(2025, 12, 31), date(2026, 1, 12), "An assessor", id=audit_id)
    first = Answer(audit_id, "icmi_cmo", AGREED, "1.04-1a", AnswerValue.NOT_MET) if audit_id else None
    return start_audit(library, new, "An assessor", lambda: NOON, [first] if first else [])


def test_a_new_audit_is_listed_loaded_and_empty(library: Library, icmi: FrameworkFile) -> None:
    audit_id = started(library, icmi)
    (summary,) = library.audits()
    assert (summary.id, summary.client, summary.cut_off) == (audit_id, "Acme Support", date(2025, 12, 31))
    assert [(use.rated, use.applicable, use.level) for use in summary.frameworks] == [(0, 45, None)]
    (results,) = results_of(library, audit_id)
    assert results.audit.client == CLIENT
    assert results.framework == icmi.framework
    assert len(results.unrated) == 45


def test_the_listed_figures_are_those_of_the_results(library: Library, icmi: FrameworkFile) -> None:
    started(library, icmi, audit_id="a1")
    (summary,) = library.audits()
    (results,) = results_of(library, "a1")
    (listed,) = summary.frameworks
    assert (listed.rated, listed.applicable, listed.level) == (1, 45, 0.0)
    assert (results.whole.rated, results.whole.applicable, results.whole.level) == (1, 45, 0.0)


def test_a_second_audit_of_a_client_takes_over_what_was_learnt_of_it(
    library: Library, icmi: FrameworkFile
) -> None:
    started(library, icmi, audit_id="first")
    started(library, icmi, replace(CLIENT, vision="One answer"), audit_id="second")
    assert [client.vision for client in library.clients()] == ["One answer"]
    assert library.load("first").client.vision == "One answer"
    assert len(library.audits()) == 2


def test_what_starts_an_audit_stands_in_its_journal(library: Library, icmi: FrameworkFile) -> None:
    audit_id = started(library, icmi)
    entries = library.journal(audit_id)
    assert {entry.kind for entry in entries} == {"client", "audit_details", "framework_use", "rating_set"}
    assert {(entry.author, entry.at, entry.old) for entry in entries} == {("An assessor", NOON, None)}


def test_an_audit_is_found_by_its_id_a_start_of_it_or_its_client(
    library: Library, icmi: FrameworkFile
) -> None:
    started(library, icmi, audit_id="2025-acme")
    started(library, icmi, Client("b", "Other"), audit_id="2025-other")
    assert find_audit(library, "2025-acme") == "2025-acme"
    assert find_audit(library, "2025-o") == "2025-other"
    assert find_audit(library, "acme support") == "2025-acme"
    with pytest.raises(LookupError, match=r"2025-acme, 2025-other|2025-other, 2025-acme"):
        find_audit(library, "2025")
    with pytest.raises(LookupError, match="No audit is called nobody"):
        find_audit(library, "nobody")
