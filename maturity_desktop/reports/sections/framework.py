"""One framework's part of a report."""

from __future__ import annotations

import gettext

from maturity_desktop.domain.results import Results
from maturity_desktop.reports.parts import FrameworkContent
from maturity_desktop.reports.sections.criteria import criteria, domains, gaps
from maturity_desktop.reports.sections.executive import executive, profile_title
from maturity_desktop.reports.sections.method import remarks, rules, scale


def framework(results: Results, words: gettext.NullTranslations) -> FrameworkContent:
    """Everything that a report says of one framework."""
    source, whole = results.framework, results.whole
    profile = results.audit.details.target_profile
    return FrameworkContent(
        id=source.id,
        title=source.title,
        short_title=source.short_title,
        edition=source.edition,
        owner=source.owner,
        about=source.about,
        floor=source.floor,
        top=source.top,
        level=whole.level,
        rated=whole.rated,
        applicable=whole.applicable,
        provisional=whole.provisional,
        profile=profile_title(results),
        profile_note=next((entry.note for entry in source.targets if entry.id == profile), ""),
        scale=scale(results, words),
        rules=rules(results, words),
        remarks=remarks(results),
        executive=executive(results, words),
        domains=domains(results),
        criteria=criteria(results, words),
        gaps=gaps(results),
    )
