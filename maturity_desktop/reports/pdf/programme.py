"""The programme: its phases and tasks, what is done and what came of it."""

from __future__ import annotations

from maturity_desktop.reports.parts import FrameworkContent, PhaseEntry, TaskEntry
from maturity_desktop.reports.pdf.pages import Pages, Story
from maturity_desktop.reports.pdf.paragraphs import marked_up, paragraph, prose
from maturity_desktop.reports.pdf.table import Cell, Row, Rows, rows_of


def programme(pages: Pages, framework: FrameworkContent, number: int) -> Story:
    """Every phase with its tasks; nothing where the audit did not follow the programme."""
    if not framework.programme:
        return []
    _ = pages.content.words.gettext
    name = _("Programme")
    if pages.several():
        name = _("Programme: {framework}").format(framework=framework.short_title)
    story = pages.section(f"programme-{number}", name, framework.page_titles.programme)
    for place, phase in enumerate(framework.programme):
        story.append(pages.part(f"programme-{number}-{place}", phase.title, follows=150))
        about = " ".join(text for text in (phase.about, phase.leads_to and f"{phase.leads_to}.") if text)
        story += prose(about, pages.styles.small_quiet)
        story.append(_tasks(pages, framework, phase))
    return story


def _tasks(pages: Pages, framework: FrameworkContent, phase: PhaseEntry) -> Rows:
    _ = pages.content.words.gettext
    quiet = pages.styles.small_quiet
    head: list[Cell] = [
        [paragraph(_("Task"), quiet)],
        [paragraph(_("When"), quiet)],
        [paragraph(_("Done on"), quiet)],
    ]
    rows = [row for task in phase.tasks for row in rows_of(_task(pages, framework, task))]
    return Rows(head, rows, (0.6, 0.21, 0.19), pages.look)


def _task(pages: Pages, framework: FrameworkContent, task: TaskEntry) -> Row:
    _ = pages.content.words.gettext
    styles = pages.styles
    kind = _("{kind}, added by this tool").format(kind=task.kind) if task.added else task.kind
    aside = _("{kind} · {people}").format(kind=kind, people=task.who) if task.who else kind
    what: Cell = [*prose(task.what, styles.small_strong), paragraph(aside, styles.small_quiet)]
    what += prose(task.why, styles.small_quiet)
    if task.deliverable:
        what += prose(_("Deliverable: {what}").format(what=task.deliverable), styles.small_quiet)
    what += prose(task.note, styles.small_said)
    links = ", ".join(
        pages.link(pages.criterion_place(framework.id, criterion), criterion) for criterion in task.criteria
    )
    if links and len(framework.criteria) > 1:
        what.append(marked_up(links, styles.small))
    done: Cell = [paragraph(task.done_on, styles.small_strong)]
    if not task.done_on:
        done = [paragraph(_("left out") if task.left_out else _("not done"), styles.small_quiet)]
    return Row((what, [*prose(task.timing, styles.small)], done))
