"""Which groups' answers to a question stay untold, so that nobody can compute them from what is told.

What all people say is told, and what most groups say: the rest follows by subtraction. It gives no group away
where at least two groups with answers make it up, enough people together, and not all with one answer
(complementary suppression: Cox, Journal of the American Statistical Association 75 (1980), 377-385).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

Counts = Mapping[str, int]
"""How many gave each answer."""


def untold_groups(answers: Mapping[str, Counts], members: Counts, smallest: int) -> frozenset[str]:
    """The groups whose answers to one question are withheld; those of fewest `members` give way first."""
    given = {group: sum(own.values()) for group, own in answers.items()}
    untold = {group for group in answers if min(given[group], members[group]) < smallest}
    told = sorted(set(answers) - untold, key=lambda group: (members[group], group))
    for group in told:
        if _is_blurred([answers[own] for own in untold if given[own]], smallest):
            break
        untold.add(group)
    return frozenset(untold)


def _is_blurred(untold: list[Counts], smallest: int) -> bool:
    """Whether the sum of what is untold leaves every part of it open.

    One group alone never comes to so many: it is untold because it is smaller.
    """
    rest: Counter[str] = Counter()
    for own in untold:
        rest.update(own)
    kinds = sum(times > 0 for times in rest.values())
    return not untold or (rest.total() >= smallest and kinds > 1)
