"""What the sample hands over: its look and photos, the version that is signed, the file that is known."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from gettext import NullTranslations
from pathlib import Path

import pytest

from maturity_desktop.data_folders import resources_folder
from maturity_desktop.domain.audit import Answer
from maturity_desktop.domain.changes import put
from maturity_desktop.domain.improvement_records import Finding
from maturity_desktop.domain.sign_off import next_version
from maturity_desktop.reports.options import options_for
from maturity_desktop.storage.library import Library
from maturity_desktop.verbs.audits import results_of
from maturity_desktop.verbs.before_export import Way, matters_before
from maturity_desktop.verbs.dressing import dressed
from maturity_desktop.verbs.export import export_pdf
from maturity_desktop.verbs.handed_over import handing_over_data, known_as, noted, written
from maturity_desktop.verbs.sample import CURRENT, EARLIER, make_sample
from maturity_desktop.verbs.sign_off import changes_since, signed_audit, signed_results, version_of

WORDS = NullTranslations()
DAY = date(2026, 2, 6)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    opened = Library.open(tmp_path_factory.mktemp("sample") / "library")
    make_sample(opened, lambda: datetime(2026, 2, 6, 12, tzinfo=UTC))
    yield opened
    opened.close()


def test_its_report_is_dressed_in_a_brand_and_has_photos(library: Library) -> None:
    audit = library.load(CURRENT)
    made = dressed(library, audit, options_for(audit), WORDS)
    assert made.options.brand.firm == "Nordlys Assessments"
    assert [photo.label for photo in made.options.photos] == ["EV-025", "EV-026", "EV-027", "EV-028"]
    assert made.missing_photos == ()
    assert (made.options.status, made.options.version) == ("draft", "1.0")


def test_the_audit_before_is_signed_and_its_file_is_known(library: Library) -> None:
    audit = library.load(EARLIER)
    told = handing_over_data(audit)
    (signed,) = told["sign_offs"]
    assert (signed["version"], signed["name"], signed["signed_on"]) == ("1.0", "Maren Ulvestad", "2024-12-02")
    assert next_version(audit) == "1.1"
    file = written(resources_folder() / "sample/evidence/005-assessment-report-november-2024.pdf")
    (entry,) = known_as(audit, file.sha256)
    assert (entry.made_at, entry.version, entry.audience) == ("2024-12-02T16:20", "1.0", "client")
    assert handing_over_data(library.load(CURRENT)) == {"sign_offs": [], "handed_over": []}


def test_what_was_signed_is_what_is_there(library: Library) -> None:
    audit = library.load(EARLIER)
    own = version_of(audit, "1.0")
    frozen = signed_audit(library, own)
    assert frozen.tables[Answer] == audit.tables[Answer]
    assert frozen.tables[Finding] == audit.tables[Finding]
    assert changes_since(library, own, audit) == (), "what the client gave later is no change of it"
    (result,) = signed_results(library, own)
    (now,) = results_of(library, EARLIER)
    assert [own.level for own in result.criteria] == [own.level for own in now.criteria]


def test_a_signed_report_has_the_same_bytes_whatever_became_of_the_audit(
    library: Library, tmp_path: Path
) -> None:
    audit = library.load(EARLIER)
    own = version_of(audit, "1.0")
    files = []
    for name in ("first.pdf", "again.pdf"):
        results = signed_results(library, own)
        options = options_for(results[0].audit, sign_off=own)
        files.append(export_pdf(results, tmp_path / name, own.signed_on, options, WORDS))
    assert files[0].sha256 == files[1].sha256
    entry = noted(
        audit, written(files[0].path), "pdf", datetime(2026, 2, 6, tzinfo=UTC), "Ada", options, own.id
    )
    assert known_as(audit.with_changes(put(audit, entry)), files[1].sha256) == (entry,)


def test_what_is_the_matter_names_its_places(library: Library) -> None:
    results = results_of(library, CURRENT)
    found = matters_before(results, DAY, options_for(results[0].audit), WORDS)
    unrated = found[0]
    assert unrated.words == "2 criteria are not rated"
    assert [(own.way, own.id, own.framework) for own in unrated.spots] == [
        (Way.CRITERION, "4.07", "icmi_cmo"),
        (Way.CRITERION, "PR2", "jdpower_ts"),
    ]
    assert all(own.words and own.spots for own in found)
