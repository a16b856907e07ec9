"""Surveys: who answered, each question with its interval, and what groups say."""

from __future__ import annotations

from reportlab.platypus import Spacer

from maturity_desktop.reports.pdf.document import Heading
from maturity_desktop.reports.pdf.drawing import Chart
from maturity_desktop.reports.pdf.pages import Pages, Story
from maturity_desktop.reports.pdf.paragraphs import paragraph, prose
from maturity_desktop.reports.pdf.supported import WORDS_AND_CHART, bears_on, data_table
from maturity_desktop.reports.pdf.table import Cell, Row, Rows
from maturity_desktop.reports.supported import GroupedEntry, QuestionEntry, SurveyEntry


def surveys(pages: Pages) -> Story:
    """Every survey; nothing where there is none."""
    found = pages.content.supported
    if found is None or not found.surveys:
        return []
    _ = pages.content.words.gettext
    story = pages.section("surveys", _("Surveys"), found.surveys_title)
    about = _(
        "A bar is the share of the answers that count as good; the line across it is the interval in which "
        "the share of all who could have been asked lies with 95 % certainty. Below a bar stand all answers, "
        "from the lowest at the left to the best at the right. n is the number of answers."
    )
    story.append(paragraph(about, pages.styles.small_quiet))
    for place, survey in enumerate(found.surveys):
        story += _survey(pages, survey, f"survey-{place}")
    return story


def _survey(pages: Pages, survey: SurveyEntry, place: str) -> Story:
    _ = pages.content.words.gettext
    styles = pages.styles
    story: Story = [pages.part(place, survey.title, follows=170), _facts(pages, survey)]
    story += [part for sentence in survey.says for part in prose(sentence, styles.small)]
    if survey.finding:
        story += [Spacer(1, 4), *prose(survey.finding, styles.body)]
    story.append(data_table(pages, _("Answers"), [survey.data]))  # at the end it would be a page's only row
    rows = [_question(pages, own) for own in survey.questions]
    if rows:
        head: list[Cell] = [
            [paragraph(_("Question"), styles.small_quiet)],
            [paragraph(_("Answers"), styles.small_quiet)],
        ]
        story.append(Rows(head, rows, WORDS_AND_CHART, pages.look, pad=5))
    for grouped in survey.groups:
        story += _grouped(pages, grouped)
    return story


def _facts(pages: Pages, survey: SurveyEntry) -> Rows:
    """Who was asked, how many answered, side by side."""
    styles = pages.styles
    cells: tuple[Cell, ...] = tuple(
        [paragraph(fact.label, styles.small_quiet), paragraph(fact.text, styles.small_strong)]
        for fact in survey.facts
    )
    share = 1 / len(cells)
    return Rows((), [Row(cells, line="none")], (share,) * len(cells), pages.look)


def _question(pages: Pages, own: QuestionEntry) -> Row:
    _ = pages.content.words.gettext
    styles = pages.styles
    cell: Cell = [*prose(own.text, styles.small_strong)]
    if own.withheld:
        cell.append(paragraph(own.withheld, styles.small_attention))
    else:
        told = _("; ").join((*own.figures, own.counted))
        cell.append(paragraph(told, styles.small))
    if own.criteria:
        cell.append(bears_on(pages, own.criteria))
    charts: Cell = [Chart(own.chart, pages.look)] if own.chart is not None else []
    return Row((cell, charts), whole=True)


def _grouped(pages: Pages, grouped: GroupedEntry) -> Story:
    """The groups of one question, question by question."""
    _ = pages.content.words.gettext
    styles = pages.styles
    title = _("By group: {question}").format(question=grouped.title)
    head, rest = pages.heading_text(title)
    story: Story = [Heading([paragraph(head, styles.heading)], "", "", 0, follows=70, before=12), *rest]
    if grouped.withheld:
        story += prose(grouped.withheld, styles.small_quiet)
    rows = [
        Row(([*prose(text, styles.small)], [Chart(chart, pages.look)]), whole=True)
        for text, chart in grouped.charts
    ]
    if rows:
        story.append(Rows((), rows, WORDS_AND_CHART, pages.look, pad=4))
    return story if rows or grouped.withheld else []
