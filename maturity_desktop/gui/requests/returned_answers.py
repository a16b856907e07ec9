"""What lists that came back say anew, in words for their review."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import gettext as _
from gettext import ngettext

from maturity_desktop.domain.request_answers import Difference, Fault, FileAnswers, Part, RowFault, usual
from maturity_desktop.gui.requests.request_words import about_requests
from maturity_desktop.gui.returned.rows import Review, ReviewGroup, ReviewRow
from maturity_desktop.gui.sentences import day_words
from maturity_desktop.gui.words import screen_words
from maturity_desktop.reports.sections.request_words import status_words


def found_in(answers: Sequence[FileAnswers]) -> tuple[Difference, ...]:
    """What all lists say, in the order of the rows of their review."""
    return tuple(own for told in answers for own in told.found)


def review_of(answers: Sequence[FileAnswers]) -> Review:
    """A review with a row for each difference; of several lists each is a group."""
    usuals = iter(usual(found_in(answers)))
    several = len(answers) > 1
    return Review(
        _title(answers),
        tuple(
            ReviewGroup(told.file if several else "", tuple(_row(own, next(usuals)) for own in told.found))
            for told in answers
        ),
        tuple(
            _("{file}: {words}").format(file=told.file, words=fault_words(own))
            if several
            else fault_words(own)
            for told in answers
            for own in told.faults
        ),
        ngettext(
            "The list says nothing that is not known.",
            "The lists say nothing that is not known.",
            len(answers),
        ),
    )


def _title(answers: Sequence[FileAnswers]) -> str:
    if len(answers) == 1:
        return _("Answers in {file}").format(file=answers[0].file)
    return ngettext("Answers in {count} file", "Answers in {count} files", len(answers)).format(
        count=len(answers)
    )


def _row(own: Difference, is_usual: bool) -> ReviewRow:
    field, now, told = _said(own)
    why = ""
    if own.part is Part.RECEIVED:
        why = _("What was handed over has to be seen: tick it once you have it.")
    elif not is_usual:
        why = _("Another of the lists says otherwise; that one is ticked.")
    return ReviewRow(about_requests([own.request]), field, now, told, why=why, is_usual=is_usual)


def _said(own: Difference) -> tuple[str, str, str]:
    """The field, what it says here and what came back."""
    request = own.request
    status = status_words(request.status, screen_words())
    match own.part:
        case Part.OWNER:
            return _("who has it"), request.owner, own.text
        case Part.PROMISED:
            before = day_words(request.promised_for) if request.promised_for is not None else ""
            return _("comes on"), before, day_words(own.day) if own.day is not None else ""
        case Part.RECEIVED:
            return _("answer"), status, _("handed over, says the client")
        case Part.REJECTED:
            return _("answer"), status, _("cannot be given: {words}").format(words=own.text)
        case Part.REMARK:
            return _("remark"), request.note, own.text


def fault_words(own: RowFault) -> str:
    """Why something of a row is not taken."""
    names = {"row": own.place, "number": own.number, "text": own.text, "wanted": own.wanted}
    match own.fault:
        case Fault.NO_NUMBER:
            words = _("Row {row}: there is no number beside “{text}”. Nothing of the row is taken.")
        case Fault.UNKNOWN:
            words = _("Row {row}: {number} was not in the list that was sent. Nothing of the row is taken.")
        case Fault.TWICE:
            words = _("Row {row}: {number} stands here for the second time. Nothing of the row is taken.")
        case Fault.OTHER_TITLE:
            words = _("Row {row}: {number} was “{wanted}” and is “{text}” now. Nothing of the row is taken.")
        case Fault.GONE:
            words = _("Row {row}: {number} is no longer asked for. Nothing of the row is taken.")
        case Fault.ODD_DAY:
            words = _("Row {row}: {number}: “{text}” is no day that can be told for certain.")
        case Fault.ODD_ANSWER:
            words = _("Row {row}: {number}: “{text}” is none of the answers.")
        case Fault.NO_DAY:
            words = _("Row {row}: {number} will come, and no day stands there.")
        case Fault.NO_REASON:
            words = _("Row {row}: {number} cannot be given, and no reason stands there.")
    return words.format(**names)
