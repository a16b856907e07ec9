"""What hangs on an action, a line for each thing."""

from __future__ import annotations

from collections.abc import Mapping
from gettext import gettext as _

from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.improvement_records import ActionCheckpoint
from maturity_desktop.domain.roadmap import Roadmap, Standing
from maturity_desktop.gui.sentences import day_words
from maturity_desktop.gui.words import screen_words
from maturity_desktop.reports.sections.roadmap_words import (
    clash_words,
    standing_words,
    weight_words,
    when_words,
)


def story(own: Standing) -> str:
    """Number, state, days and weight in a line."""
    words = screen_words()
    told = (own.action.label, standing_words(own, words), when_words(own, words), weight_words(own, words))
    return _(" · ").join(part for part in told if part)


def clash_lines(own: Standing, roadmap: Roadmap) -> str:
    """What does not go together with this action, and its day with its wave."""
    words, action = screen_words(), own.action
    found = (clash for clash in roadmap.clashes if action.id in (clash.action.id, clash.first.id))
    told = [clash_words(clash, words) for clash in found]
    if own.is_due_before_wave and own.wave is not None:
        said = _("{action} is due before the wave “{wave}” begins.")
        told.append(said.format(action=action.label, wave=own.wave.title))
    return "\n".join(told)


def closed_lines(own: Standing, frameworks: Mapping[str, Framework]) -> str:
    """Every checkpoint that it closes."""
    several = len(frameworks) > 1
    return "\n".join(_closed(one, frameworks, several) for one in own.closes)


def _closed(one: ActionCheckpoint, frameworks: Mapping[str, Framework], several: bool) -> str:
    framework = frameworks.get(one.framework)
    home = framework.criterion_of_checkpoint.get(one.checkpoint) if framework else None
    points = home.checkpoints if home is not None else ()
    text = next((point.text for point in points if point.id == one.checkpoint), "")
    words = _("{model} {id} {text}") if several else _("{id} {text}")
    model = framework.short_title if framework else one.framework
    return words.format(model=model, id=one.checkpoint, text=text).strip()


def finding_lines(own: Standing) -> str:
    """Every finding that it answers."""
    words = _("{label} {title}")
    return "\n".join(words.format(label=one.label, title=one.title) for one in own.findings)


def first_lines(own: Standing) -> str:
    """Every action that comes before it."""
    words = _("{label} {title}")
    return "\n".join(words.format(label=one.label, title=one.title) for one in own.firsts)


def evidence_lines(own: Standing) -> str:
    """Every item that shows that it was carried out."""
    words = _("{label} {title}")
    return "\n".join(words.format(label=one.label, title=one.title) for one in own.evidence)


def note_lines(own: Standing) -> str:
    """What was noted, the latest first."""
    words = _("{day}, {who}: {text}")
    return "\n".join(
        words.format(day=day_words(one.noted_on), who=one.noted_by, text=one.text) for one in own.notes
    )
