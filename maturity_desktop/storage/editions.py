"""Frameworks in the editions that audits were started with, kept as their files were."""

from __future__ import annotations

from gettext import gettext as _
from typing import TYPE_CHECKING

from maturity_desktop.domain.errors import LibraryError
from maturity_desktop.storage.texts import person_text, stored_text

if TYPE_CHECKING:
    from sqlite3 import Connection

    from sqlite_utils import Database

    from maturity_desktop.domain.framework import Framework
    from maturity_desktop.storage.framework_files import FrameworkFile


def keep_edition(db: Database, file: FrameworkFile) -> None:
    """Keeps a framework's file; one that is kept already stays as it is."""
    row = {
        "sha256": file.sha256,
        "framework": stored_text(file.framework.id),
        "title": stored_text(file.framework.short_title),
        "edition": stored_text(file.framework.edition),
        "source": file.source,
        "wording": file.wording,
    }
    if not db.table("framework_edition").count_where("sha256 = ?", [file.sha256]):
        db.table("framework_edition").insert(row)


def list_editions(connection: Connection, framework: str) -> tuple[tuple[str, str], ...]:
    """The key and the label of each kept edition of a framework, oldest first."""
    rows = connection.execute(
        "SELECT sha256, edition FROM framework_edition WHERE framework = ? ORDER BY rowid",
        (stored_text(framework),),
    ).fetchall()
    return tuple((sha256, person_text(label)) for sha256, label in rows)


def load_edition(connection: Connection, sha256: str) -> Framework:
    """The framework of an edition; LibraryError where it is not kept."""
    from maturity_desktop.storage.framework_files import parse_framework

    kept = connection.execute(
        "SELECT source, title, wording FROM framework_edition WHERE sha256 = ?", (stored_text(sha256),)
    ).fetchone()
    if kept is None:
        raise LibraryError(
            _(
                "The library has no framework of the edition {edition}. Keep the library as it is, and go on"
                " from a backup."
            ).format(edition=repr(sha256))
        )
    source, title, wording = kept
    return parse_framework(source, person_text(title), wording)
