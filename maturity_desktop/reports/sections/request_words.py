"""Requests to the client in words."""

from __future__ import annotations

from gettext import NullTranslations

from maturity_desktop.domain.plan_records import RequestStatus


def status_words(status: RequestStatus, words: NullTranslations) -> str:
    """How far a request is."""
    _ = words.gettext
    match status:
        case RequestStatus.DRAFT:
            return _("not asked yet")
        case RequestStatus.ASKED:
            return _("asked")
        case RequestStatus.PROMISED:
            return _("promised")
        case RequestStatus.RECEIVED:
            return _("received")
        case RequestStatus.REJECTED:
            return _("rejected")


def answer_words(status: RequestStatus, words: NullTranslations) -> str:
    """What a client answers to a request; one of domain.request_answers.ANSWERS."""
    _ = words.gettext
    match status:
        case RequestStatus.RECEIVED:
            return _("handed over")
        case RequestStatus.REJECTED:
            return _("cannot be given")
        case _:
            return _("will come")


def late_words(days: int, words: NullTranslations) -> str:
    """For how long a thing is overdue; empty where it is not."""
    if not days:
        return ""
    return words.ngettext("{count} day late", "{count} days late", days).format(count=days)
