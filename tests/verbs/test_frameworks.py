"""Official wording laid over a shipped framework, and the audits that start before and after it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from maturity_desktop.data_folders import frameworks_folder
from maturity_desktop.domain.audit import Client
from maturity_desktop.domain.errors import FrameworkError
from maturity_desktop.domain.framework import Framework
from maturity_desktop.storage.framework_files import shipped_frameworks
from maturity_desktop.storage.library import Library
from maturity_desktop.verbs.audits import NewAudit, results_of, start_audit
from maturity_desktop.verbs.frameworks import drop_wording, frameworks_at_hand, keep_wording

NOON = datetime(2026, 1, 12, 12, tzinfo=UTC)
WORDS = "The owner's words."
WORDING = f"schema: 1\nframework: icmi_cmo\nwording:\n  5.07-1a: {WORDS}\n"


@pytest.fixture
def library(new_library: Path) -> Iterator[Library]:
    library = Library.open(new_library)
    yield library
    library.close()


@pytest.fixture
def wording(tmp_path: Path) -> Path:
    path = tmp_path / "official.yaml"
    path.write_text(WORDING, encoding="utf-8")
    return path


def started(library: Library, client: str) -> Framework:
    """The framework of an audit that starts now, as the library then has it."""
    (file,) = (file for file in frameworks_at_hand(library.folder) if file.framework.id == "icmi_cmo")
    new = NewAudit(Client(client, client), (file,), date(2025, 12, 31), date(2026, 1, 12))
    return results_of(library, start_audit(library, new, "Ada", lambda: NOON))[0].framework


def first_of_forecasting(framework: Framework) -> str:
    return framework.criterion("5.07").checkpoints[0].text


def test_audits_have_the_words_of_the_day_they_start_on(library: Library, wording: Path) -> None:
    before = started(library, "before")
    laid = keep_wording(library.folder, wording)
    wording.unlink()  # what is kept is a copy
    between = started(library, "between")
    drop_wording(library.folder, "icmi_cmo")
    after = started(library, "after")
    assert (first_of_forecasting(laid.framework), first_of_forecasting(between)) == (WORDS, WORDS)
    assert between.official_wording == {"5.07-1a"}
    assert before == after
    assert first_of_forecasting(before) != WORDS
    kept = [results_of(library, audit.id)[0].framework for audit in library.audits()]
    assert sorted(first_of_forecasting(framework) == WORDS for framework in kept) == [False, False, True]
    assert library.verify() == ()


def test_a_wording_that_does_not_fit_changes_nothing(library: Library, wording: Path) -> None:
    keep_wording(library.folder, wording)
    wording.write_text(WORDING.replace("5.07-1a", "5.07-9z"), encoding="utf-8")
    with pytest.raises(FrameworkError, match=r"official\.yaml:4: "):
        keep_wording(library.folder, wording)
    assert first_of_forecasting(started(library, "client")) == WORDS


def test_without_wording_the_frameworks_are_the_shipped_ones(library: Library) -> None:
    at_hand = frameworks_at_hand(library.folder)
    shipped = {file.sha256 for file in shipped_frameworks(frameworks_folder())}
    assert {file.sha256 for file in at_hand} == shipped
    sizes = [len(file.framework.criteria) for file in at_hand]
    assert sizes == sorted(sizes, reverse=True)
    with pytest.raises(LookupError, match="icmi_cmo"):
        drop_wording(library.folder, "icmi_cmo")


def test_a_kept_wording_that_fits_no_longer_is_named(library: Library, wording: Path) -> None:
    """As after an update of the program whose framework has lost a checkpoint."""
    keep_wording(library.folder, wording)
    kept = library.folder / "wording" / "icmi_cmo.yaml"
    kept.write_text(WORDING.replace("5.07-1a", "5.07-9z"), encoding="utf-8")
    with pytest.raises(FrameworkError, match=r"icmi_cmo\.yaml:4: "):
        frameworks_at_hand(library.folder)
    drop_wording(library.folder, "icmi_cmo")
    assert frameworks_at_hand(library.folder)
