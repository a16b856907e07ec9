"""Which groups' answers to a question stay untold, so that nobody can compute them from what is told.

What all people say is told, and what most groups say: the rest follows by subtraction. It gives no group away
where at least two groups with answers make it up, enough people together, and not all with one answer
(complementary suppression: Cox, Journal of the American Statistical Association 75 (1980), 377-385). Nor may
groups of another kind come so near that a few people are the difference: see survey_crossing.

Two things are told all the same. Where everybody gave one answer, the whole says what each group said: that
nobody differs is what a survey is asked for. And groups of three kinds at once are not held together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations

from maturity_desktop.domain.survey_crossing import Edges, Node, light_side

Counts = Mapping[str, int]
"""How many gave each answer."""
NOBODY: frozenset[str] = frozenset()


def untold_across(
    groupings: Mapping[str, Sequence[str]], given: Sequence[str], smallest: int
) -> dict[str, frozenset[str]]:
    """The groups of each kind whose answers to one question are withheld.

    `groupings` has each person's group by the question that tells it, `given` each person's answer, both in
    the order of the people; an empty answer is none.
    """
    members = {by: Counter(groups) for by, groups in groupings.items()}
    answers = {by: _answers(groups, given) for by, groups in groupings.items()}
    untold = {by: untold_groups(answers[by], members[by], smallest) for by in groupings}
    pairs = list(combinations(groupings, 2))
    while (found := _given_away(pairs, groupings, given, untold, members, smallest)) is not None:
        by, group = found
        untold[by] = untold_groups(answers[by], members[by], smallest, untold[by] | {group})
    return untold


def _answers(groups: Sequence[str], given: Sequence[str]) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = {group: Counter() for group in groups}
    for (group, answer), times in Counter(zip(groups, given, strict=True)).items():
        if answer:
            found[group][answer] += times
    return found


def _given_away(
    pairs: Sequence[tuple[str, str]],
    groupings: Mapping[str, Sequence[str]],
    given: Sequence[str],
    untold: Mapping[str, frozenset[str]],
    members: Mapping[str, Counts],
    smallest: int,
) -> tuple[str, str] | None:
    """The smallest told group of those that leave few people as the difference; None where none do."""
    for one, other in pairs:
        edges = _crossing(one, other, groupings, given, untold)
        side = light_side(edges, smallest)
        for nodes in (side, frozenset(node for edge in edges for node in edge) - side) if side else ():
            told = [(members[by][group], by, group) for by, group in nodes if group is not None]
            if told:
                _members, by, group = min(told)
                return by, group
    return None


def _crossing(
    one: str,
    other: str,
    groupings: Mapping[str, Sequence[str]],
    given: Sequence[str],
    untold: Mapping[str, frozenset[str]],
) -> Edges:
    """How many people with an answer are in a group of one kind and in a group of the other."""
    people = zip(groupings[one], groupings[other], given, strict=True)
    edges: Counter[tuple[Node, Node]] = Counter()
    for (first, second), times in Counter((own, its) for own, its, answer in people if answer).items():
        edges[
            (one, None if first in untold[one] else first),
            (other, None if second in untold[other] else second),
        ] += times
    return edges


def untold_groups(
    answers: Mapping[str, Counts], members: Counts, smallest: int, already: frozenset[str] = NOBODY
) -> frozenset[str]:
    """The groups of one kind that are withheld; those of fewest `members` give way first.

    `already` are some that are withheld for another reason.
    """
    given = {group: sum(own.values()) for group, own in answers.items()}
    untold = {group for group in answers if min(given[group], members[group]) < smallest} | already
    told = sorted(set(answers) - untold, key=lambda group: (members[group], group))
    for group in told:
        if _is_blurred([answers[own] for own in untold if given[own]], smallest):
            break
        untold.add(group)
    return frozenset(untold)


def _is_blurred(untold: list[Counts], smallest: int) -> bool:
    """Whether the sum of what is untold leaves every part of it open."""
    rest: Counter[str] = Counter()
    for own in untold:
        rest.update(own)
    kinds = sum(times > 0 for times in rest.values())
    return not untold or (len(untold) > 1 and rest.total() >= smallest and kinds > 1)
