"""Scope, method and the rules in force."""

from __future__ import annotations

from maturity_desktop.domain.report_records import Part
from maturity_desktop.reports.parts import FrameworkContent, Line
from maturity_desktop.reports.pdf.gathered import baseline, fieldwork, owed
from maturity_desktop.reports.pdf.pages import Pages, Story
from maturity_desktop.reports.pdf.paragraphs import marked_up, paragraph, prose
from maturity_desktop.reports.pdf.table import Row, Rows, rows_of

_LINE = 24.0
"""The height of a line of a table with its rule."""


def scope(pages: Pages) -> Story:
    """What was looked at, how, what that can carry, and by which rules levels follow."""
    _ = pages.content.words.gettext
    content, styles = pages.content, pages.styles
    story = pages.section("scope", _("Scope and method"), _("What was looked at, and by which rules"))
    story.append(pages.subheading(_("The client")))
    if content.profile:
        story.append(lines(pages, content.profile))
    else:
        story.append(paragraph(_("The client's profile is empty."), styles.body))
    story += baseline(pages)
    story.append(pages.subheading(_("Method")))
    for text in content.method:
        story += prose(text, styles.body)
    story += fieldwork(pages)
    story.append(pages.subheading(_("Limits of the sample")))
    for text in content.limits:
        story += prose(text, styles.body)
    story += owed(pages)
    for number, framework in enumerate(content.frameworks):
        story += _rules(pages, framework, number)
    return story


def _rules(pages: Pages, framework: FrameworkContent, number: int) -> Story:
    _ = pages.content.words.gettext
    styles = pages.styles
    place = "rules" if number == 0 else f"rules-{number}"
    name = _("Rating rules in force: {framework}").format(framework=framework.short_title)
    story: Story = [pages.part(place, name)]
    if framework.about:
        story += prose(framework.about, styles.body)
    story.append(
        paragraph(
            _("The rules below are this tool's own wherever the model does not state any."), styles.body
        )
    )
    story.append(lines(pages, framework.rules))
    story.append(pages.subheading(_("Scale"), follows=min(300, _LINE * len(framework.scale))))
    story.append(lines(pages, framework.scale))
    if framework.beyond:
        story.append(pages.subheading(_("Beyond the scale")))
        said = _("The source names these stages and does not describe them; none of them is rated.")
        story += [paragraph(said, styles.body), lines(pages, framework.beyond)]
    profile = _("Target profile: {profile}").format(profile=framework.profile)
    story.append(pages.subheading(profile, follows=110))
    if framework.profile_note:
        story += prose(framework.profile_note, styles.body)
    if framework.own_targets:
        story += prose(framework.own_targets, styles.body)
    story.append(lines(pages, framework.targets))
    if framework.remarks and pages.has(Part.APPENDICES):
        said = _("Remarks on the edition and what was decided about each stand at the end of the report.")
        story.append(marked_up(pages.link(remarks_place(number), said), styles.body))
    return story


def remarks_place(number: int) -> str:
    return f"remarks-{number}"


def remarks(pages: Pages, framework: FrameworkContent, number: int) -> Story:
    """Oddities of the edition and what was decided about them."""
    _ = pages.content.words.gettext
    name = _("Remarks on the edition")
    if pages.several():
        name = _("Remarks on the edition: {framework}").format(framework=framework.short_title)
    return [pages.part(remarks_place(number), name), lines(pages, framework.remarks)]


def lines(pages: Pages, found: tuple[Line, ...]) -> Rows:
    """Labels and what stands beside them."""
    styles = pages.styles
    rows = [
        row
        for line in found
        for row in rows_of(
            Row(([*prose(line.label, styles.small_strong)], [*prose(line.text, styles.small)]))
        )
    ]
    return Rows((), rows, (0.24, 0.76), pages.look)
