"""The report from cover to last page."""

from __future__ import annotations

from maturity_desktop.look import Look
from maturity_desktop.reports.content import ReportContent
from maturity_desktop.reports.pdf.agreement import agreement
from maturity_desktop.reports.pdf.back import closing, register
from maturity_desktop.reports.pdf.beside import crosswalk, side_by_side
from maturity_desktop.reports.pdf.criteria import criteria
from maturity_desktop.reports.pdf.findings import findings
from maturity_desktop.reports.pdf.front import contents, cover, executive
from maturity_desktop.reports.pdf.gathered import coverage, people
from maturity_desktop.reports.pdf.movement import movement
from maturity_desktop.reports.pdf.pages import Pages, Story
from maturity_desktop.reports.pdf.performance import performance
from maturity_desktop.reports.pdf.programme import programme
from maturity_desktop.reports.pdf.readiness import readiness
from maturity_desktop.reports.pdf.results import gaps, results
from maturity_desktop.reports.pdf.roadmap import roadmap
from maturity_desktop.reports.pdf.scope import scope
from maturity_desktop.reports.pdf.supported import supported
from maturity_desktop.reports.pdf.surveys import surveys


def story(content: ReportContent, look: Look) -> Story:
    """All flowables in the order of the pages; the contents are made when every heading is known."""
    pages = Pages(content, look)
    front = cover(pages)
    if content.standings is not None:
        front += side_by_side(pages, content.standings)
    for number, framework in enumerate(content.frameworks):
        front += pages.running(framework.short_title)
        front += executive(pages, framework, number)
    front += pages.running()
    body = scope(pages)
    for number, framework in enumerate(content.frameworks):
        body += pages.running(framework.short_title)
        body += results(pages, framework, number)
        body += gaps(pages, framework, number)
        body += performance(pages, framework, number)
        body += coverage(pages, framework, number)
        if not pages.several():
            body += beside(pages)
        body += criteria(pages, framework, number)
        body += programme(pages, framework, number)
    body += pages.running()
    if pages.several():
        body += beside(pages)
    body += findings(pages)
    body += roadmap(pages)
    body += readiness(pages)
    body += movement(pages)
    body += crosswalk(pages)
    body += people(pages)
    body += agreement(pages)
    body += register(pages)
    body += closing(pages)
    return [*front, *contents(pages), *body]


def beside(pages: Pages) -> Story:
    """What the client handed over beside the measured criteria: of one model after these, else after all."""
    return [*supported(pages), *surveys(pages)]
