"""Frameworks of every kind for the window's tests: signs that block, themes, points, layers, an open end."""

from __future__ import annotations

from maturity_desktop.domain.framework import (
    Beyond,
    Checkpoint,
    Condition,
    Criterion,
    Domain,
    Fact,
    Framework,
    Level,
    ScoringRules,
    Step,
    TargetProfile,
    Theme,
    Transition,
)

READINESS = (TargetProfile("readiness", "Readiness", 2, {}),)


def staged() -> Framework:
    """One criterion, two stages, an open end; of the signs at the given stage one blocks the other stage."""
    reactive = Level(
        1,
        (
            Checkpoint("S-1a", "Support is new", sign=True, theme="r1"),
            Checkpoint("S-1b", "Nobody has a plan", sign=True, theme="r2", blocks=2),
        ),
    )
    proactive = Level(
        2,
        (
            Checkpoint("S-2a", "A plan is kept", theme="p1"),
            Checkpoint("S-2b", "Figures are kept", theme="p2", added=True),
            Checkpoint("S-2c", "The plan is reviewed", theme="p1"),
            Checkpoint("S-2d", "Regions hand over", when=Condition("world", value=True)),
        ),
    )
    return Framework(
        id="staged",
        title="A staged model",
        short_title="Staged",
        edition="1",
        owner="Tests",
        about="",
        scale=(Step(1, "Reactive", transition=Transition("In transition", 0.5)), Step(2, "Proactive")),
        scoring=ScoringRules(floor=1, threshold=0.8, points=True),
        domains=(
            Domain("1", "Support", "", (Criterion("S", "Stage", "What it is.", (reactive, proactive)),)),
        ),
        targets=READINESS,
        facts=(Fact("world", "Is it a global organisation?", default=False),),
        beyond=(Beyond("Strategic", "Named only."),),
        themes=(
            Theme("r1", "New support"),
            Theme("r2", "No plan"),
            Theme("p1", "Planning"),
            Theme("p2", "Figures"),
        ),
    )


def layered(described: int = 2) -> Framework:
    """Layers with a level each and none for the whole; one more is only named, and stands first."""
    named = Domain("N", "Named", "", (), undescribed="The source says no more.")
    return Framework(
        id="layered",
        title="A layered model",
        short_title="Layered",
        edition="1",
        owner="Tests",
        about="",
        scale=tuple(Step(level, f"Step {level}") for level in (1, 2, 3)),
        scoring=ScoringRules(floor=1, aggregate=False),
        domains=(named, *(layer(f"L{number}") for number in range(1, described + 1))),
        targets=READINESS,
    )


def layer(name: str) -> Domain:
    levels = tuple(
        Level(level, (Checkpoint(f"{name}.1-{level}a", f"{name} at {level}"),)) for level in (2, 3)
    )
    return Domain(name, f"Layer {name}", "", (Criterion(f"{name}.1", f"Work of {name}", "", levels),))
