"""How a brand is chosen for the report from the window."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from maturity_desktop.domain.brand import Brand
from maturity_desktop.domain.errors import FrameworkError
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.report.plan_edits import PlanEdits
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.words import screen_words
from maturity_desktop.reports.content import ReportContent, build_content
from maturity_desktop.reports.options import options_for

if TYPE_CHECKING:
    from maturity_desktop.gui.report.brand_dialog import BrandDialog
    from maturity_desktop.storage.library import Library


class FirmShelf:
    """The brands in the library's folder."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def brands(self) -> tuple[tuple[Brand, ...], tuple[FrameworkError, ...]]:
        from maturity_desktop.verbs.brands import firm_brands

        return firm_brands(self._library.folder)

    def keep(self, brand: Brand) -> None:
        from maturity_desktop.verbs.brands import keep_for_firm

        keep_for_firm(self._library, brand)

    def remove(self, brand: str) -> None:
        from maturity_desktop.verbs.brands import no_longer_keep

        no_longer_keep(self._library, brand)

    def bring_in(self, path: Path) -> Brand:
        from maturity_desktop.verbs.brands import bring_in

        return bring_in(self._library, path)

    def mark(self, path: Path) -> bytes:
        from maturity_desktop.verbs.brands import mark_from

        return mark_from(path)


def brand_way(
    session: AuditSession, library: Library, ask: Ask, theme: ThemeSwitch, window: QWidget
) -> Callable[[], object]:
    """What opens the dialog over the window."""
    return lambda: open_brands(session, library, ask, theme, window)


def open_brands(
    session: AuditSession, library: Library, ask: Ask, theme: ThemeSwitch, window: QWidget
) -> None:
    """Shows the dialog until it is closed; the brand that is chosen is an edit of the report's plan."""
    dialog = brand_dialog(session, library, ask, theme, window)
    dialog.exec()
    dialog.deleteLater()


def brand_dialog(
    session: AuditSession, library: Library, ask: Ask, theme: ThemeSwitch, window: QWidget
) -> BrandDialog:
    """The dialog with the firm's brands."""
    from maturity_desktop.gui.report.brand_dialog import BrandDialog

    edits = PlanEdits(session)
    dialog = BrandDialog(FirmShelf(library), edits.plan.brand, ask, theme, pages_maker(session), window)
    dialog.chosen.connect(lambda brand: edits.choose(_("brand of the report"), brand=brand))
    return dialog


def pages_maker(session: AuditSession) -> Callable[[Brand], bytes]:
    """Makes cover and closing page of the session's report as it is now; its content is made once."""
    results, made_on, words = (session.results,), session.clock().date(), screen_words()
    options = options_for(session.audit)

    @cache
    def content() -> ReportContent:
        return build_content(results, made_on, options, words)

    def make(brand: Brand) -> bytes:
        from maturity_desktop.reports.pdf.brand_pages import brand_pages

        return brand_pages(content(), brand)

    return make
