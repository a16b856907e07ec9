"""Profiles of an audit: what each act makes of the targets."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from maturity_desktop.domain.audit import Audit, Target
from maturity_desktop.domain.framework import TargetProfile
from maturity_desktop.domain.gaps import profile_in_force, profiles_of, target_of
from maturity_desktop.domain.improvement_records import OwnProfile
from maturity_desktop.domain.target_profiles import (
    KeptProfile,
    changed_targets,
    copy_profile,
    is_title_taken,
    kept_of,
    levels_of,
    new_profile,
    profile_called,
    put_in_force,
    remove,
    rename,
    reset,
    take_in,
    unknown_in,
    want,
    want_of_all,
)
from tests.builders import audit, criterion, framework

NAMES = ("1.01", "1.02", "2.01")
MODEL = replace(
    framework({"1": [criterion([1, 1, 1, 1], name) for name in NAMES[:2]],
               "2": [criterion([1, 1, 1, 1], "2.01")]}),
    targets=(TargetProfile("readiness", "Readiness", 2, {"2.01": 3}),),
)  # fmt: skip


def shown(own: Audit, profile: str) -> dict[str, int]:
    return dict(levels_of(own, MODEL, profile_called(own, MODEL, profile)))


def test_a_new_profile_wants_its_level_of_all_and_comes_into_force_when_chosen() -> None:
    name, changes = new_profile(audit(), MODEL, "Ambition", 3)
    own = audit().with_changes(changes)
    assert shown(own, name) == dict.fromkeys(NAMES, 3)
    assert profile_in_force(own, MODEL).id == "readiness"
    chosen = own.with_changes(put_in_force(own, name))
    assert target_of(chosen, MODEL, "1.01") == 3


def test_what_was_said_of_a_copied_profile_goes_once_its_levels_are_others() -> None:
    model = replace(MODEL, targets=(replace(MODEL.targets[0], note="17 criteria are wanted at level 2."),))
    name, changes = copy_profile(audit(), model, model.targets[0], "Mine")
    copied = audit().with_changes(changes)
    profile = profile_called(copied, model, name)
    assert profile.note
    for changes in (
        want(copied, model, profile, ["1.01"], 4),
        want_of_all(copied, model, profile, 3),
    ):
        assert profile_called(copied.with_changes(changes), model, name).note == ""
    assert want(copied, model, profile, ["1.01"], 2) == (), "nothing is another level"


def test_a_copy_wants_the_same_with_what_the_audit_changed() -> None:
    own = audit(None, Target("a1", "model", "readiness", "1.02", 4))
    profile = profile_called(own, MODEL, "readiness")
    name, changes = copy_profile(own, MODEL, profile, "Mine")
    copied = own.with_changes(changes)
    assert shown(copied, name) == shown(own, "readiness") == {"1.01": 2, "1.02": 4, "2.01": 3}
    assert profile_called(copied, MODEL, name).title == "Mine"


def test_a_frameworks_profile_is_changed_beside_itself_and_can_be_returned_to() -> None:
    own = audit()
    profile = profile_called(own, MODEL, "readiness")
    changed = own.with_changes(want(own, MODEL, profile, ("1.01", "2.01"), 4))
    assert shown(changed, "readiness") == {"1.01": 4, "1.02": 2, "2.01": 4}
    assert profile.level == 2
    assert shown(changed.with_changes(reset(changed, MODEL, "readiness")), "readiness") == shown(
        own, "readiness"
    )


def test_the_level_that_a_profile_has_by_itself_leaves_no_target() -> None:
    own = audit(None, Target("a1", "model", "readiness", "2.01", 4))
    profile = profile_called(own, MODEL, "readiness")
    assert not changed_targets(own.with_changes(want(own, MODEL, profile, ("2.01",), 3)), MODEL, "readiness")


def test_one_level_for_all_holds_for_the_frameworks_exceptions_too() -> None:
    own = audit()
    changed = own.with_changes(want_of_all(own, MODEL, profile_called(own, MODEL, "readiness"), 2))
    assert set(shown(changed, "readiness").values()) == {2}


def test_to_remove_the_one_in_force_leaves_the_frameworks_first() -> None:
    name, changes = new_profile(audit(), MODEL, "Ambition", 3)
    own = audit().with_changes(changes)
    own = own.with_changes(want(own, MODEL, profile_called(own, MODEL, name), ("1.01",), 1))
    own = own.with_changes(put_in_force(own, name))
    gone = own.with_changes(remove(own, MODEL, name))
    assert profile_in_force(gone, MODEL).id == "readiness"
    assert gone.details.target_profile == "readiness"
    assert not list(gone.all(OwnProfile)) and not list(gone.all(Target))
    assert remove(own, MODEL, "readiness") == ()


def test_names_are_known_before_they_are_taken() -> None:
    name, changes = new_profile(audit(), MODEL, " Ambition ", 3)
    own = audit().with_changes(changes)
    assert is_title_taken(own, MODEL, "ambition")
    assert not is_title_taken(own, MODEL, "ambition", besides=name)
    renamed = own.with_changes(rename(own, MODEL, name, "Board"))
    assert [profile.title for profile in profiles_of(renamed, MODEL)] == ["Readiness", "Board"]
    assert rename(own, MODEL, "readiness", "Mine") == ()


def test_what_another_edition_does_not_have_is_passed_over_and_named() -> None:
    kept = KeptProfile("model", "Firm", 9, {"7.77": 1, "1.01": 0})
    name, changes = take_in(audit(), MODEL, kept)
    assert unknown_in(kept, MODEL) == ("7.77",)
    assert shown(audit().with_changes(changes), name) == {"1.01": 0, "1.02": 4, "2.01": 4}


@given(st.dictionaries(st.sampled_from(NAMES), st.integers(0, 4)), st.integers(0, 4))
def test_a_kept_profile_comes_back_as_it_went(levels: dict[str, int], level: int) -> None:
    name, changes = new_profile(audit(), MODEL, "Ambition", level)
    own = audit().with_changes(changes)
    for criterion_id, wanted in levels.items():
        profile = profile_called(own, MODEL, name)
        own = own.with_changes(want(own, MODEL, profile, (criterion_id,), wanted))
    kept = kept_of(own, MODEL, profile_called(own, MODEL, name))
    again, taken = take_in(audit(), MODEL, kept)
    assert shown(audit().with_changes(taken), again) == shown(own, name)
