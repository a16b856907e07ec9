"""What something still needs: files of evidence, figures and tables, editions, by rows and by the journal.

Nobody has the library open while this is asked, so there is no undo that could need more: what an undo
brings back is in the journal too.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from maturity_desktop.storage.backups.layout import evidence_files, evidence_path
from maturity_desktop.storage.erasing.subject import tables_there
from maturity_desktop.storage.files import sync_folder
from maturity_desktop.storage.records import table_name
from maturity_desktop.storage.verification import REFERS_TO_FIGURES

if TYPE_CHECKING:
    from sqlite3 import Connection

EVIDENCE_NEEDED = """
SELECT client || '/' || sha256 FROM evidence WHERE sha256 <> ''
UNION SELECT json_extract(old, '$.client') || '/' || json_extract(old, '$.sha256') FROM journal
  WHERE record = 'evidence' AND old IS NOT NULL
UNION SELECT json_extract(new, '$.client') || '/' || json_extract(new, '$.sha256') FROM journal
  WHERE record = 'evidence' AND new IS NOT NULL
"""
EDITIONS_NEEDED = """
SELECT edition FROM framework_use
UNION SELECT json_extract(old, '$.edition') FROM journal WHERE record = 'framework_use' AND old IS NOT NULL
UNION SELECT json_extract(new, '$.edition') FROM journal WHERE record = 'framework_use' AND new IS NOT NULL
"""


def needed_evidence(connection: Connection) -> frozenset[str]:
    """The files of evidence that a row or the journal refers to, each as its client and its SHA-256."""
    return frozenset(copy for (copy,) in connection.execute(EVIDENCE_NEEDED))


def unneeded_evidence(evidence: Path, needed: Iterable[str]) -> tuple[str, ...]:
    """The files of an evidence folder that nothing needs."""
    return tuple(sorted(set(evidence_files(evidence)) - set(needed)))


def take_evidence_away(evidence: Path, copies: Iterable[str]) -> None:
    """Takes files of evidence away, and the folders that become empty."""
    for copy in copies:
        path = evidence_path(evidence, copy)
        path.unlink()
        sync_folder(path.parent)
        _drop_empty(path.parent, evidence)


def _drop_empty(folder: Path, above: Path) -> None:
    """Takes away folders that hold nothing, up to but without `above`."""
    while folder != above and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
        sync_folder(folder)


def drop_unneeded_rows(connection: Connection) -> None:
    """Deletes figures, tables and editions that nothing refers to any more, a cancelled import's too."""
    there = tables_there(connection)
    if "figure_data" in there:
        connection.execute(f"DELETE FROM figure_data WHERE sha256 NOT IN ({_figures_needed(there)})")
    connection.execute(f"DELETE FROM framework_edition WHERE sha256 NOT IN ({EDITIONS_NEEDED})")


def _figures_needed(there: frozenset[str]) -> str:
    """The query for every SHA-256 of figures that a row or the journal has."""
    parts = []
    for kind, column in REFERS_TO_FIGURES.items():
        table = table_name(kind)
        if table in there:
            parts.append(f"SELECT {column} FROM {table}")
        parts += [
            f"SELECT json_extract({side}, '$.{column}') FROM journal"
            f" WHERE record = '{table}' AND {side} IS NOT NULL"
            for side in ("old", "new")
        ]
    return " UNION ".join(parts)
