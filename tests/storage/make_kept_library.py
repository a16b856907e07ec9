"""Makes the library that is kept as test data for the newest schema: run once, when a schema is released.

    python -m tests.storage.make_kept_library tests/data/library-v1

What it makes is committed and never made again: later versions must open it as it is.
"""

import sys
from pathlib import Path

from maturity_desktop.domain.audit import Answer, AnswerValue, Change
from maturity_desktop.storage.library import Library
from tests.storage.small import (
    NOW,
    answer,
    edit,
    evidence,
    link,
    note,
    one_of_each,
    renew_figures,
    start,
)

FILE = b"Forecast against actual\n"


def make(folder: Path) -> None:
    """A library with a record of every kind, odd text, a file, and edits in spells."""
    library = Library.open(folder, "laptop")
    stored = library.evidence.add_bytes("c1", FILE, "Plan.txt")
    start(library, *one_of_each()[4:])
    second = evidence(
        2, sha256=stored.sha256, size=stored.size, file_name="Plan.txt", media_type="text/plain"
    )
    odd = note("Lone \ud800, null \x00, escape \x1a, emoji 😀, عربي", "1.02")
    typed = [
        note("Planning is by habit"),
        note("Planning is by habit,"),
        note("Planning is by habit, not by plan"),
    ]
    library.commit(
        [
            edit(Change(None, second), Change(None, link(2)), spell="attach", minutes=1),
            edit(Change(None, odd), spell="odd", minutes=2),
            edit(Change(typed[0], typed[1]), spell="typing", minutes=3),
            edit(Change(typed[1], typed[2]), spell="typing", minutes=4),
            edit(Change(None, answer("1.02-1a", AnswerValue.PARTLY)), spell="answer", minutes=5),
            edit(Change(answer("1.02-1a", AnswerValue.PARTLY), None), spell="undo", minutes=6),
        ],
        {},
    )
    renew_figures(library)
    assert library.verify() == ()
    assert library.audits()[0].touched > NOW
    assert library.load("a1").get(Answer, *answer("1.02-1a").key) is None
    library.close()
    (folder / "library.lock").unlink()


if __name__ == "__main__":
    make(Path(sys.argv[1]))
