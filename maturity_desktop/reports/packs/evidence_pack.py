"""The evidence pack: every file in the folder of its criterion, an index page, a list of hashes.

A file stands once, in the folder of the first criterion that uses it; the index leads there from everywhere.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath

from maturity_desktop.domain.file_names import safe_name
from maturity_desktop.reports.client_copy import is_for_client
from maturity_desktop.reports.content import ReportContent
from maturity_desktop.reports.parts import CriterionEntry, EvidenceEntry, EvidenceUse, FrameworkContent

INDEX = "index.html"
HASHES = "SHA256SUMS"
LONGEST_FOLDER, LONGEST_NAME, LONGEST_ENDING = 48, 72, 8
"""Bytes of a name, so that a path of them has room on every system."""


@dataclass(frozen=True, slots=True)
class PackedFile:
    """A file of the pack: its place in it with slashes, and the item that it is of.

    A note without a file is packed as its `text`.
    """

    place: str
    item: EvidenceEntry
    text: str = ""


@dataclass(frozen=True, slots=True)
class PackedUse:
    """An item at a criterion; without a file where the pack leaves it out."""

    use: EvidenceUse
    file: PackedFile | None


@dataclass(frozen=True, slots=True)
class PackedCriterion:
    """A criterion of the pack; `level_words` say its level."""

    framework: str
    id: str
    title: str
    level_words: str
    uses: tuple[PackedUse, ...]


@dataclass(frozen=True)
class EvidencePack:
    """What is packed, by criterion; `files` each once, `withheld` are labels that this copy leaves out."""

    content: ReportContent
    criteria: tuple[PackedCriterion, ...]
    files: tuple[PackedFile, ...]
    withheld: tuple[str, ...]


def evidence_pack(content: ReportContent, wanted: Collection[tuple[str, str]] = ()) -> EvidencePack:
    """The pack of a report's content; `wanted` are (framework, criterion), empty: all that have evidence."""
    items = {item.id: item for item in content.evidence}
    files: dict[str, PackedFile] = {}
    taken: set[str] = set()
    criteria = []
    for framework, criterion in _criteria(content):
        if not criterion.evidence or (wanted and (framework.id, criterion.id) not in wanted):
            continue
        folder = _folder_of(framework, criterion, several=len(content.frameworks) > 1)
        uses = []
        for use in criterion.evidence:
            item = items.get(use.id)
            if item is not None and item.id not in files and not _is_withheld(item, content):
                files[item.id] = _file_of(item, folder, taken)
            uses.append(PackedUse(use, files.get(use.id)))
        criteria.append(
            PackedCriterion(
                framework.short_title, criterion.id, criterion.title, criterion.level_words, tuple(uses)
            )
        )
    used = {own.use.id for criterion in criteria for own in criterion.uses}
    withheld = tuple(
        item.label for item in content.evidence if item.id in used and _is_withheld(item, content)
    )
    return EvidencePack(content, tuple(criteria), tuple(files.values()), withheld)


def _criteria(content: ReportContent) -> Iterator[tuple[FrameworkContent, CriterionEntry]]:
    for framework in content.frameworks:
        for criterion in framework.criteria:
            yield framework, criterion


def _is_withheld(item: EvidenceEntry, content: ReportContent) -> bool:
    return item.confidential and is_for_client(content)


def _folder_of(framework: FrameworkContent, criterion: CriterionEntry, several: bool) -> str:
    own = safe_name(f"{criterion.id} {criterion.title}", "-", LONGEST_FOLDER)
    return f"{safe_name(framework.short_title, framework.id, LONGEST_FOLDER)}/{own}" if several else own


def _file_of(item: EvidenceEntry, folder: str, taken: set[str]) -> PackedFile:
    """A file keeps its ending; what was never a file becomes a text."""
    has_file = bool(item.sha256)
    ending = safe_name(PurePath(item.file_name).suffix[1:LONGEST_ENDING], "") if has_file else "txt"
    stem = f"{folder}/{safe_name(f'{item.label} {item.title}', item.label, LONGEST_NAME)}"
    place, number = f"{stem}.{ending}".rstrip("."), 2
    while place.casefold() in taken:
        place, number = f"{stem} ({number}).{ending}".rstrip("."), number + 1
    taken.add(place.casefold())
    return PackedFile(place, item, "" if has_file else item.text)


def changed_labels(pack: EvidencePack, hashes: Mapping[str, str]) -> tuple[str, ...]:
    """The items whose files are not what was taken in; `hashes` are of the files as packed, by place."""
    return tuple(
        file.item.label
        for file in pack.files
        if file.item.sha256 and hashes.get(file.place, file.item.sha256) != file.item.sha256
    )


def hash_lines(pack: EvidencePack, hashes: Mapping[str, str]) -> str:
    """What `sha256sum --check` reads: the SHA-256 of every file by its place."""
    return "".join(f"{hashes[file.place]}  {file.place}\n" for file in pack.files if file.place in hashes)
