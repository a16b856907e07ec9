"""The sections of a guide while an activity is held, with how far each is."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import gettext as _
from itertools import pairwise

from maturity_desktop.gui.activities.hearing_card import Card
from maturity_desktop.gui.models.rows import Row


def section_rows(
    cards: Sequence[Card], starts: Sequence[int], said: Sequence[bool]
) -> tuple[list[Row], list[str]]:
    """Rows for the list, words for the box; sections begin at `starts`, `said` tells it of each card."""
    title, told = _("{id} {title}"), _("{done} of {total}")
    both, both_if_time = _("{section} · {done}"), _("If there is time: {section} · {done}")
    rows: list[Row] = []
    choices: list[str] = []
    for place, (start, end) in enumerate(pairwise((*starts, len(cards)))):
        card = cards[start]
        criterion = card.section.criterion
        detail = told.format(done=sum(said[start:end]), total=end - start)
        row = Row(title.format(id=criterion.id, title=criterion.title), detail=detail, goal=place)
        if card.if_time and len(rows) == place:
            rows.append(Row(_("If there is time"), heading=True))
        rows.append(row)
        words = both_if_time if card.if_time else both
        choices.append(words.format(section=row.text, done=row.detail))
    return rows, choices
