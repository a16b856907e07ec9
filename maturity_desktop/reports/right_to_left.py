"""Arabic letters joined and right-to-left text put in the order in which it is drawn.

The order follows the Unicode Bidirectional Algorithm (UAX #9, rules W1 to W7, N1 to L2). Brackets are plain
neutrals (no N0); embeddings and isolates do not occur, because text.visible spells them out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Sequence
from functools import cache
from itertools import groupby

_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_ARABIC = re.compile("[\u0620-\u06ff]")
_JOINER = "\u200d"
_LAM = "\u0644"
_MIRRORED = dict(zip("()[]{}<>«»‹›≤≥", ")(][}{><»«›‹≥≤", strict=True))


def has_right_to_left(text: str) -> bool:
    """Whether any letter of the text runs from right to left."""
    return _RIGHT_TO_LEFT.search(text) is not None


def runs_right_to_left(text: str) -> bool:
    """Whether the first letter of the text that has a direction runs from right to left (P2, P3)."""
    if not has_right_to_left(text):
        return False
    first = next((c for c in map(unicodedata.bidirectional, text) if c in ("L", "R", "AL")), "L")
    return first != "L"


@cache
def _forms() -> dict[str, dict[str, str]]:
    """The positional forms of each Arabic letter and of lam with alef, from their decompositions."""
    forms: dict[str, dict[str, str]] = {}
    for code in (*range(0xFB50, 0xFC00), *range(0xFE80, 0xFEFD)):
        tag, _, letters = unicodedata.decomposition(chr(code)).partition(" ")
        if tag in ("<isolated>", "<initial>", "<medial>", "<final>"):
            letter = "".join(chr(int(part, 16)) for part in letters.split())
            forms.setdefault(letter, {}).setdefault(tag.strip("<>"), chr(code))
    return forms


def joined(text: str, drawable: Container[int]) -> str:
    """The text with its Arabic letters in the forms that their neighbours ask for, if drawable."""
    if _ARABIC.search(text) is None:
        return text
    letters = _with_ligatures(text, drawable)
    return "".join(_form(letters, place, drawable) for place in range(len(letters)))


def _with_ligatures(text: str, drawable: Container[int]) -> list[str]:
    letters: list[str] = []
    for character in text:
        pair = letters[-1] + character if letters and letters[-1] == _LAM else ""
        forms = _forms().get(pair, {})
        if forms and all(ord(form) in drawable for form in forms.values()):
            letters[-1] = pair
        else:
            letters.append(character)
    return letters


def _form(letters: Sequence[str], place: int, drawable: Container[int]) -> str:
    letter = letters[place]
    forms = _forms().get(letter)
    if forms is None:
        return letter
    before = "final" in forms and _joins(letters, place, -1, "initial")
    after = "initial" in forms and _joins(letters, place, 1, "final")
    position = {(True, True): "medial", (True, False): "final", (False, True): "initial"}.get((before, after))
    form = forms.get(position or "isolated", letter)
    return form if ord(form[0]) in drawable else letter


def _joins(letters: Sequence[str], place: int, step: int, wanted: str) -> bool:
    """Whether the neighbour on one side, marks passed over, joins towards this letter."""
    place += step
    while 0 <= place < len(letters):
        neighbour = letters[place]
        if neighbour in (_JOINER, "\u0640"):
            return True
        if unicodedata.category(neighbour[0]) != "Mn":
            return wanted in _forms().get(neighbour, {})
        place += step
    return False


def drawing_order(text: str, right_to_left: bool) -> list[int]:
    """The places of a line's characters from left to right; `right_to_left` is the paragraph's direction.

    Marks come before their letters in right-to-left text: the fonts draw them there without any width.
    """
    base = 1 if right_to_left else 0
    levels = _levels(text, base)
    order = list(range(len(text)))
    for level in range(max(levels, default=0), 0, -1):
        start = 0
        for inside, run in groupby(order, key=lambda place: levels[place] >= level):
            length = len(list(run))
            if inside:
                order[start : start + length] = reversed(order[start : start + length])
            start += length
    return order


def mirrored(character: str) -> str:
    """The character as it is drawn within right-to-left text: brackets turn round (L4)."""
    return _MIRRORED.get(character, character)


def mirrors(text: str, right_to_left: bool) -> list[bool]:
    """Which characters of a line stand within right-to-left text."""
    return [level % 2 == 1 for level in _levels(text, 1 if right_to_left else 0)]


def _levels(text: str, base: int) -> list[int]:
    """The embedding level of each character of one line."""
    kinds = [unicodedata.bidirectional(character) or "L" for character in text]
    start = "R" if base else "L"
    _weak(kinds, start)
    _neutral(kinds, start)
    levels = []
    for kind in kinds:
        if base == 0:
            levels.append({"R": 1, "AN": 2, "EN": 2}.get(kind, 0))
        else:
            levels.append({"L": 2, "AN": 2, "EN": 2}.get(kind, 1))
    end = len(text)
    while end and text[end - 1].isspace():
        end -= 1
        levels[end] = base
    return levels


def _weak(kinds: list[str], start: str) -> None:
    """Rules W1 to W7, in place."""
    previous, strong = start, start
    for place, kind in enumerate(kinds):
        if kind in ("NSM", "BN"):
            kinds[place] = kind = previous
        if kind in ("L", "R", "AL"):
            strong = kind
        elif kind == "EN" and strong == "AL":
            kinds[place] = "AN"
        previous = kinds[place]
    kinds[:] = ["R" if kind == "AL" else kind for kind in kinds]
    for place in range(1, len(kinds) - 1):
        before, kind, after = kinds[place - 1 : place + 2]
        if before == after and (
            (kind in ("ES", "CS") and before == "EN") or (kind == "CS" and before == "AN")
        ):
            kinds[place] = before
    _terminators(kinds)
    strong = start
    for place, kind in enumerate(kinds):
        if kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[place] = "L"


def _terminators(kinds: list[str]) -> None:
    """Rules W5 and W6: signs beside a number belong to it, other separators are neutral."""
    start = 0
    for kind, run in groupby(list(kinds)):
        end = start + len(list(run))
        if kind == "ET" and "EN" in (
            kinds[start - 1] if start else "",
            kinds[end] if end < len(kinds) else "",
        ):
            kinds[start:end] = ["EN"] * (end - start)
        elif kind in ("ET", "ES", "CS"):
            kinds[start:end] = ["ON"] * (end - start)
        start = end


def _neutral(kinds: list[str], base: str) -> None:
    """Rules N1 and N2: neutrals take the direction that both sides share, else the paragraph's."""
    strong = {"L": "L", "R": "R", "EN": "R", "AN": "R"}
    start = 0
    for neutral, run in groupby(list(kinds), key=lambda kind: kind not in strong):
        end = start + len(list(run))
        if neutral:
            before = strong[kinds[start - 1]] if start else base
            after = strong[kinds[end]] if end < len(kinds) else base
            kinds[start:end] = [before if before == after else base] * (end - start)
        start = end
