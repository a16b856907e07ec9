"""The pages of a report on one criterion: a head instead of a cover, then the parts that tell of it."""

from __future__ import annotations

from reportlab.platypus import Spacer

from maturity_desktop.reports.client_copy import copy_words
from maturity_desktop.reports.parts import FrameworkContent
from maturity_desktop.reports.pdf.back import register_rows
from maturity_desktop.reports.pdf.criteria import criterion_pages
from maturity_desktop.reports.pdf.findings import finding_pages
from maturity_desktop.reports.pdf.pages import Pages, Story
from maturity_desktop.reports.pdf.paragraphs import paragraph
from maturity_desktop.reports.pdf.performance import measured_criterion
from maturity_desktop.reports.pdf.photos import photos_beside
from maturity_desktop.reports.pdf.roadmap import action_table
from maturity_desktop.reports.pdf.supported import figures_table
from maturity_desktop.reports.sections.signed_words import signed_words


def title_line(pages: Pages) -> Story:
    """Whose criterion this is, on what, from when, and what the page is not."""
    _, styles, facts = pages.content.words.gettext, pages.styles, pages.content.cover
    (framework,), options = pages.content.frameworks, pages.content.options
    told = [
        _("{framework} · cut-off {cut_off} · made on {made_on}").format(
            framework=framework.title, cut_off=facts.cut_off, made_on=facts.made_on
        ),
        _("{assessor} · {status} {version}").format(
            assessor=facts.assessor, status=facts.status, version=facts.version
        ),
        *(
            (_("Signed: {who}").format(who=signed_words(options.signed, pages.content.words)),)
            if options.signed
            else ()
        ),
        *((_("Distribution: {who}").format(who=options.distribution),) if options.distribution else ()),
        *filter(None, (copy_words(pages.content), facts.sample)),
        *pages.content.disclaimer[:-1],
    ]
    return [
        paragraph(facts.title, styles.kicker),
        paragraph(facts.client or _("Client without a name"), styles.title),
        Spacer(1, 4),
        *(paragraph(line, styles.small_quiet) for line in told),
    ]


def the_criterion(pages: Pages, framework: FrameworkContent, number: int) -> Story:  # noqa: ARG001 - as all
    """Where it stands, why, what is next, on what evidence."""
    (criterion,) = framework.criteria
    return criterion_pages(pages, framework, criterion, alone=True)


def its_measures(pages: Pages, framework: FrameworkContent, number: int) -> Story:
    """Its ladder with charts and data, and the supporting figures that bear on it."""
    _, story = pages.content.words.gettext, []
    found, supporting = framework.performance, pages.content.supported
    for place, entry in enumerate(found.criteria if found is not None else ()):
        story += measured_criterion(pages, framework, entry, f"performance-{number}-{place}")
    if supporting is not None and supporting.domains:
        story += [pages.part("supporting", _("Supporting figures"), follows=150)]
        story.append(figures_table(pages, supporting))
    return story


def its_findings(pages: Pages) -> Story:
    """The findings that are held against it, whole."""
    found = pages.content.findings
    if found is None:
        return []
    _ = pages.content.words.gettext
    story: Story = [pages.part("findings", _("Findings"), follows=150)]
    return story + [part for entry in found.entries for part in finding_pages(pages, entry)]


def its_actions(pages: Pages) -> Story:
    """The actions that bring it to a level."""
    road = pages.content.roadmap
    if road is None:
        return []
    _ = pages.content.words.gettext
    return [pages.part("roadmap", _("Actions"), follows=130), action_table(pages, road.actions)]


def its_evidence(pages: Pages) -> Story:
    """The items of the register that are used at it."""
    items = pages.content.evidence
    if not items:
        return []
    _ = pages.content.words.gettext
    return [
        pages.part("register", _("Evidence register"), follows=110),
        register_rows(pages, items),
        *photos_beside(pages, [item.id for item in items]),
        Spacer(1, 4),
    ]
