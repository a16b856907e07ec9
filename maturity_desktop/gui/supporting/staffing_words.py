"""What the what-if of staffing says: the answer in a sentence, and as a text to copy."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import NullTranslations, ngettext
from gettext import gettext as _

from maturity_desktop.domain.staffing import Demand, Staffing, StaffingOption
from maturity_desktop.domain.statistics import Undefined
from maturity_desktop.reports.sections.wording import number, short_number


def assumed_words() -> str:
    """What Erlang C takes for granted."""
    return _(
        "Erlang C takes it that contacts come by chance into one queue, that every agent can do all of them, "
        "and that nobody gives up waiting. Where callers give up, real queues do a little better; where "
        "skills differ, worse."
    )


def why_not_words(why_not: Undefined | None) -> str:
    """Why there is no number of agents."""
    if why_not is Undefined.NOTHING_COUNTED:
        return _("Without contacts nobody is needed.")
    if why_not is Undefined.OUT_OF_REACH:
        return _("No number of agents does this: somebody may always have to wait.")
    return _("These figures cannot be: shares lie between 0 and 100 %, times and contacts above nought.")


def answer_words(demand: Demand, found: Staffing, words: NullTranslations) -> str:
    """The answer as a sentence."""
    agents = ngettext(
        "{count} agent has to be there", "{count} agents have to be there", found.agents
    ).format(count=found.agents)
    told = _(
        "{agents} for {contacts} contacts in {minutes} min of {handling} s each, so that {share} % are "
        "answered in {within} s; {scheduled} on the schedule at {shrinkage} % shrinkage."
    )
    if not demand.shrinkage:
        told = _(
            "{agents} for {contacts} contacts in {minutes} min of {handling} s each, so that {share} % are "
            "answered in {within} s."
        )
    return told.format(
        agents=agents,
        contacts=short_number(demand.contacts, words),
        minutes=short_number(demand.period / 60, words),
        handling=short_number(demand.handling, words),
        share=short_number(100 * demand.service_level, words),
        within=short_number(demand.within, words),
        scheduled=found.on_schedule,
        shrinkage=short_number(100 * demand.shrinkage, words),
    )


def heads() -> tuple[str, ...]:
    """What the columns of the table say."""
    return (
        _("Agents"), _("On the schedule"), _("Answered in time"), _("Speed of answer"), _("Occupancy"),
        _("Reaches it"),
    )  # fmt: skip


def option_cells(option: StaffingOption, words: NullTranslations) -> tuple[str, ...]:
    """What becomes of the contacts with so many agents."""
    own, reached = option.queue, _("yes") if option.reaches else _("no")
    lead = str(option.agents), str(option.on_schedule)
    if own is None:
        return (*lead, _("the queue grows without end"), "–", "–", reached)
    return (
        *lead,
        _("{value} %").format(value=number(100 * own.service_level, 1, words)),
        _("{value} s").format(value=number(own.speed_of_answer, 1, words)),
        _("{value} %").format(value=number(100 * own.occupancy, 1, words)),
        reached,
    )


def as_text(answer: str, options: Sequence[StaffingOption], words: NullTranslations) -> str:
    """All of it as text that a sheet takes as a table."""
    lines = ["\t".join(heads()), *("\t".join(option_cells(own, words)) for own in options)]
    return "\n".join((answer, "", *lines, "", assumed_words()))
