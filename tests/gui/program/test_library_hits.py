"""What the library's search found is shown itself: its audit opens, at the request or the item."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from maturity_desktop.app import Program
from maturity_desktop.domain.plan_records import Request
from maturity_desktop.storage.library import Library
from maturity_desktop.verbs.sample import make_sample


@pytest.fixture
def library_folder(tmp_path: Path, clock: Any) -> Path:
    folder = tmp_path / "library"
    library = Library.open(folder)
    make_sample(library, clock)
    library.close()
    return folder


def test_a_request_and_an_item_that_were_found_are_in_hand(program: Program, hands: Any) -> None:
    window = program.window
    hands.wait(lambda: program.desk.is_open and program.audits)

    def choose(words: str, mark: str) -> None:
        """What has all the words, by Enter on its row."""
        window.show_page("library")
        page = program.library_page
        page.start_search()
        hands.write(words)
        hands.wait(lambda: page.hits.isVisible() and any(row.mark == mark for row in page.hits.rows.rows))
        row = next(place for place, row in enumerate(page.hits.rows.rows) if row.mark == mark)
        page.hits.setCurrentIndex(page.hits.rows.index(row))
        page.hits.setFocus()
        hands.press(Qt.Key.Key_Return)

    choose("Volumes and arrival patterns", "request")
    hands.wait(lambda: window.session is not None and window.page_name == "plan")
    plan: Any = window.page
    assert plan.name == "requests"
    assert [own.title for own in plan.view.table.chosen()] == ["Volumes and arrival patterns"]

    # Another of the audit that is open already.
    session = window.session
    assert session is not None
    other = next(own for own in session.audit.all(Request) if own.title == "Staffing and attrition")
    choose("Staffing and attrition", "request")
    hands.wait(lambda: plan.view.table.chosen() == (other,))
    assert window.page_name == "plan"

    window.show_page("overview")
    choose("Walk through the three halls", "evidence")
    hands.wait(lambda: window.page_name == "evidence")
    register: Any = window.page
    assert [item.title for item in register.table.chosen()] == ["Walk through the three halls"]
