"""What is erased from is not always today's library: older schemas, a client's earlier state."""

from __future__ import annotations

import shutil
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from maturity_desktop.domain.audit import AGREED, AuditDetails, Change, FrameworkUse, Note, RatingSet
from maturity_desktop.storage.backups.listing import list_backups
from maturity_desktop.storage.backups.making import back_up
from maturity_desktop.storage.backups.manifest import Reason
from maturity_desktop.storage.backups.places import first_place
from maturity_desktop.storage.backups.restoring import restore
from maturity_desktop.storage.engine import connect
from maturity_desktop.storage.erasing.database import holds, subjects_of, write_without
from maturity_desktop.storage.erasing.steps import erase
from maturity_desktop.storage.library import Library
from maturity_desktop.storage.triggers import trigger_statements
from tests.storage.small import NOW, added, edit, framework_file, headline, note, start, unsound

KEPT = sorted((Path(__file__).parents[2] / "data").glob("library-v*"))
LATER = NOW + timedelta(days=1)


@pytest.mark.parametrize("kept", KEPT, ids=lambda folder: folder.name)
def test_every_schema_is_erased_from_and_still_opens(kept: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(kept, tmp_path / "kept"))
    shutil.rmtree(folder / "evidence", ignore_errors=True)
    path, new = folder / "library.sqlite", tmp_path / "new" / "library.sqlite"
    new.parent.mkdir()
    (what,) = subjects_of(path, "a1")
    before = _triggers(path)
    gone = write_without(path, new, what)
    assert gone["audit_details"] == gone["client"] == 1 and gone["journal"] > 1
    assert not holds(new, what) and holds(path, what)
    assert _triggers(new) == before  # as they were, and not as today's are
    with closing(Library.open(new.parent)) as library:
        assert library.audits() == () and unsound(library) == ()
    assert _triggers(new) == trigger_statements()
    assert what.name.encode() not in new.read_bytes() and what.name.encode() in path.read_bytes()


def _triggers(path: Path) -> dict[str, str]:
    with closing(connect(path, read_only=True)) as connection:
        return dict(connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"))


def test_a_backup_of_before_the_client_s_other_audit_is_sound_without_the_first(
    library_folder: Path, tmp_path: Path
) -> None:
    folder = library_folder
    with closing(Library.open(folder)) as library:
        start(library, note("of the first"))
    back_up(folder, NOW, Reason.ASKED)
    with closing(Library.open(folder)) as library:
        client = library.clients()[0]
        second = (
            AuditDetails("a2", "c1", date(2026, 12, 31), date(2027, 1, 12)),
            FrameworkUse("a2", "small", framework_file().sha256),
            RatingSet("a2", AGREED),
        )
        library.commit([edit(*added(second), audit="a2", minutes=3)], {"a2": [headline()]})
    erase(folder, subjects_of(folder / "library.sqlite", "a1")[0], tmp_path / "told.txt", "Astrid", LATER)
    (backup,) = list_backups(first_place(folder))[0]
    assert backup.is_verified and backup.audits == ()
    restore(folder, backup, LATER)
    with closing(Library.open(folder)) as library:
        assert library.audits() == () and unsound(library) == ()
        assert library.clients() == (client,)
        library.keep_edition(framework_file())  # nothing needed it there any more
        library.commit([edit(*added(second), audit="a2", minutes=5)], {"a2": [headline()]})
        library.commit([edit(Change(None, Note("a2", "small", AGREED, "1.01", "on")), audit="a2")], {})
        assert unsound(library) == ()
