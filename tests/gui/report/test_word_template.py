"""The firm's Word template on the report page: named, chosen, refused in words, taken away, told of."""

from __future__ import annotations

import re
from dataclasses import replace
from gettext import NullTranslations
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.exporter import Exporter, Writers
from maturity_desktop.gui.pages.report_page import ReportPage
from maturity_desktop.gui.report.report_ways import ReportWays
from maturity_desktop.gui.report.template_ways import TemplateInUse, TemplateWays
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.storage.library import Library
from tests.gui.conftest import FakeAsk
from tests.reports.word.reading import changed
from tools.make_word_template import parts, template_bytes

LOOK = 2
STYLES = "word/styles.xml"


@pytest.fixture
def ways(library: Library, ask: FakeAsk) -> TemplateWays:
    return TemplateWays(library, ask)


@pytest.fixture
def page(
    session: AuditSession, writers: Writers, library: Library, ways: TemplateWays, ask: FakeAsk,
    theme: ThemeSwitch, qtbot: QtBot,
) -> ReportPage:  # fmt: skip
    """The page with a writer for Word that is the program's own."""
    exporter = Exporter(session, NullTranslations(), library_folder=library.folder, parent=session)
    real = exporter.writers
    exporter._writers = replace(writers, word=real.word, matters=real.matters)
    made = ReportPage(session, exporter, ask, theme, ways=ReportWays(template=ways))
    made.resize(1302, 698)
    qtbot.addWidget(made)
    made.show()
    made.folds.folds[LOOK].set_open(True)
    return made


def test_it_is_chosen_told_of_and_taken_away(
    page: ReportPage, ways: TemplateWays, ask: FakeAsk, tmp_path: Path, qtbot: QtBot
) -> None:
    assert page.look.template.words == "The program’s own…" and page.look.take_away.isHidden()
    path = tmp_path / "Kvale & Partners.dotx"
    bare = re.sub('<w:style w:type="paragraph" w:styleId="Caption">.*?</w:style>', "", parts()[STYLES])
    path.write_bytes(changed(template_bytes(), **{STYLES: bare}))
    ask.chosen = [path]
    page.look.template.click()
    assert page.look.template.words == "Kvale & Partners.dotx…"
    assert page.look.template.text().startswith("Kvale && ")

    def told() -> list[str]:
        return [row.text for row in page.before.list.rows.rows]

    qtbot.waitUntil(lambda: any("The template has no style" in text for text in told()))
    ask.target = tmp_path / "report.docx"
    with qtbot.waitSignal(page.exports.finished, timeout=20_000):
        page.exports.export_word()
    (row,) = page.exports.files
    assert "press F9" in row.told.text() and "The template has no style" in row.told.text()
    page.look.take_away.click()
    assert ways.in_use() == TemplateInUse() and page.look.take_away.isHidden()


def test_a_file_that_is_no_template_is_refused_in_words(
    page: ReportPage, ask: FakeAsk, tmp_path: Path
) -> None:
    path = tmp_path / "letter.docx"
    path.write_bytes(b"not a document")
    ask.chosen = [path]
    page.look.template.click()
    ((happened, what, _details),) = ask.told
    assert happened == "The template was not taken." and what.startswith("This is no Word document.")
    assert page.look.template.words == "The program’s own…"


def test_of_a_signed_version_it_is_the_one_of_now_and_that_is_said(page: ReportPage) -> None:
    page.look.follow(False, "")
    assert page.look.template.isVisible() and not page.look.brand.isVisible()
    assert "on the template that is kept now" in page.look._as_signed.text()
    page.look.show_template(TemplateInUse(trouble="The firm’s Word template is missing."))
    assert page.look.trouble.isVisible() and page.look.take_away.isVisible()
