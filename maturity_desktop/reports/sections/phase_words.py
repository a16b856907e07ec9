"""What a phase of a programme is called, once it may take another time than its framework plans for it."""

from __future__ import annotations

from gettext import NullTranslations

from maturity_desktop.domain.phases import Phase
from maturity_desktop.domain.schedule import ScheduledPhase
from maturity_desktop.domain.weeks import without_week


def bare_phase_title(phase: Phase) -> str:
    """The title without the week that it may begin with, which is the framework's own plan."""
    rest = without_week(phase.title)
    return rest[:1].upper() + rest[1:] if rest else phase.title


def phase_title(own: ScheduledPhase, words: NullTranslations) -> str:
    """The title with the weeks in which the phase really lies, where its own title speaks of a week."""
    rest = without_week(own.phase.title)
    if not rest:
        return own.phase.title
    if own.weeks is None or own.weeks[0] < 1:
        return bare_phase_title(own.phase)
    first, last = own.weeks
    if first == last:
        return words.gettext("Week {week}: {phase}").format(week=first, phase=rest)
    return words.gettext("Weeks {first}–{last}: {phase}").format(first=first, last=last, phase=rest)
