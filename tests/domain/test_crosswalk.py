"""What counterparts in other models offer a criterion, and what of it is taken over."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from maturity_desktop.domain.audit import AGREED, Audit, Change, Evidence, FrameworkUse, Link, Note
from maturity_desktop.domain.changes import Place
from maturity_desktop.domain.crosswalk import (
    QUOTE,
    Crosswalk,
    End,
    Offer,
    Pair,
    Strength,
    offers,
    own_words,
    take_over,
    with_quote,
)
from maturity_desktop.domain.framework import Criterion, EvidenceKind, Framework
from maturity_desktop.domain.record import Record
from tests.builders import audit, criterion, framework

DAY = date(2025, 11, 3)
MATRIX = replace(framework({"1": [criterion((2, 2), "1.01"), criterion((1, 1), "1.02")]}), id="matrix")
STAGED = replace(framework({"P": [criterion((3, 2, 2), "P")]}), id="staged")
FRAMEWORKS = {"matrix": MATRIX, "staged": STAGED}
HERE = Place("a1", "matrix", AGREED)
WHOLE = End("matrix", "1.01")


def pair(one: End, other: End, strength: Strength = Strength.STRONG, reason: str = "Both ask.") -> Pair:
    return Pair(one, other, strength, reason)


def made(*records: Record) -> Audit:
    """An audit of both models with three items of evidence."""
    items = [Evidence("c1", f"e{n}", n, f"Item {n}", EvidenceKind.DATA, DAY, DAY) for n in (1, 2, 3)]
    uses = [FrameworkUse("a1", name, "0" * 64, place) for place, name in enumerate(FRAMEWORKS)]
    return audit({}, *uses, *items, *records)


def used(item: int, framework: str, criterion: str, checkpoint: str = "", against: bool = False) -> Link:
    return Link("a1", f"e{item}", framework, criterion, checkpoint, against)


def only_offer(found: Audit, *pairs: Pair, frameworks: dict[str, Framework] = FRAMEWORKS) -> Offer:
    (offer,) = offers(found, frameworks, Crosswalk("", pairs), HERE, "1.01")
    return offer


def with_signs(model: Framework) -> Framework:
    """The model with level 1 as its floor, where all checkpoints are signs."""

    def changed(own: Criterion) -> Criterion:
        first = own.levels[0]
        signs = tuple(replace(point, sign=True) for point in first.checkpoints)
        return replace(own, levels=(replace(first, checkpoints=signs), *own.levels[1:]))

    domains = tuple(
        replace(domain, criteria=tuple(changed(own) for own in domain.criteria)) for domain in model.domains
    )
    return replace(model, scoring=replace(model.scoring, floor=1), domains=domains)


def labels(offer: Offer) -> list[str]:
    return [item.label for item in offer.items]


class TestPairs:
    def test_a_pair_is_seen_from_both_ends(self) -> None:
        crosswalk = Crosswalk("", (pair(WHOLE, End("staged", "P")),))
        (seen,) = crosswalk.counterparts("staged", "P")
        assert (seen.here, seen.there) == (End("staged", "P"), WHOLE)
        (seen,) = crosswalk.counterparts("matrix", "1.01")
        assert (seen.here, seen.there) == (WHOLE, End("staged", "P"))

    def test_the_strongest_counterparts_come_first_and_else_the_file_s_order(self) -> None:
        others = [End("a", "1"), End("b", "2"), End("c", "3"), End("d", "4")]
        strengths = [Strength.WEAK, Strength.STRONG, Strength.PARTIAL, Strength.STRONG]
        crosswalk = Crosswalk(
            "", tuple(pair(WHOLE, end, how) for end, how in zip(others, strengths, strict=True))
        )
        seen = [counterpart.there.framework for counterpart in crosswalk.counterparts("matrix", "1.01")]
        assert seen == ["b", "d", "c", "a"]

    def test_an_own_pair_of_the_same_ends_takes_the_place_of_the_shipped_one(self) -> None:
        shipped = Crosswalk("Shipped.", (pair(WHOLE, End("staged", "P")), pair(WHOLE, End("x", "1"))))
        own = Crosswalk("Own.", (pair(End("staged", "P"), WHOLE, Strength.WEAK, "Hardly."),))
        joined = shipped.joined(own)
        assert joined.about == "Shipped."
        assert [(entry.strength, entry.reason) for entry in joined.pairs] == [
            (Strength.STRONG, "Both ask."),
            (Strength.WEAK, "Hardly."),
        ]
        assert Crosswalk().joined(own) == own

    def test_pairs_whose_ends_an_edition_lacks_are_left_out(self) -> None:
        kept = pair(WHOLE, End("staged", "P", levels=(2, 9)))
        lost = [
            pair(WHOLE, End("elsewhere", "P")),
            pair(WHOLE, End("staged", "gone")),
            pair(End("matrix", "9.99"), End("staged", "P")),
            pair(WHOLE, End("staged", "P", levels=(9,))),
            pair(WHOLE, End("staged", "P", checkpoints=("P-9z",))),
        ]
        crosswalk = Crosswalk("", (*lost[:2], kept, *lost[2:]))
        assert crosswalk.among(FRAMEWORKS).pairs == (kept,)


class TestEnds:
    def test_an_end_is_its_criterion_or_what_it_is_narrowed_to(self) -> None:
        (staged,) = STAGED.criteria

        def within(end: End) -> list[str]:
            return [checkpoint.id for checkpoint in end.within(staged)]

        assert len(within(End("staged", "P"))) == 7
        assert within(End("staged", "P", levels=(2,))) == ["P-2a", "P-2b"]
        assert within(End("staged", "P", checkpoints=("P-3a", "P-1b"))) == ["P-1b", "P-3a"]

    def test_the_theme_is_named_where_the_end_is_the_whole_of_it(self) -> None:
        (staged,) = STAGED.criteria
        themed = replace(
            staged,
            levels=tuple(
                replace(
                    level,
                    checkpoints=tuple(
                        replace(point, theme="escalation" if point.id.endswith("a") else "")
                        for point in level.checkpoints
                    ),
                )
                for level in staged.levels
            ),
        )

        def theme(*checkpoints: str, levels: tuple[int, ...] = ()) -> str:
            return End("staged", "P", levels, checkpoints).theme(themed)

        assert theme("P-1a", "P-2a", "P-3a") == "escalation"
        assert theme("P-1a", "P-2a") == ""
        assert theme("P-1a", "P-2a", "P-3a", "P-3b") == ""
        assert theme("P-1b") == ""
        assert theme(levels=(1,)) == ""
        assert theme() == ""


class TestOffers:
    def test_evidence_there_and_not_here_is_offered_once_and_by_number(self) -> None:
        found = made(
            used(3, "staged", "P", "P-2a"),
            used(3, "staged", "P"),
            used(1, "staged", "P", "P-1a"),
            used(2, "staged", "P"),
            used(2, "matrix", "1.01", "1.01-1a"),
        )
        offer = only_offer(found, pair(WHOLE, End("staged", "P")))
        assert labels(offer) == ["EV-001", "EV-003"]
        assert offer.checkpoints == ()

    def test_a_counterpart_with_nothing_to_offer_is_named_all_the_same(self) -> None:
        offer = only_offer(made(), pair(WHOLE, End("staged", "P")))
        assert offer.is_empty
        assert offer.counterpart.there == End("staged", "P")

    def test_only_what_is_used_at_the_named_levels_there_is_offered(self) -> None:
        found = made(used(1, "staged", "P", "P-1a"), used(2, "staged", "P", "P-2b"), used(3, "staged", "P"))
        offer = only_offer(found, pair(WHOLE, End("staged", "P", levels=(2, 3))))
        assert labels(offer) == ["EV-002"]

    def test_what_is_said_at_a_whole_criterion_is_offered_where_the_model_has_several(self) -> None:
        """Of a model with one criterion it may be about anything: only what is used at the named part is."""
        narrow = pair(End("matrix", "1.01", levels=(1,)), End("staged", "P", levels=(2,)))
        found = made(
            used(1, "matrix", "1.01"),
            used(2, "matrix", "1.01", "1.01-1a"),
            used(3, "matrix", "1.01", "1.01-2a"),
            Note("a1", "matrix", AGREED, "1.01", "Seen at noon."),
        )
        (offer,) = offers(found, FRAMEWORKS, Crosswalk("", (narrow,)), replace(HERE, framework="staged"), "P")
        assert (labels(offer), offer.note) == (["EV-001", "EV-002"], "Seen at noon.")

    def test_only_what_is_used_at_the_named_checkpoints_there_is_offered(self) -> None:
        found = made(used(1, "staged", "P", "P-2a"), used(2, "staged", "P", "P-2b"))
        offer = only_offer(found, pair(WHOLE, End("staged", "P", checkpoints=("P-2b",))))
        assert labels(offer) == ["EV-002"]

    def test_at_a_narrow_end_here_what_is_used_elsewhere_in_the_criterion_is_still_offered(self) -> None:
        here = End("matrix", "1.01", levels=(2,))
        found = made(
            *(used(item, "staged", "P") for item in (1, 2, 3)),
            used(1, "matrix", "1.01", "1.01-1a"),
            used(2, "matrix", "1.01", "1.01-2b"),
            used(3, "matrix", "1.01"),
        )
        offer = only_offer(found, pair(here, End("staged", "P")))
        assert labels(offer) == ["EV-001"]
        assert offer.checkpoints == ("1.01-2a", "1.01-2b")

    def test_what_is_no_longer_in_the_register_is_not_offered(self) -> None:
        found = made(used(1, "staged", "P"), used(2, "staged", "P"))
        gone = found.get(Evidence, "c1", "e1")
        left = found.with_changes([Change(gone, None)])
        assert labels(only_offer(left, pair(WHOLE, End("staged", "P")))) == ["EV-002"]

    def test_a_pair_within_another_edition_s_criteria_offers_nothing(self) -> None:
        without = {**FRAMEWORKS, "staged": replace(STAGED, domains=())}
        crosswalk = Crosswalk("", (pair(WHOLE, End("staged", "P")),))
        assert offers(made(used(1, "staged", "P")), without, crosswalk, HERE, "1.01") == ()


class TestNotes:
    def note(self, framework: str, criterion: str, text: str) -> Note:
        return Note("a1", framework, AGREED, criterion, text)

    def test_a_note_on_a_whole_criterion_is_offered(self) -> None:
        found = made(self.note("staged", "P", "Seen at noon."))
        assert only_offer(found, pair(WHOLE, End("staged", "P"))).note == "Seen at noon."

    def test_a_note_on_a_criterion_of_which_the_pair_names_a_part_is_not(self) -> None:
        found = made(self.note("staged", "P", "Seen at noon."))
        assert only_offer(found, pair(WHOLE, End("staged", "P", levels=(2,)))).note == ""

    def test_what_stands_here_already_is_not_offered_again(self) -> None:
        taken = with_quote("My own.", "From the other: “Seen at noon.\n\nAnd later.”")
        found = made(
            self.note("staged", "P", "Seen at noon.\n\nAnd later."), self.note("matrix", "1.01", taken)
        )
        assert only_offer(found, pair(WHOLE, End("staged", "P"))).note == ""

    def test_what_was_taken_over_is_not_offered_back(self) -> None:
        there = with_quote("Theirs.", "From here: “Ours.\n\nTwo paragraphs.”")
        found = made(self.note("staged", "P", there), self.note("matrix", "1.01", "Ours.\n\nTwo paragraphs."))
        assert only_offer(found, pair(WHOLE, End("staged", "P"))).note == "Theirs."

    def test_a_quote_stands_in_a_paragraph_of_its_own(self) -> None:
        assert with_quote("", "Q") == f"{QUOTE} Q"
        assert with_quote("Mine.\n", " Q\n\nR ") == f"Mine.\n\n{QUOTE} Q\nR"

    @given(st.text(), st.text())
    def test_a_quote_adds_nothing_to_one_s_own_words(self, note: str, quote: str) -> None:
        assert own_words(with_quote(note, quote)) == own_words(note)


class TestTakingOver:
    def links(self, offer: Offer, found: Audit) -> list[Link]:
        return list(take_over(found, HERE, "1.01", offer.items[0], offer))

    def test_an_item_is_used_at_the_whole_criterion(self) -> None:
        found = made(used(1, "staged", "P", "P-2a"))
        links = self.links(only_offer(found, pair(WHOLE, End("staged", "P"))), found)
        assert links == [used(1, "matrix", "1.01")]

    def test_an_item_is_used_at_the_checkpoints_that_the_pair_names(self) -> None:
        found = made(used(1, "staged", "P"))
        narrow = End("matrix", "1.01", checkpoints=("1.01-1b", "1.01-2a"))
        links = self.links(only_offer(found, pair(narrow, End("staged", "P"))), found)
        assert links == [used(1, "matrix", "1.01", "1.01-1b"), used(1, "matrix", "1.01", "1.01-2a")]

    def test_what_speaks_against_the_rating_there_speaks_against_it_here(self) -> None:
        found = made(used(1, "staged", "P", against=True))
        links = self.links(only_offer(found, pair(WHOLE, End("staged", "P"))), found)
        assert links == [used(1, "matrix", "1.01", against=True)]

    def test_what_also_supports_something_there_is_taken_over_as_support(self) -> None:
        found = made(used(1, "staged", "P", "P-1a", against=True), used(1, "staged", "P", "P-2a"))
        assert only_offer(found, pair(WHOLE, End("staged", "P"))).against == frozenset()

    def test_what_supports_the_sign_of_a_first_stage_speaks_against_the_other_end(self) -> None:
        frameworks = {**FRAMEWORKS, "staged": with_signs(STAGED)}
        walk = pair(WHOLE, End("staged", "P", levels=(1,)))
        found = made(used(1, "staged", "P", "P-1a"), used(2, "staged", "P", "P-1a", against=True))
        offer = only_offer(found, walk, frameworks=frameworks)
        links = [link for item in offer.items for link in take_over(found, HERE, "1.01", item, offer)]
        assert links == [used(1, "matrix", "1.01", against=True), used(2, "matrix", "1.01")]

    def test_between_signs_of_first_stages_support_stays_support(self) -> None:
        frameworks = {"matrix": with_signs(MATRIX), "staged": with_signs(STAGED)}
        walk = pair(End("matrix", "1.01", levels=(1, 2)), End("staged", "P", levels=(1,)))
        found = made(used(1, "staged", "P", "P-1a"))
        links = self.links(only_offer(found, walk, frameworks=frameworks), found)
        assert [(link.checkpoint, link.contradicts) for link in links] == [
            ("1.01-1a", False),
            ("1.01-1b", False),
            ("1.01-2a", True),
            ("1.01-2b", True),
        ]

    def test_nothing_is_offered_of_what_was_taken_over(self) -> None:
        found = made(used(1, "staged", "P"))
        walk = pair(End("matrix", "1.01", levels=(1,)), End("staged", "P"))
        offer = only_offer(found, walk)
        after = found.with_changes([Change(None, link) for link in self.links(offer, found)])
        assert only_offer(after, walk).is_empty
