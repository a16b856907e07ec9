"""Known names in texts: whole words, in capitals or not, a surname on its own too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from unicodedata import normalize

from maturity_desktop.reports.withheld import KnownName

SHORTEST_SURNAME = 4
"""Letters of a surname that is looked for on its own; shorter ones are words of their own too often."""
_AROUND = 40
"""Characters of the text before and after a name that are shown with it."""
_PARTICLES = frozenset(
    {"von", "van", "der", "den", "de", "da", "di", "do", "dos", "del", "della", "la", "le", "ten", "ter"}
    | {"zu", "zum", "zur", "af", "av", "al", "el", "bin", "ben"}
)
_WORD = re.compile(r"\w+")
_NAME_WORD = re.compile(r"[^\W\d_][\w'’.\-]*")


def looks_like_a_name(text: str, role_words: frozenset[str] = frozenset()) -> bool:
    """Whether words that may name a place or a role as well are written as a person's name is: two to four
    words, each with a capital, none of them a word of a role; of a script without capitals, few words.
    """
    found = text.split()
    if any(own.casefold() in role_words for own in found):
        return False
    if not 1 <= len(found) <= 4 or not all(_NAME_WORD.fullmatch(own) for own in found):
        return False
    if not any(own.isupper() or own.islower() for own in text):
        return len(text) <= 20
    bare = [own for own in found if own.casefold() not in _PARTICLES]
    return len(bare) >= 2 and all(own[0].isupper() and not own[1:].isupper() for own in bare)


def parts_of(text: str) -> list[str]:
    """What stands between commas and semicolons, each on its own."""
    return [part.strip() for part in text.replace(";", ",").split(",") if part.strip()]


def surname_of(name: str) -> str:
    """The part of a name that stands for a person on its own; empty where there is none."""
    found = _WORD.findall(name.split(",", maxsplit=1)[0])
    last = found[-1] if found else ""
    return last if len(found) > 1 or "," in name else ""


class NameSearch:
    """Finds the names of some persons; a text without the words of any is passed over fast."""

    def __init__(self, names: Sequence[KnownName]) -> None:
        self._by_word: dict[str, list[tuple[re.Pattern[str], KnownName]]] = {}
        self._unspaced: list[tuple[re.Pattern[str], KnownName]] = []
        for known in names:
            self._take(known.name, known)
        for known in names:  # after every whole name
            if len(surname := surname_of(known.name)) >= SHORTEST_SURNAME:
                self._take(surname, known)

    def _take(self, spelling: str, known: KnownName) -> None:
        plain = normalize("NFC", spelling)
        words = _WORD.findall(plain)
        if not words:
            return
        if plain.upper() == plain.lower():  # no capitals, and perhaps no spaces between words either
            self._unspaced.append((re.compile(re.escape(plain)), known))
            return
        pattern = re.compile(
            r"(?<!\w)" + r"\W+".join(map(re.escape, words)) + r"(?:['’]?s)?(?!\w)", re.IGNORECASE
        )
        first = words[0].lower()
        for word in (first, f"{first}s"):
            self._by_word.setdefault(word, []).append((pattern, known))

    def _candidates(self, text: str) -> Iterator[tuple[re.Pattern[str], KnownName]]:
        """What may be in a text: the names of which the first word is, those without spaces."""
        for word in dict.fromkeys(_WORD.findall(text.lower())) if self._by_word else ():
            yield from self._by_word.get(word, ())
        yield from self._unspaced

    def found_in(self, text: str) -> dict[str, str]:
        """The names that stand in a text, each with the words around its first place."""
        plain = normalize("NFC", text)
        found: dict[str, str] = {}
        for pattern, known in self._candidates(plain):
            if known.name not in found and (match := pattern.search(plain)):
                found[known.name] = _around(plain, *match.span())
        return found

    def without_names(self, text: str) -> str:
        """The text with what is known of each person in place of the name; the same one where it has none."""
        plain = normalize("NFC", text)
        candidates = sorted(self._candidates(plain), key=lambda own: -len(own[0].pattern))
        made = plain
        for pattern, known in candidates:
            made = pattern.sub(known.instead.replace("\\", r"\\"), made)
        return text if made == plain else made


def _around(text: str, start: int, end: int) -> str:
    """The words about a name, on one line, with an ellipsis where there are more."""
    low, high = max(0, start - _AROUND), min(len(text), end + _AROUND)
    told = " ".join(text[low:high].split())
    return ("…" if low else "") + told + ("…" if high < len(text) else "")
