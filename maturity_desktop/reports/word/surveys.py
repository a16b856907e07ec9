"""Surveys: who answered, each question with its interval, and what groups say."""

from __future__ import annotations

from maturity_desktop.reports.supported import GroupedEntry, QuestionEntry, SurveyEntry
from maturity_desktop.reports.word.book import Blocks, Book, Cell
from maturity_desktop.reports.word.figures import WORDS_AND_CHART, bears_on, data_table
from maturity_desktop.reports.word.markup import Row


def surveys(book: Book) -> Blocks:
    """Every survey; nothing where there is none."""
    found = book.content.supported
    if found is None or not found.surveys:
        return []
    _ = book.words.gettext
    made = book.section("surveys", _("Surveys"), found.surveys_title)
    about = _(
        "A bar is the share of the answers that count as good; the line across it is the interval in which "
        "the share of all who could have been asked lies with 95 % certainty. Below a bar stand all answers, "
        "from the lowest at the left to the best at the right. n is the number of answers."
    )
    made.append(book.line(about, "Report Quiet"))
    for place, survey in enumerate(found.surveys):
        made += _survey(book, survey, f"survey-{place}")
    return made


def _survey(book: Book, survey: SurveyEntry, place: str) -> Blocks:
    _ = book.words.gettext
    facts: tuple[Cell, ...] = tuple(
        [book.line(own.label, "Report Quiet"), book.rich([book.plain(own.text, strong=True)])]
        for own in survey.facts
    )
    made = book.part(place, survey.title)
    made += book.table([], [Row(facts)], (1.0,) * len(facts)) if facts else []
    made += [part for sentence in survey.says for part in book.prose(sentence)]
    made += book.prose(survey.finding, "Body Text")
    heads = book.heads(_("Question"), _("Answers"))
    made += book.table(heads, (_question(book, own) for own in survey.questions), WORDS_AND_CHART)
    for grouped in survey.groups:
        made += _grouped(book, grouped)
    return made + data_table(book, _("Answers"), [survey.data])


def _question(book: Book, own: QuestionEntry) -> Row:
    _ = book.words.gettext
    cell: Cell = [book.rich([book.plain(own.text, strong=True)])]
    if own.withheld:
        cell.append(book.line(own.withheld, "Report Attention"))
    else:
        cell.append(book.line(_("; ").join((*own.figures, own.counted))))
    if own.criteria:
        cell.append(bears_on(book, own.criteria))
    return Row((cell, book.chart(own.chart, 0.6, captioned=False) if own.chart is not None else []))


def _grouped(book: Book, grouped: GroupedEntry) -> Blocks:
    """The groups of one question, question by question."""
    _ = book.words.gettext
    rows = (
        Row((book.prose(text), book.chart(chart, 0.6, captioned=False))) for text, chart in grouped.charts
    )
    made = [*book.prose(grouped.withheld, "Report Quiet"), *book.table([], rows, WORDS_AND_CHART)]
    return [*book.subheading(_("By group: {question}").format(question=grouped.title)), *made] if made else []
