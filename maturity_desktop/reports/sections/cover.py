"""The cover, and the client's profile."""

from __future__ import annotations

import gettext
from collections.abc import Sequence
from datetime import date
from typing import Literal

from maturity_desktop.domain.results import Results, facts_of
from maturity_desktop.reports.parts import Cover, Line
from maturity_desktop.reports.sections.channel_words import channel_name
from maturity_desktop.reports.sections.wording import day_words


def cover(
    results: Sequence[Results],
    made_on: date,
    title: str,
    status: Literal["draft", "final"],
    version: str,
    words: gettext.NullTranslations,
) -> Cover:
    """What the first page says."""
    _ = words.gettext
    audit = results[0].audit
    return Cover(
        title=title or _("Gap report"),
        client=audit.client.name,
        site=audit.client.sites,
        frameworks=tuple(Line(result.framework.title, result.framework.edition) for result in results),
        cut_off=day_words(audit.details.cut_off, words),
        made_on=day_words(made_on, words),
        assessor=audit.details.assessor,
        status=_("Final") if status == "final" else _("Draft"),
        version=version,
        sample=_("A sample with a fictional client") if audit.details.is_sample else "",
    )


def profile(results: Sequence[Results], words: gettext.NullTranslations) -> tuple[Line, ...]:
    """What the client said of itself; what was not asked is left out."""
    _ = words.gettext
    client = results[0].audit.client
    lines = [
        Line(_("Sector"), client.sector),
        Line(_("Sites"), client.sites),
        Line(_("Channels in scope"), _(", ").join(channel_name(own, words) for own in client.channels)),
        Line(_("Vision"), client.vision),
        Line(_("Objectives"), client.objectives),
        Line(_("Environment"), client.environment),
    ]
    for result in results:
        facts = facts_of(result.audit, result.framework)
        lines += [
            Line(fact.question, _("Yes") if facts[fact.id] else _("No")) for fact in result.framework.facts
        ]
    return tuple(line for line in dict.fromkeys(lines) if line.text.strip())
