"""The evidence by criterion, as a zip and as a folder: what is in it, what it says, what cannot be had."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from gettext import NullTranslations
from io import BytesIO
from pathlib import Path
from typing import BinaryIO
from urllib.parse import unquote
from zipfile import ZipFile

import pytest

from maturity_desktop.domain.errors import EvidenceError
from maturity_desktop.domain.progress import Cancelled
from maturity_desktop.domain.report_records import Audience
from maturity_desktop.domain.results import Results
from maturity_desktop.reports.packs.evidence_pack import HASHES, INDEX, EvidencePack
from maturity_desktop.storage.library import Library
from maturity_desktop.verbs.audits import results_of
from maturity_desktop.verbs.evidence_pack import Packed, pack_of, write_evidence_pack
from maturity_desktop.verbs.sample import CURRENT, make_sample

DAY = date(2026, 2, 6)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    opened = Library.open(tmp_path_factory.mktemp("sample") / "library")
    make_sample(opened, lambda: datetime(2026, 2, 6, 12, tzinfo=UTC))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def results(library: Library) -> tuple[Results, ...]:
    return tuple(own for own in results_of(library, CURRENT) if own.framework.id == "icmi_cmo")


def pack(results: tuple[Results, ...], audience: Audience = Audience.INTERNAL, *wanted: str) -> EvidencePack:
    return pack_of(results, DAY, audience, NullTranslations(), wanted)


@pytest.fixture
def open_file(library: Library, results: tuple[Results, ...]) -> object:
    client = results[0].audit.client.id
    return lambda sha256: library.evidence.open(client, sha256)


def files_of(path: Path) -> dict[str, bytes]:
    if path.is_dir():
        return {str(own.relative_to(path)): own.read_bytes() for own in path.rglob("*") if own.is_file()}
    with ZipFile(path) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def test_zip_and_folder_hold_every_file_once_with_its_hash(
    results: tuple[Results, ...], open_file: object, tmp_path: Path
) -> None:
    made = pack(results)
    told = write_evidence_pack(made, open_file, tmp_path / "pack.zip")  # type: ignore[arg-type]
    assert told == write_evidence_pack(made, open_file, tmp_path / "pack", as_folder=True)  # type: ignore[arg-type]
    found = files_of(tmp_path / "pack.zip")
    assert found == files_of(tmp_path / "pack")
    index, sums = found.pop(INDEX).decode(), found.pop(HASHES).decode()
    listed = {name: sha256 for sha256, name in (line.split("  ", 1) for line in sums.splitlines())}
    assert listed == {name: hashlib.sha256(data).hexdigest() for name, data in found.items()}
    kept = {file.item.sha256 for file in made.files if file.item.sha256}
    assert kept <= set(listed.values())
    assert told == Packed(len(found), sum(map(len, found.values())), (), ())
    links = [unquote(link) for link in re.findall('href="([^#"]+)"', index)]
    assert set(links) == set(found) and len(links) > len(found)  # one file, several criteria
    for file in made.files:
        assert file.item.label in index


def test_the_same_evidence_makes_the_same_bytes(
    results: tuple[Results, ...], open_file: object, tmp_path: Path
) -> None:
    one, other = tmp_path / "one.zip", tmp_path / "other.zip"
    for path in (one, other):
        write_evidence_pack(pack(results, Audience.INTERNAL, "5.07"), open_file, path)  # type: ignore[arg-type]
    assert one.read_bytes() == other.read_bytes()
    with ZipFile(one) as packed:
        assert {entry.date_time[:3] for entry in packed.infolist()} == {(2026, 2, 6)}


def test_a_client_copy_has_nothing_confidential_and_says_so(
    results: tuple[Results, ...], open_file: object, tmp_path: Path
) -> None:
    confidential = [item for item in results[0].audit.evidence if item.confidential]
    made = pack(results, Audience.CLIENT)
    assert made.withheld
    write_evidence_pack(made, open_file, tmp_path / "pack.zip")  # type: ignore[arg-type]
    found = files_of(tmp_path / "pack.zip")
    index = found[INDEX].decode()
    assert "Confidential, and not in this copy: " + ", ".join(made.withheld) in index
    for item in confidential:
        assert item.title not in index
        assert not any(item.label in name for name in found)
        assert not item.sha256 or item.sha256 not in found[HASHES].decode()


def test_only_the_wanted_criteria_are_packed(results: tuple[Results, ...]) -> None:
    assert [own.id for own in pack(results, Audience.INTERNAL, "5.07", "8.01").criteria] == ["5.07", "8.01"]
    with pytest.raises(LookupError, match=r"no criterion 9\.99"):
        pack(results, Audience.INTERNAL, "9.99")


def test_what_is_lost_or_changed_is_told_and_the_rest_is_packed(
    results: tuple[Results, ...], tmp_path: Path
) -> None:
    made = pack(results)
    lost, changed = (file.item for file in made.files[:2])
    assert lost.sha256 and changed.sha256

    def open_file(sha256: str) -> BinaryIO:
        if sha256 == lost.sha256:
            raise EvidenceError("gone")
        return BytesIO(b"other" if sha256 == changed.sha256 else b"as it was")

    own = replace(made, files=made.files[:2])
    told = write_evidence_pack(own, open_file, tmp_path / "pack.zip")
    assert (told.files, told.lost, told.changed) == (1, (lost.label,), (changed.label,))
    index = files_of(tmp_path / "pack.zip")[INDEX].decode()
    assert f"Missing from the library, and so from this pack: {lost.label}" in index
    assert f"No longer what was taken in and assessed: {changed.label}" in index


@pytest.mark.parametrize("as_folder", [False, True])
def test_one_that_is_stopped_leaves_what_was_there(
    results: tuple[Results, ...], open_file: object, tmp_path: Path, as_folder: bool
) -> None:
    path = tmp_path / "pack"
    if not as_folder:
        path.write_bytes(b"the last one")

    def stop(done: int, _total: int) -> None:
        if done > 100_000:
            raise Cancelled

    with pytest.raises(Cancelled):
        write_evidence_pack(pack(results), open_file, path, as_folder, stop)  # type: ignore[arg-type]
    assert [own.name for own in tmp_path.iterdir()] == ([] if as_folder else ["pack"])
    assert as_folder or path.read_bytes() == b"the last one"


def test_a_folder_with_something_in_it_is_not_written_into(
    results: tuple[Results, ...], open_file: object, tmp_path: Path
) -> None:
    (tmp_path / "pack").mkdir()
    (tmp_path / "pack" / "mine.txt").write_text("mine")
    with pytest.raises(FileExistsError, match="something is there already"):
        write_evidence_pack(pack(results), open_file, tmp_path / "pack", as_folder=True)  # type: ignore[arg-type]
    assert files_of(tmp_path) == {"pack/mine.txt": b"mine"}


def test_a_folder_that_cannot_be_made_is_named(
    results: tuple[Results, ...], open_file: object, tmp_path: Path
) -> None:
    path = tmp_path / "not there" / "pack"
    with pytest.raises(FileNotFoundError) as told:
        write_evidence_pack(pack(results), open_file, path, as_folder=True)  # type: ignore[arg-type]
    assert told.value.filename == str(path)


def test_hostile_titles_stay_names_and_words(results: tuple[Results, ...], tmp_path: Path) -> None:
    hostile = '<script>alert(1)</script>/../..\\CON\u202e"><img src=x>'
    made = pack(results)
    entries = tuple(
        replace(own, title=hostile, file_name=f"x.{ending}")
        for own, ending in zip(made.content.evidence, ["ex/e", "..", "lnk\x00", ""] * 40, strict=False)
    )
    frameworks = tuple(
        replace(
            own,
            short_title="../up",
            criteria=tuple(
                replace(
                    criterion,
                    title=hostile,
                    evidence=tuple(replace(u, title=hostile) for u in criterion.evidence),
                )
                for criterion in own.criteria
            ),
        )
        for own in made.content.frameworks
    )
    from maturity_desktop.reports.packs.evidence_pack import evidence_pack

    twisted = evidence_pack(replace(made.content, evidence=entries, frameworks=frameworks))
    write_evidence_pack(twisted, lambda _sha256: BytesIO(b"x"), tmp_path / "pack", as_folder=True)
    assert [own.name for own in tmp_path.iterdir()] == ["pack"]
    found = files_of(tmp_path / "pack")
    assert len(found) == len(twisted.files) + 2
    for name in found:
        assert not re.search(r'[<>:"\\|?*\x00-\x1f\u202e]', name)
        assert all(part.strip(". ") == part for part in name.split("/"))
    index = found[INDEX].decode()
    assert "<script" not in index and "<img" not in index
