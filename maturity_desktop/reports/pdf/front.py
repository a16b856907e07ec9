"""Cover and contents."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportlab.platypus import NextPageTemplate, PageBreak, Spacer

from maturity_desktop.domain.report_records import Form
from maturity_desktop.reports.client_copy import copy_words
from maturity_desktop.reports.content import COLUMNS
from maturity_desktop.reports.parts import Line
from maturity_desktop.reports.pdf.branding import Bar, EdgeBand, Mark, mark_words
from maturity_desktop.reports.pdf.contents import ContentsColumns, ContentsLine
from maturity_desktop.reports.pdf.pages import Pages, Story, height_of
from maturity_desktop.reports.pdf.paragraphs import paragraph
from maturity_desktop.reports.pdf.scope import lines
from maturity_desktop.reports.pdf.table import Row, Rows
from maturity_desktop.reports.sections.signed_words import signed_words
from maturity_desktop.reports.text import one_line, shortened

_COVER_STEPS = ((30.0, 2_000), (24.0, 2_000), (19.0, 2_000), (15.0, 240), (15.0, 100), (15.0, 50))
"""The client's name in points and the longest words in characters, the first that leave the cover a page."""


_COVER_AIR = (1.0, 0.4)
"""How much of the room between its parts the cover keeps where it names several models."""
_MOST_MODELS = 6
_LONGEST_NOTE = 400
"""Characters of a sentence of the disclaimer; longer ones stand at the end of the report only."""


def cover(pages: Pages) -> Story:
    """Whose report this is, on what, from when: one page. What it has no room for stands on the next."""
    airs = _COVER_AIR if pages.several() else _COVER_AIR[:1]
    covers = (_Cover(pages, *step, air) for step in _COVER_STEPS for air in airs)
    column = COLUMNS[pages.content.page_size]
    for made in covers:
        story = made.story()
        if height_of(story, column.width) <= column.height:
            break
    return story + made.in_full()


@dataclass
class _Cover:
    """The cover in one of its steps; collects what it shortens."""

    pages: Pages
    size: float
    limit: int
    air: float
    _whole: list[Line] = field(default_factory=list, init=False)

    def _cut(self, label: str, text: str) -> str:
        cut = shortened(text, self.limit)
        if cut != one_line(text):
            self._whole.append(Line(label, text))
        return cut

    def story(self) -> Story:
        _ = self.pages.content.words.gettext
        styles, facts = self.pages.styles, self.pages.content.cover
        client = self._cut(_("Client"), facts.client or _("Client without a name"))
        story: Story = [
            NextPageTemplate("page"),
            *self._firm(120 * self.air),
            Bar(self.pages.look, 56, 4),
            Spacer(1, 22),
            paragraph(self._cut(_("Title"), facts.title), styles.cover_kind),
            paragraph(client, styles.cover_client(self.size)),
            Spacer(1, 16),
        ]
        for framework in facts.frameworks[:_MOST_MODELS]:
            title = self._cut(_("Framework"), framework.label)
            story.append(paragraph(title, styles.heading))
            if framework.text:
                edition = self._cut(_("Edition"), framework.text)
                said = _("Edition: {edition}").format(edition=edition)
                story.append(paragraph(said, styles.small_quiet))
            story.append(Spacer(1, 6))
        story += self._further(facts.frameworks[_MOST_MODELS:])
        story += [Spacer(1, 40 * self.air), self._facts(), Spacer(1, 30 * self.air)]
        notes = (*self._where_the_rest_is(), *self._notes())
        return story + [paragraph(text, styles.small_quiet) for text in notes]

    def _firm(self, room: float) -> Story:
        """The firm's mark at the head of the page, within the room above the title; else its name."""
        brand, styles = self.pages.content.options.brand, self.pages.styles
        if not (brand.mark or brand.firm.strip()):
            return [Spacer(1, room)]
        head: Story = [EdgeBand(self.pages.look)] if brand.accent else []
        if brand.mark:
            mark = Mark(brand.mark, mark_words(self.pages.content))
            return [*head, mark, Spacer(1, max(room - mark.height, 16))]
        firm = self._cut(self.pages.content.words.gettext("Firm"), brand.firm)
        name = paragraph(firm, styles.heading)
        taken = name.wrapOn(None, COLUMNS[self.pages.content.page_size].width, 1e6)[1]
        return [*head, name, Spacer(1, max(room - taken, 16))]

    def _where_the_rest_is(self) -> tuple[str, ...]:
        """What the executive form leaves out, and where it stands."""
        if self.pages.content.options.form is not Form.EXECUTIVE:
            return ()
        _ = self.pages.content.words.gettext
        cover = self.pages.content.cover
        said = _(
            "This is the executive form of the report. The full report of {client}, version {version}, has "
            "the rules, every criterion with its checkpoints and evidence, all findings and gaps, every "
            "action and the register of evidence."
        ).format(
            client=shortened(cover.client, self.limit) or _("Client without a name"),
            version=shortened(cover.version, self.limit),
        )
        return (said,)

    def _notes(self) -> tuple[str, ...]:
        """What the report is not; in one sentence where the owners and models to be named are very many."""
        _ = self.pages.content.words.gettext
        notes = self.pages.content.disclaimer[:-1]
        if all(len(note) <= _LONGEST_NOTE for note in notes) or not self.pages.several():
            return notes
        said = _(
            "It is not a certificate of the owner of any model named above; none of them has issued or "
            "reviewed it. In whose words the requirements stand is said at the end of the report."
        )
        return notes[0], said

    def _further(self, frameworks: tuple[Line, ...]) -> Story:
        """How many models the cover has no room for; their names stand on the next page."""
        if not frameworks:
            return []
        words = self.pages.content.words
        self._whole += [Line(words.gettext("Framework"), framework.label) for framework in frameworks]
        count = len(frameworks)
        said = words.ngettext("and {count} more", "and {count} more", count).format(count=count)
        return [paragraph(said, self.pages.styles.small_quiet)]

    def _facts(self) -> Rows:
        _ = self.pages.content.words.gettext
        styles, facts = self.pages.styles, self.pages.content.cover
        options = self.pages.content.options
        lines = (
            (_("Site"), facts.site),
            (_("Cut-off"), facts.cut_off),
            (_("Made on"), facts.made_on),
            (_("Assessor"), facts.assessor),
            (_("Firm"), options.brand.firm if options.brand.mark else ""),
            (_("Status"), facts.status),
            (_("Version"), facts.version),
            (_("Signed"), signed_words(options.signed, self.pages.content.words)),
            (_("Copy"), copy_words(self.pages.content)),
            (_("Distribution"), options.distribution),
            (_("Note"), facts.sample),
        )
        rows = [
            Row(
                (
                    [paragraph(label, styles.small_quiet)],
                    [paragraph(self._cut(label, text), styles.small_strong)],
                )
            )
            for label, text in lines
            if text.strip()
        ]
        return Rows((), rows, (0.2, 0.8), self.pages.look)

    def in_full(self) -> Story:
        """A page with what the cover shortened; nothing where it holds all."""
        if not self._whole:
            return []
        _ = self.pages.content.words.gettext
        heading = self.pages.subheading(_("What the cover shortens, in full"))
        return [PageBreak(), heading, lines(self.pages, tuple(self._whole))]


def contents(pages: Pages) -> Story:
    """Every section and criterion with its page; made last, when all of them are known."""
    _ = pages.content.words.gettext
    entries = [ContentsLine(pages, entry) for entry in pages.entries]
    title = paragraph(_("Contents"), pages.styles.title)
    return [PageBreak(), title, Spacer(1, 14), ContentsColumns(entries)]
