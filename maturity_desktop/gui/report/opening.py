"""How the report page is made, and where it leads."""

from __future__ import annotations

from collections.abc import Callable
from gettext import gettext as _
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtWidgets import QWidget

from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.report_records import SignOff
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.exporter import Exporter, Sources
from maturity_desktop.gui.library_desk import LibraryDesk
from maturity_desktop.gui.pages.report_page import ReportPage
from maturity_desktop.gui.report.brand_ways import brand_way
from maturity_desktop.gui.report.photo_ways import photos_way
from maturity_desktop.gui.report.report_ways import ReportWays
from maturity_desktop.gui.report.signing_desk import Keeping
from maturity_desktop.gui.report.template_ways import TemplateWays
from maturity_desktop.gui.report.who_for import usual_page
from maturity_desktop.gui.returned.scorecard_returned import ScorecardReturned
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.words import screen_words
from maturity_desktop.reports.choices import ReportOptions
from maturity_desktop.verbs.actions import waves_at_hand
from maturity_desktop.verbs.before_export import Spot, Way
from maturity_desktop.verbs.brands import firm_brands
from maturity_desktop.verbs.re_audit import earlier_results
from maturity_desktop.verbs.sign_off import keep_content, signed_audit, signed_results

if TYPE_CHECKING:
    from maturity_desktop.gui.ask import Ask
    from maturity_desktop.gui.main_window import MainWindow


def report_page(
    session: AuditSession,
    desk: LibraryDesk,
    window: MainWindow,
    ask: Ask,
    theme: ThemeSwitch,
    show_item: Callable[[str, str], None],
    show_plan: Callable[[str], None],
) -> QWidget:
    """`show_item` goes to a thing of a view of what follows the ratings, `show_plan` to one of the plan."""
    library, words = desk.library, screen_words()

    def dressed(options: ReportOptions, audit: Audit, sign_off: SignOff | None) -> ReportOptions:
        from maturity_desktop.verbs.dressing import dressed

        return dressed(library, audit, options, words, sign_off=sign_off).options

    def keep(audit: Audit) -> str:
        return keep_content(library, audit, usual_page())

    def read(sign_off: SignOff) -> Audit:
        return signed_audit(library, sign_off)

    def waves() -> dict[str, str]:
        return {own.id: own.title for own in waves_at_hand(library.folder).waves}

    def brand_name(brand: str) -> str:
        found, _errors = firm_brands(library.folder)
        return next((own.name or own.firm or own.id for own in found if own.id == brand), brand)

    sources = Sources(
        earlier=lambda audit: earlier_results(library, audit),
        signed=lambda sign_off: signed_results(library, sign_off),
        dressed=dressed,
    )
    exporter = Exporter(
        session,
        words,
        parent=session,
        library_folder=desk.folder,
        sources=sources,
    )
    returned = ScorecardReturned(session, theme, ask, window)

    def take_back() -> None:
        chosen = ask.files(_("Which workbook came back?"))
        if chosen:
            returned.read(chosen[0])

    def ask_client() -> None:
        show_plan("requests")
        cast("Any", window.page).view.act.own_view[0].trigger()

    def pack_evidence() -> None:
        window.show_page("evidence")
        cast("Any", window.page).act.pack.trigger()

    ways = ReportWays(
        photos=photos_way(session, library, theme, window),
        brand=brand_way(session, library, ask, theme, window),
        brand_name=brand_name,
        template=TemplateWays(library, ask),
        take_back=take_back,
        self_assessment=ask_client,
        evidence_pack=pack_evidence,
    )
    page = ReportPage(session, exporter, ask, theme, keeping=Keeping(keep, read, waves), ways=ways)
    returned.setParent(page)
    page.hints_changed.connect(window.bars.show_hints)
    page.place_wanted.connect(lambda spot: _go(spot, window, show_item))
    return page


def _go(spot: Spot, window: MainWindow, show_item: Callable[[str, str], None]) -> None:
    match spot.way:
        case Way.CRITERION:
            window.show_criterion(spot.id, spot.framework)
        case Way.FINDING:
            show_item("findings", spot.id)
        case Way.ACTION:
            show_item("roadmap", spot.id)
        case Way.EVIDENCE:
            window.show_page("evidence")
            cast("Any", window.page).show_item(spot.id)
        case Way.PROFILE:
            window.profile_wanted.emit()
