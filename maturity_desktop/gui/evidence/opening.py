"""How the register of an open audit is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.evidence.watching import Watching
from maturity_desktop.gui.evidence_desk import EvidenceDesk
from maturity_desktop.gui.library_desk import LibraryDesk
from maturity_desktop.gui.pages.evidence_page import EvidencePage
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.verbs.evidence import ClientFiles

if TYPE_CHECKING:
    from maturity_desktop.gui.ask import Ask
    from maturity_desktop.gui.main_window import MainWindow


def evidence_page(
    session: AuditSession, desk: LibraryDesk, window: MainWindow, ask: Ask, theme: ThemeSwitch
) -> QWidget:
    """The page with a desk of its own."""
    from maturity_desktop.gui.evidence.pack_out import PackOut
    from maturity_desktop.gui.exporter import Exporter
    from maturity_desktop.gui.opening import other_audits
    from maturity_desktop.gui.words import screen_words

    library = desk.library
    files = ClientFiles(library, session.audit.client.id)
    evidence = EvidenceDesk(
        session,
        library.evidence,
        session,
        used_elsewhere=lambda item: other_audits(library, session.audit.id, item),
        bad_files=lambda: library.bad_evidence,
        made=files.picture,
    )
    desk.checked.connect(evidence.look_again)
    evidence.bad_found.connect(desk.checked)
    page = EvidencePage(session, evidence, files, ask, theme)
    Watching(page, ask, window.preferences)
    page.criterion_wanted.connect(window.show_criterion)
    words = screen_words()
    packs = PackOut(
        page, session, Exporter(session, words, parent=session), library.evidence, words, ask, theme
    )
    page.add_foot(packs.line)
    return page
