"""What the pages of a report share: its content, its styles, the names of its places."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from reportlab.platypus import ActionFlowable, PageBreak

from maturity_desktop.domain.report_records import Form, Part
from maturity_desktop.look import Look
from maturity_desktop.reports.content import ReportContent
from maturity_desktop.reports.forms import parts_of, within
from maturity_desktop.reports.pdf.document import Heading, RunningHead
from maturity_desktop.reports.pdf.paragraphs import Styles, in_face, paragraph, prose
from maturity_desktop.reports.text import one_line

LONGEST_HEADING = 240
Story = list[Any]
"""Flowables in the order of the pages."""


def height_of(story: Story, width: float) -> float:
    """How high flowables stand under each other; between two of them the larger room counts."""
    height = after = 0.0
    for flowable in story:
        if isinstance(flowable, ActionFlowable):
            continue
        before = flowable.getSpaceBefore() if height else 0.0
        height += max(after, before) + flowable.wrapOn(None, width, 1e6)[1]
        after = flowable.getSpaceAfter()
    return height


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents."""

    words: str
    place: str
    depth: int


@dataclass(frozen=True)
class Pages:
    """Everything that a section of the report is made with; `entries` grow into the contents."""

    content: ReportContent
    look: Look
    entries: list[Entry] = field(default_factory=list)

    @cached_property
    def styles(self) -> Styles:
        return Styles(self.look)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The parts that this report has, in their order."""
        return parts_of(self.content.options)

    def has(self, part: Part) -> bool:
        """Whether the report has this part: else nothing leads there."""
        return part in self.parts

    @cached_property
    def _criterion_places(self) -> dict[tuple[str, str], str]:
        return {
            (framework.id, criterion.id): f"criterion-{number}-{place}"
            for number, framework in enumerate(self.content.frameworks)
            for place, criterion in enumerate(framework.criteria)
            if self.has(Part.CRITERIA)
        }

    @cached_property
    def _evidence_places(self) -> dict[str, str]:
        items = self.content.evidence if self.has(Part.APPENDICES) else ()
        return {item.id: f"evidence-{number}" for number, item in enumerate(items)}

    @cached_property
    def _finding_places(self) -> dict[str, str]:
        found = self.content.findings
        entries = found.entries if found is not None and self.has(Part.FINDINGS) else ()
        return {entry.id: f"finding-{number}" for number, entry in enumerate(entries)}

    @cached_property
    def _action_places(self) -> dict[str, str]:
        road = self.content.roadmap
        actions = road.actions if road is not None and self.has(Part.ROADMAP) else ()
        return {own.id: f"action-{number}" for number, own in enumerate(actions)}

    @cached_property
    def _figure_places(self) -> dict[str, str]:
        found = self.content.supported
        figures = found.figures if found is not None and self.has(Part.PERFORMANCE) else ()
        return {figure.id: f"figure-{number}" for number, figure in enumerate(figures)}

    def criterion_place(self, framework: str, criterion: str) -> str:
        """Where links to a criterion lead; empty, as with the others, where this report does not have it."""
        return self._criterion_places.get((framework, criterion), "")

    def evidence_place(self, evidence: str) -> str:
        return self._evidence_places.get(evidence, "")

    def finding_place(self, finding: str) -> str:
        return self._finding_places.get(finding, "")

    def action_place(self, action: str) -> str:
        return self._action_places.get(action, "")

    def figure_place(self, figure: str) -> str:
        return self._figure_places.get(figure, "")

    @cached_property
    def _photo_places(self) -> dict[str, str]:
        has_album = self.content.options.form is Form.FULL and self.has(Part.APPENDICES)
        photos = self.content.options.photos if has_album else ()
        return {own.evidence: f"photo-{number}" for number, own in enumerate(photos)}

    def photo_place(self, evidence: str) -> str:
        """Where an item's photo stands among the photos."""
        return self._photo_places.get(evidence, "")

    def link(self, place: str, words: str) -> str:
        """Markup of a link to a place of the report; of plain words where there is no such place."""
        if not place:
            return in_face(words, "regular")
        colour = self.look.colours["accent"]
        return f'<a href="#{place}" color="{colour}">{in_face(words, "medium")}</a>'

    def several(self) -> bool:
        """Whether the report is about more than one framework."""
        return len(self.content.frameworks) > 1

    def running(self, name: str = "") -> Story:
        """From the next page on the running head names this model alone; all of them without a name."""
        return [RunningHead(name)] if self.several() else []

    def section(
        self, place: str, name: str, finding: str, *, new_page: bool = True, follows: float = 90.0
    ) -> Story:
        """The head of a section: the finding as its title, its name below and in contents and bookmarks.

        `follows` is the height of what has to stand on the same page.
        """
        self.entries.append(Entry(name, place, 0))
        title, rest = self.heading_text(finding)
        parts = [paragraph(title, self.styles.title), paragraph(name, self.styles.kicker)]
        heading = Heading(parts, place, name, 0, follows, before=16 if new_page else 36)
        heading.spaceAfter = 14
        return [*([PageBreak()] if new_page else []), heading, *rest]

    def part(self, place: str, name: str, finding: str = "", follows: float = 90.0) -> Any:
        """The head of a part of a section, in contents and bookmarks one step below it.

        `follows` is the height of what has to stand on the same page.
        """
        self.entries.append(Entry(name, place, 1))
        title, _rest = self.heading_text(finding or name)
        parts = [paragraph(title, self.styles.domain)]
        return Heading(parts, place, name, 1, follows=follows, before=24)

    def heading_text(self, text: str) -> tuple[str, Story]:
        """A heading that stays readable, and the whole text to follow it where it is longer."""
        line = one_line(text)
        title = within(line, LONGEST_HEADING)
        return title, [] if title == line else [*prose(line, self.styles.small_quiet)]

    def subheading(self, words: str, follows: float = 50.0) -> Any:
        """A heading within a section; it stays with what follows, so many points high."""
        style = self.styles.heading
        heading = Heading([paragraph(words, style)], "", "", 0, follows=follows, before=10)
        heading.spaceAfter = 5
        return heading
