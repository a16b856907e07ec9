"""Scope, method, the rules in force, what was gathered and how, the programme."""

from __future__ import annotations

from collections.abc import Sequence

from maturity_desktop.domain.report_records import Part
from maturity_desktop.reports.forms import parts_of
from maturity_desktop.reports.parts import FrameworkContent, PhaseEntry, TaskEntry
from maturity_desktop.reports.sections.fieldwork import met_words
from maturity_desktop.reports.sections.wording import count_words
from maturity_desktop.reports.word.book import Blocks, Book, Cell
from maturity_desktop.reports.word.markup import Row


def scope(book: Book) -> Blocks:
    """What was looked at, how, what that can carry, and by which rules levels follow."""
    _, content = book.words.gettext, book.content
    made = book.section("scope", _("Scope and method"), _("What was looked at, and by which rules"))
    made += book.subheading(_("The client"))
    if content.profile:
        made += book.lines(content.profile)
    else:
        made.append(book.line(_("The client's profile is empty."), "Body Text"))
    made += _baseline(book)
    made += book.subheading(_("Method"))
    for text in content.method:
        made += book.prose(text, "Body Text")
    made += _fieldwork(book)
    made += book.subheading(_("Limits of the sample"))
    for text in content.limits:
        made += book.prose(text, "Body Text")
    made += _owed(book)
    for number, framework in enumerate(content.frameworks):
        made += _rules(book, framework, number)
    return made


def _rules(book: Book, framework: FrameworkContent, number: int) -> Blocks:
    _ = book.words.gettext
    name = _("Rating rules in force: {framework}").format(framework=framework.short_title)
    made = [*book.part(f"rules-{number}", name), *book.prose(framework.about, "Body Text")]
    said = _("The rules below are this tool's own wherever the model does not state any.")
    made += [book.line(said, "Body Text"), *book.lines(framework.rules)]
    made += [*book.subheading(_("Scale")), *book.lines(framework.scale)]
    if framework.beyond:
        said = _("The source names these stages and does not describe them; none of them is rated.")
        made += [*book.subheading(_("Beyond the scale")), book.line(said, "Body Text")]
        made += book.lines(framework.beyond)
    made += book.subheading(_("Target profile: {profile}").format(profile=framework.profile))
    made += [
        *book.prose(framework.profile_note, "Body Text"),
        *book.prose(framework.own_targets, "Body Text"),
    ]
    made += book.lines(framework.targets)
    if framework.remarks and Part.APPENDICES in parts_of(book.content.options):
        said = _("Remarks on the edition and what was decided about each stand at the end of the report.")
        made.append(book.rich([book.link(remarks_place(number), said)], "Body Text"))
    return made


def remarks_place(number: int) -> str:
    """Where the remarks on an edition stand."""
    return f"remarks-{number}"


def text_table(
    book: Book, heads: Sequence[str], rows: Sequence[Sequence[str]], shares: Sequence[float]
) -> Blocks:
    """Words in columns, the first of them strong."""
    made = (
        Row(
            (
                [book.rich([book.plain(row[0], strong=True)])],
                *(book.prose(words) for words in row[1:]),
            )
        )
        for row in rows
    )
    return book.table(book.heads(*heads), made, shares)


def _baseline(book: Book) -> Blocks:
    """The figures as told at the opening, beside what the data come to."""
    _, found = book.words.gettext, book.content.baseline
    if not found:
        return []
    computed = any(own.computed for own in found)
    heads = [_("Figure"), _("As told"), _("Of what time"), *([_("As computed")] if computed else [])]
    rows = [
        [
            own.title, own.told, own.period,
            *(["\n".join(filter(None, (own.computed, own.computed_period)))] if computed else []),
        ]
        for own in found
    ]  # fmt: skip
    shares = (0.34, 0.18, 0.2, 0.28) if computed else (0.46, 0.27, 0.27)
    title = book.subheading(_("Baseline: figures as told at the opening"))
    return [*title, *text_table(book, heads, rows, shares)]


def _fieldwork(book: Book) -> Blocks:
    """The activities that were held by kind, and the samples."""
    _, found = book.words.gettext, book.content.fieldwork
    made: Blocks = []
    if found.activities:
        rows = [[own.kind, str(own.held), own.people] for own in found.activities]
        heads = [_("Activities held"), _("How many"), _("With whom, by role")]
        made += [*book.subheading(_("Activities")), *text_table(book, heads, rows, (0.26, 0.14, 0.6))]
    if found.samples:
        rows = [
            [own.what, _count(book, own.population), _count(book, own.sample), own.drawn]
            for own in found.samples
        ]
        heads = [_("Sample of"), _("There are"), _("Looked at"), _("How drawn")]
        made += [*book.subheading(_("Samples")), *text_table(book, heads, rows, (0.34, 0.12, 0.12, 0.42))]
    return made


def _count(book: Book, number: int | None) -> str:
    return "–" if number is None else count_words(number, book.words)


def _owed(book: Book) -> Blocks:
    """What the client was asked for and has not handed over."""
    _, found = book.words.gettext, book.content.fieldwork.owed
    rows = [[own.number, own.title, own.state, ", ".join(own.criteria)] for own in found]
    heads = [_("Number"), _("Asked for"), _("State"), _("Criteria")]
    return text_table(book, heads, rows, (0.12, 0.34, 0.34, 0.2))


def people(book: Book) -> Blocks:
    """Who was met, by role; nobody's name."""
    _, found = book.words.gettext, book.content.fieldwork.people
    if not found:
        return []
    rows = [[own.role, str(own.people), str(own.activities), own.kinds] for own in found]
    heads = [_("Role"), _("People"), _("Activities"), _("Kinds")]
    return [
        *book.section("people", _("People by role"), met_words(found, book.words), new_page=False),
        *text_table(book, heads, rows, (0.36, 0.12, 0.14, 0.38)),
    ]


def programme(book: Book, framework: FrameworkContent, number: int) -> Blocks:
    """Every phase with its tasks; nothing where the audit did not follow the programme."""
    if not framework.programme:
        return []
    _ = book.words.gettext
    name = book.named(_("Programme: {framework}"), _("Programme"), framework.short_title)
    made = book.section(f"programme-{number}", name, framework.page_titles.programme)
    for place, phase in enumerate(framework.programme):
        made += book.part(f"programme-{number}-{place}", phase.title)
        about = " ".join(text for text in (phase.about, phase.leads_to and f"{phase.leads_to}.") if text)
        made += [*book.prose(about, "Report Quiet"), *_tasks(book, framework, phase)]
    return made


def _tasks(book: Book, framework: FrameworkContent, phase: PhaseEntry) -> Blocks:
    _ = book.words.gettext
    heads = book.heads(_("Task"), _("When"), _("Done on"))
    return book.table(heads, (_task(book, framework, task) for task in phase.tasks), (0.6, 0.22, 0.18))


def _task(book: Book, framework: FrameworkContent, task: TaskEntry) -> Row:
    _ = book.words.gettext
    kind = _("{kind}, added by this tool").format(kind=task.kind) if task.added else task.kind
    aside = _("{kind} · {people}").format(kind=kind, people=task.who) if task.who else kind
    what: Cell = [book.rich([book.plain(task.what, strong=True)]), book.line(aside, "Report Quiet")]
    what += book.prose(task.why, "Report Quiet")
    if task.deliverable:
        what += book.prose(_("Deliverable: {what}").format(what=task.deliverable), "Report Quiet")
    what += book.prose(task.note, "Report Said")
    if task.criteria and len(framework.criteria) > 1:
        links = (book.criterion_link(framework.id, criterion) for criterion in task.criteria)
        what.append(book.rich(book.listed(links)))
    done = book.rich([book.plain(task.done_on, strong=True)])
    if not task.done_on:
        done = book.line(_("left out") if task.left_out else _("not done"), "Report Quiet")
    return Row((what, book.prose(task.timing), [done]))
