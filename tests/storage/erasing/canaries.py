"""A library with a word in every place that the client's words reach, and a search through every byte."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import fields, replace
from datetime import date, timedelta
from pathlib import Path

from maturity_desktop.domain.audit import (
    AGREED,
    AuditDetails,
    Change,
    Client,
    Evidence,
    FrameworkUse,
    Note,
    RatingSet,
)
from maturity_desktop.domain.plan_records import EvidenceTag
from maturity_desktop.domain.record import Record
from maturity_desktop.storage.backups.layout import DERIVED, REPLACED
from maturity_desktop.storage.backups.making import back_up
from maturity_desktop.storage.backups.manifest import Reason
from maturity_desktop.storage.derived import DerivedStore, Size
from maturity_desktop.storage.figure_mappings import FigureMappings
from maturity_desktop.storage.file_text import FileText, keep_texts
from maturity_desktop.storage.library import Library
from tests.storage.small import (
    NOW,
    added,
    edit,
    framework_file,
    headline,
    keep_what_is_referred_to,
    one_of_each,
    put,
)

CANARY = "kanarienvogel"
"""Part of every word that must be gone; each word has a number of its own."""
NEIGHBOUR = "Sperling"
OWN_EDITION = framework_file().source.replace(b"A small model", b"The model of kanarienvogel9001")


def make_library(folder: Path) -> None:
    """Two clients: c1 with the audits a1 (canaries everywhere) and a2, c2 with the audit b1; two backups."""
    with closing(Library.open(folder, "laptop")) as library:
        keep_what_is_referred_to(library)
        _neighbours(library)
        _canaries(library)
    (folder / "preferences.json").write_text(json.dumps(_habits()), encoding="utf-8")
    FigureMappings(folder).remember({"shape": {"heading": f"{CANARY}9101"}})
    back_up(folder, NOW, Reason.ASKED)
    with closing(Library.open(folder)) as library:
        (old,) = library.load("a1").all(Note)
        library.commit([put(replace(old, text=f"{CANARY}9102"), old, minutes=9)], {})
        library.keep_table(((f"{CANARY}9103", "a cancelled import"),))
        library.evidence.add_bytes("c1", f"{CANARY}9104, never referred to".encode(), "left.txt")
    back_up(folder, NOW + timedelta(hours=3), Reason.ASKED)
    aside = folder / REPLACED / "20260101T000000Z-00"
    aside.mkdir(parents=True)
    (aside / "library.sqlite").write_text(f"{CANARY}9105", encoding="utf-8")
    made = DerivedStore(folder / DERIVED)
    made.keep("c1", "0" * 64, Size.THUMBNAIL, f"{CANARY}9109".encode())
    (folder / "logs").mkdir()
    (folder / "logs" / "crash-1.txt").write_text(f"{CANARY}9106", encoding="utf-8")
    (folder / ".preferences.json.0123456789abcdef.part.json").write_text(f"{CANARY}9107", encoding="utf-8")


def _habits() -> dict[str, object]:
    recents = [{"audit": "a1", "client": f"{CANARY}9108"}, {"audit": "b1", "client": NEIGHBOUR}]
    return {"author": "Astrid", "recents": recents}


def _neighbours(library: Library) -> None:
    """The other client, whose work must stay as it is."""
    stored = library.evidence.add_bytes("c2", b"The sparrow's plan", "plan.txt")
    item = replace(_evidence(), client="c2", id="f1", title=NEIGHBOUR, sha256=stored.sha256, size=stored.size)
    records = (
        Client("c2", NEIGHBOUR),
        AuditDetails("b1", "c2", date(2025, 12, 31), date(2026, 1, 12), "Astrid"),
        FrameworkUse("b1", "small", framework_file().sha256),
        RatingSet("b1", AGREED),
        Note("b1", "small", AGREED, "1.01", f"The note of {NEIGHBOUR}"),
        item,
    )
    library.commit([edit(*added(records), audit="b1")], {"b1": [headline()]})
    text = FileText("c2", stored.sha256, f"What {NEIGHBOUR} wrote")
    library.writer.submit(lambda db: keep_texts(db.conn, [text])).result()


def _evidence() -> Evidence:
    return next(record for record in one_of_each() if isinstance(record, Evidence))


def _canaries(library: Library) -> None:
    """One record of each kind with a word in each of its texts, changed once, and an audit beside it."""
    numbers = iter(range(1000, 9000))
    edition = library.keep_edition(framework_file(OWN_EDITION))
    rows = library.keep_table(((f"{CANARY}{next(numbers)}", "answer"),))
    stored = library.evidence.add_bytes("c1", f"{CANARY}{next(numbers)}".encode("utf-16"), f"{CANARY}.txt")
    before = tuple(_sung(record, numbers, edition, rows, stored.sha256) for record in one_of_each())
    after = tuple(_sung(record, numbers, edition, rows, stored.sha256) for record in one_of_each())
    library.commit([edit(*added(before), label=f"{CANARY}{next(numbers)}")], {"a1": [headline()]})
    item = _evidence()
    tag = EvidenceTag(item.client, item.id, f"{CANARY}{next(numbers)}")
    library.commit([put(tag, minutes=4)], {})
    text = FileText("c1", stored.sha256, f"{CANARY}{next(numbers)}")
    library.writer.submit(lambda db: keep_texts(db.conn, [text])).result()
    changes = tuple(Change(old, new) for old, new in zip(before, after, strict=True) if old != new)
    library.commit([edit(*changes, minutes=5, label=f"{CANARY}{next(numbers)}")], {})
    gone = replace(_evidence(), id="e7", number=7, title=f"{CANARY}{next(numbers)}")
    library.commit([put(gone, minutes=6)], {})
    library.commit([edit(Change(gone, None), minutes=7)], {})
    second = (
        AuditDetails("a2", "c1", date(2026, 12, 31), date(2027, 1, 12), "Astrid"),
        FrameworkUse("a2", "small", edition),
        RatingSet("a2", AGREED),
        Note("a2", "small", AGREED, "1.01", "The second audit"),
    )
    library.commit([edit(*added(second), audit="a2", minutes=8)], {"a2": [headline()]})


def _sung(record: Record, numbers: Iterator[int], edition: str, rows: str, sha256: str) -> Record:
    """The record with a new word in each of its free texts."""
    if isinstance(record, FrameworkUse):
        return replace(record, edition=edition)
    told: dict[str, object] = {}
    for field in fields(record):
        value = getattr(record, field.name)
        if field.name in FREE_TEXTS.get(type(record).__name__, ()):
            word = f"{CANARY}{next(numbers)}"
            told[field.name] = word if isinstance(value, str) else (word,)
    if isinstance(record, Evidence):
        told |= {"sha256": sha256, "size": 30}
    for name in ("rows", "answers", "content"):
        if hasattr(record, name):
            told[name] = rows
    return replace(record, **told)


FREE_TEXTS = {
    "Client": ("name", "sector", "sites", "vision", "objectives", "environment", "channels"),
    "AuditDetails": ("assessor",),
    "RatingSet": ("assessor",),
    "Answer": ("remark",),
    "SetLevel": ("reason",),
    "Note": ("text", "reservation"),
    "Evidence": ("title", "source", "text", "file_name", "added_by"),
    "TaskState": ("note",),
    "MeasureSeries": ("origin", "quality"),
    "SupportingData": ("origin", "quality", "grouped_by"),
    "Survey": ("title", "origin", "quality"),
    "SurveyQuestion": ("text", "choices"),
    "EvidenceCopy": ("original", "marks"),
}

WORDS = tuple(CANARY.encode(coding) for coding in ("utf-8", "utf-16-le", "utf-16-be"))
ZLIB = re.compile(rb"x[\x01\x5e\x9c\xda]")


def canaries(folder: Path, words: tuple[bytes, ...] = WORDS) -> list[str]:
    """The files, by name or by any byte, plain or compressed, that hold a word."""
    found = []
    for path in folder.rglob("*"):
        name = str(path.relative_to(folder))
        if any(word in name.encode() for word in words):
            found.append(f"name {name}")
        if path.is_file():
            source = path.read_bytes().lower()
            if any(word in source for word in words) or any(
                word in plain for plain in _unpacked(path.read_bytes()) for word in words
            ):
                found.append(name)
    return found


def _unpacked(source: bytes) -> Iterator[bytes]:
    """Whatever begins in these bytes that zlib can read, as far as it can."""
    for start in ZLIB.finditer(source):
        try:
            yield zlib.decompressobj().decompress(source[start.start() :], 1 << 16).lower()
        except zlib.error:
            continue
