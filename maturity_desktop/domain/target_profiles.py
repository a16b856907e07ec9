"""Target profiles of an audit: the framework's and its own, and how they pass from one audit to another.

A profile is a level for every criterion with exceptions; what an audit changes of a framework's profile is
kept beside it as targets, so that the framework's own can always be returned to.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from maturity_desktop.domain.audit import Audit, Target
from maturity_desktop.domain.changes import Changes, drop, put
from maturity_desktop.domain.framework import Framework, TargetProfile
from maturity_desktop.domain.gaps import profile_in_force, profiles_of, target_of
from maturity_desktop.domain.improvement_records import OwnProfile
from maturity_desktop.domain.record import new_key


@dataclass(frozen=True, slots=True)
class KeptProfile:
    """A profile apart from any audit, as a firm keeps it; `levels` are the exceptions by criterion."""

    framework: str
    title: str
    level: int
    levels: Mapping[str, int] = field(default_factory=dict)
    note: str = ""
    edition: str = ""


def profile_called(audit: Audit, framework: Framework, profile: str) -> TargetProfile:
    """The profile of this id; KeyError where the audit has none."""
    for own in profiles_of(audit, framework):
        if own.id == profile:
            return own
    raise KeyError(profile)


def own_profile(audit: Audit, framework: Framework, profile: str) -> OwnProfile | None:
    """The record of one of the audit's own; None where it is the framework's."""
    return audit.get(OwnProfile, audit.id, framework.id, profile)


def levels_of(audit: Audit, framework: Framework, profile: TargetProfile) -> Mapping[str, int]:
    """The level that it wants of every criterion, in the order of the standard."""
    return {own.id: target_of(audit, framework, own.id, profile) for own in framework.criteria}


def changed_targets(audit: Audit, framework: Framework, profile: str) -> tuple[Target, ...]:
    """What this audit wants otherwise than the profile says by itself."""
    return tuple(own for own in audit.all(Target) if (own.framework, own.profile) == (framework.id, profile))


def is_title_taken(audit: Audit, framework: Framework, title: str, besides: str = "") -> bool:
    """Whether another profile is called so."""
    wanted = title.strip().casefold()
    return any(
        own.title.strip().casefold() == wanted for own in profiles_of(audit, framework) if own.id != besides
    )


def new_profile(audit: Audit, framework: Framework, title: str, level: int) -> tuple[str, Changes]:
    """A profile of the audit's own, with one level for all; its id, and the changes."""
    record = OwnProfile(audit.id, framework.id, new_key(), title.strip(), level)
    return record.id, put(audit, record)


def copy_profile(
    audit: Audit, framework: Framework, profile: TargetProfile, title: str
) -> tuple[str, Changes]:
    """A profile of the audit's own that wants the same of every criterion."""
    kept = replace(kept_of(audit, framework, profile), title=title)
    return take_in(audit, framework, kept, source=profile.title)


def kept_of(audit: Audit, framework: Framework, profile: TargetProfile) -> KeptProfile:
    """A profile as this audit has it, to be kept apart from it."""
    wanted = levels_of(audit, framework, profile)
    exceptions = {name: level for name, level in wanted.items() if level != profile.level}
    return KeptProfile(
        framework.id, profile.title, profile.level, exceptions, profile.note, framework.edition
    )


def unknown_in(kept: KeptProfile, framework: Framework) -> tuple[str, ...]:
    """The criteria of a kept profile that this edition has not; their levels are passed over."""
    known = {own.id for own in framework.criteria}
    return tuple(name for name in kept.levels if name not in known)


def take_in(audit: Audit, framework: Framework, kept: KeptProfile, source: str = "") -> tuple[str, Changes]:
    """A kept profile becomes one of the audit's own; levels off the scale are brought to its nearer end."""

    def on_scale(level: int) -> int:
        return min(max(level, framework.floor), framework.top)

    known = {own.id for own in framework.criteria}
    level = on_scale(kept.level)
    record = OwnProfile(
        audit.id, framework.id, new_key(), kept.title.strip(), level, kept.note, source or kept.edition
    )
    targets = (
        Target(audit.id, framework.id, record.id, name, on_scale(own))
        for name, own in kept.levels.items()
        if name in known and on_scale(own) != level
    )
    changes = (*put(audit, record), *(change for own in targets for change in put(audit, own)))
    return record.id, changes


def rename(audit: Audit, framework: Framework, profile: str, title: str) -> Changes:
    """One of the audit's own is called otherwise; the framework's keep their names."""
    record = own_profile(audit, framework, profile)
    return () if record is None else put(audit, replace(record, title=title.strip()))


def remove(audit: Audit, framework: Framework, profile: str) -> Changes:
    """One of the audit's own goes with its levels; where it was in force the framework's first is instead."""
    record = own_profile(audit, framework, profile)
    if record is None:
        return ()
    targets = changed_targets(audit, framework, profile)
    gone = (*(change for own in targets for change in drop(audit, own)), *drop(audit, record))
    if audit.details.target_profile != profile:
        return gone
    first = framework.targets[0].id if framework.targets else "readiness"
    return (*gone, *put(audit, replace(audit.details, target_profile=first)))


def reset(audit: Audit, framework: Framework, profile: str) -> Changes:
    """What this audit changed of a profile is taken back."""
    return tuple(change for own in changed_targets(audit, framework, profile) for change in drop(audit, own))


def want(
    audit: Audit, framework: Framework, profile: TargetProfile, criteria: Iterable[str], level: int
) -> Changes:
    """This level of these criteria; a target is kept only where the profile by itself says another."""
    changes: Changes = ()
    for name in criteria:
        record = Target(audit.id, framework.id, profile.id, name, level)
        same = profile.target(name) == level
        changes += drop(audit, record) if same else put(audit, record)
    return (*changes, *_forget_note(audit, framework, profile.id)) if changes else ()


def want_of_all(audit: Audit, framework: Framework, profile: TargetProfile, level: int) -> Changes:
    """One level for all: of the audit's own profiles it becomes the level that they have by themselves."""
    record = own_profile(audit, framework, profile.id)
    if record is None:
        return want(audit, framework, profile, (own.id for own in framework.criteria), level)
    cleared = reset(audit, framework, profile.id)
    return (*cleared, *put(audit, replace(record, level=level, note=_own_note(record))))


def _own_note(record: OwnProfile) -> str:
    """What is said of a profile, without what was copied: that told of levels which are others now."""
    return "" if record.source else record.note


def _forget_note(audit: Audit, framework: Framework, profile: str) -> Changes:
    """The note of a copy goes with the levels that it was about."""
    record = own_profile(audit, framework, profile)
    return () if record is None else put(audit, replace(record, note=_own_note(record)))


def put_in_force(audit: Audit, profile: str) -> Changes:
    """Gaps, readiness and the roadmap are measured against this profile from now on."""
    return put(audit, replace(audit.details, target_profile=profile))


def is_in_force(audit: Audit, framework: Framework, profile: str) -> bool:
    return profile_in_force(audit, framework).id == profile
