"""The words round the first place of what was looked for, where that is near the beginning of a long text.

FTS5's own snippet() weighs every place against every other: a word that stands in a text a thousand times
takes it many milliseconds for each text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

BEGINNING = 4_000
"""Letters of a text that are looked through."""
BEFORE, LONGEST = 30, 140
CUT = "…"


class _Folding(dict[int, str]):
    """Letters as the index has them, small and bare; one for each, so that places stay what they are."""

    def __missing__(self, code: int) -> str:
        bare = unicodedata.normalize("NFD", chr(code))[0].lower()
        self[code] = bare if len(bare) == 1 else chr(code)
        return self[code]


_FOLDING = _Folding()


def words_round(text: str, terms: Iterable[str]) -> str | None:
    """A line of the text round the first of the terms; None where none begins a word in its beginning."""
    beginning = text[:BEGINNING]
    wanted = "|".join(re.escape(term.translate(_FOLDING)) for term in terms)
    found = re.search(rf"(?<![^\W_])(?:{wanted})", beginning.translate(_FOLDING))
    if found is None:
        return None
    start = max(found.start() - BEFORE, 0)
    if start:
        start = max(beginning.rfind(" ", 0, start), 0)
    cut = text[start : start + LONGEST]
    words = " ".join(cut.split())
    return (CUT if start else "") + words + (CUT if start + LONGEST < len(text) else "")
