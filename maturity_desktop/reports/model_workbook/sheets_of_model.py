"""The sheets that say what the model as a whole is."""

from __future__ import annotations

from gettext import NullTranslations

from maturity_desktop.reports.model_workbook.columns import (
    added_note,
    criterion_column,
    id_column,
    key_column,
)
from maturity_desktop.reports.model_workbook.table import Column, Table


def model_sheet(words: NullTranslations) -> Table:
    _ = words.gettext
    share = _("A share above 0, at most 1: 0.8 is 80 %.")
    return Table(
        "model",
        _("Model"),
        _("What the model is, and how it is scored. A workbook holds one model."),
        (
            Column("id", _("Id"), _("Small letters, digits and _; it never changes."), "id", required=True),
            Column("title", _("Title"), _("The whole name."), required=True),
            Column("short_title", _("Short title"), _("For narrow places."), required=True),
            Column("edition", _("Edition"), _("Such as 2026; a changed model gets another."), required=True),
            Column("owner", _("Owner"), _("Whose model it is.")),
            Column("about", _("About"), _("What it is for, in one or two sentences."), required=True),
            Column("scoring.floor", _("Floor"), _("The level that everybody has: 0 or 1."), "whole"),
            Column("scoring.threshold", _("Threshold"), share, "decimal"),
            Column(
                "scoring.aggregate",
                _("Overall figure"),
                _("mean: the weighted mean of all criteria; none: every domain has its own figure only."),
                "id",
                choices=("mean", "none"),
            ),
            Column("scoring.headline_coverage", _("Headline coverage"), share, "decimal"),
            Column("scoring.certification_coverage", _("Certification coverage"), share, "decimal"),
            Column("scoring.points", _("Points"), _("yes: each level also shows what it comes to."), "truth"),
            *_certification(words),
        ),
        required=True,
    )


def _certification(words: NullTranslations) -> tuple[Column, ...]:
    """All of them empty: the model has no rules of its own for a certification."""
    _ = words.gettext
    place = "certification"
    return (
        Column(f"{place}.valid_years", _("Award: years"), _("For how long an award holds."), "whole"),
        Column(f"{place}.reminder_months", _("Award: reminder"), _("Months before it lapses."), "whole"),
        Column(
            f"{place}.mid_term_months",
            _("Award: check"),
            _("Months after it; 0: there is no check."),
            "whole",
        ),
        Column(
            f"{place}.most_missing",
            _("Award: most missing"),
            _("Criteria that may miss the profile where a centre is ready but for them."),
            "whole",
        ),
        Column(
            f"{place}.lowest_confidence",
            _("Award: confidence"),
            _("The lowest confidence that counts: A or B."),
            "id",
            choices=("A", "B"),
        ),
        Column(
            f"{place}.added",
            _("Award: added"),
            _("The rules that the source does not have, such as most_missing, reminder_months."),
            "names",
        ),
        Column(f"{place}.note", _("Award: note"), _("What the source says of certificates.")),
    )


def scale_sheet(words: NullTranslations) -> Table:
    _ = words.gettext
    return Table(
        "scale",
        _("Scale"),
        _("The levels, the lowest first; the lowest is the floor."),
        (
            Column("level", _("Level"), _("A whole number; levels go up one by one."), "whole", 8, True),
            Column("title", _("Title"), _("What the level is called."), width=30, required=True),
            Column("added", _("Added"), added_note(words), "truth", 9),
            Column(
                "transition.title",
                _("Status on the way"),
                _("Shown beside the level once the share of the next level is met."),
                width=28,
            ),
            Column(
                "transition.share", _("From share"), _("Above 0, at most 1: 0.5 is one half."), "decimal", 11
            ),
        ),
        required=True,
    )


def beyond_sheet(words: NullTranslations) -> Table:
    _ = words.gettext
    return Table(
        "beyond",
        _("Beyond the scale"),
        _("Stages above the scale that the source names and does not describe; none in most models."),
        (
            Column("title", _("Title"), _("What the stage is called."), width=30, required=True),
            Column("text", _("Text"), _("What the source says of it."), width=90, required=True),
        ),
    )


def targets_sheet(words: NullTranslations) -> Table:
    _ = words.gettext
    return Table(
        "targets",
        _("Target profiles"),
        _("Each wants one level of every criterion, but for its exceptions."),
        (
            id_column(words),
            Column("title", _("Title"), _("What the profile is called."), width=32, required=True),
            Column("level", _("Level"), _("A level of the scale."), "whole", 8, True, of="scale"),
            Column("added", _("Added"), added_note(words), "truth", 9),
            Column("note", _("Note"), _("Why this level."), width=70),
        ),
    )


def exceptions_sheet(words: NullTranslations) -> Table:
    _ = words.gettext
    return Table(
        "exceptions",
        _("Target exceptions"),
        _("Criteria of which a target profile wants another level."),
        (
            Column("profile", _("Profile"), _("The id of the profile."), "id", 18, True, of="targets"),
            criterion_column(words),
            Column("level", _("Level"), _("A level of the scale."), "whole", 8, True, of="scale"),
        ),
        links=("profile", "criterion", "level"),
        fixed=2,
    )


def roles_sheet(words: NullTranslations) -> Table:
    _ = words.gettext
    return Table(
        "roles",
        _("Roles"),
        _("Whom one asks."),
        (
            key_column(words),
            Column("title", _("Title"), _("What the role is called."), width=50, required=True),
        ),
        links=("id",),
    )


def facts_sheet(words: NullTranslations) -> Table:
    _ = words.gettext
    return Table(
        "facts",
        _("Facts"),
        _("Facts of the client's profile that decide which checkpoints apply."),
        (
            key_column(words),
            Column("question", _("Question"), _("What the client is asked."), width=70, required=True),
            Column("default", _("If not asked"), _("What is taken for it: yes or no."), "truth", 12, True),
        ),
        links=("id",),
    )


def themes_sheet(words: NullTranslations) -> Table:
    _ = words.gettext
    return Table(
        "themes",
        _("Themes"),
        _("What checkpoints of several levels are about."),
        (
            key_column(words),
            Column("title", _("Title"), _("What the theme is called."), width=50, required=True),
        ),
        links=("id",),
    )


def remarks_sheet(words: NullTranslations) -> Table:
    _ = words.gettext
    return Table(
        "remarks",
        _("Remarks"),
        _("Oddities of the source, and what was decided about them."),
        (
            Column("about", _("About"), _("An id or a word."), width=24, required=True),
            Column("text", _("Text"), _("What is odd, and how it is read."), width=100, required=True),
        ),
    )
