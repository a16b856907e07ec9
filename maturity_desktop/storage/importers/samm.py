"""The OWASP SAMM core model as a custom model.

Its business functions are the domains. A criterion is a stream of a security practice, since SAMM rates each
of the two streams by itself. A level's checkpoints are the questions of its activity, and what SAMM wants to
see before a question may be answered with yes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from gettext import gettext as _
from gettext import ngettext
from pathlib import PurePosixPath
from typing import Any

from maturity_desktop.storage.importers.imported import (
    Imported,
    Room,
    remarks,
    sentences,
    some_names,
    target_profiles,
)
from maturity_desktop.storage.importers.naming import Ids, paragraphs, plain_id, title_of
from maturity_desktop.storage.importers.samm_reading import Model, Part, finish, level_of, read_model
from maturity_desktop.storage.importers.sources import refuse
from maturity_desktop.storage.yaml_tree import YamlTree

LONG = ("longDescription", "results", "metrics", "costs", "personnel", "notes", "relatedActivities")
"""What an activity says at length; a checkpoint is read in a row of many."""


def import_samm(files: Iterable[tuple[PurePosixPath, YamlTree]], name: str) -> Imported:
    """The model in SAMM's files; FrameworkError with what is wrong in them."""
    files = list(files)
    model = read_model(files)
    made = _Samm(model, Room(name))
    domains = list(made.domains())
    finish(tree for _place, tree in files)
    if not domains:
        what = _("no practice has a stream with activities")
        refuse(name, what, _("Choose the folder “model” of the SAMM core model, with all that is in it."))
    top = max(made.levels)
    tree: dict[str, Any] = {
        "schema": 1,
        "id": "owasp_samm",
        "title": "OWASP SAMM",
        "short_title": "SAMM",
        "edition": _edition(model),
        "owner": "OWASP Foundation",
        "about": _(
            "The Software Assurance Maturity Model, imported from the files of its core model, which is "
            "published under a Creative Commons licence (attribution, share alike)."
        ),
        "scale": [
            {"level": 0, "title": _("Not started"), "added": True},
            *(
                {"level": level, "title": _("Level {level}").format(level=level)}
                for level in range(1, top + 1)
            ),
        ],
        "scoring": {"floor": 0},
        "targets": target_profiles(1),
        "remarks": remarks(("scale", paragraphs(_level_words(model)))),
        "domains": domains,
    }
    return Imported(tree, _left_out(model, made), _("OWASP SAMM core model"))


def _edition(model: Model) -> str:
    """The version that the functions name; the core model's files name none but this."""
    return next(filter(None, (part.fields.text("model") for part in model.all("function"))), "") or "2"


def _level_words(model: Model) -> Iterator[str]:
    for part in model.all("maturity level"):
        number, text = part.fields.text("number"), part.fields.text("description")
        if text:
            yield _("Level {level}: {text}").format(level=number or "–", text=text)


class _Samm:
    """The domains that a model makes; `levels` are those that have a checkpoint, `empty` what has none."""

    def __init__(self, model: Model, room: Room) -> None:
        self._model = model
        self._room = room
        self._ids = Ids()
        self._numbers = {part.id: level_of(model, part) for part in model.all("practice level")}
        self.levels: set[int] = set()
        self.empty: list[str] = []
        self.unasked: list[str] = []

    def domains(self) -> Iterator[dict[str, Any]]:
        functions = self._model.all("function")
        initials = [part.fields.text("name")[:1].upper() for part in functions]
        for part, initial in zip(functions, initials, strict=True):
            title = title_of(part.fields.needed("name"), part.place.stem)
            wanted = initial if initials.count(initial) == 1 else title
            streams = [
                (practice, stream)
                for practice in self._model.below("practice", "function", part)
                for stream in self._model.below("stream", "practice", practice)
            ]
            name = self._ids.new(wanted, "D")
            criteria = []
            for pair in streams:
                if criterion := self._criterion(name, *pair):
                    self._room.take(criterion)
                    criteria.append(criterion)
            if criteria:
                intent = part.fields.text("description") or title
                yield {"id": name, "title": title, "intent": intent, "criteria": criteria}
            else:
                self.empty.append(title)

    def _criterion(self, domain: str, practice: Part, stream: Part) -> dict[str, Any] | None:
        own, more = practice.fields.needed("name"), stream.fields.needed("name")
        title = title_of(": ".join(filter(None, (own, more))), stream.place.stem)
        activities: dict[int, list[Part]] = {}
        for activity in self._model.below("activity", "stream", stream):
            activities.setdefault(self._numbers[activity.fields.text("level")], []).append(activity)
        if not activities or 0 in activities:
            self.empty.append(title)
            return None
        self.levels |= set(activities)
        short = practice.fields.text("shortName") or own
        letter = stream.fields.text("letter") or more
        name = self._ids.new("-".join((domain, plain_id(short), plain_id(letter))), "C")
        intent = [
            practice.fields.text("shortDescription") or practice.fields.text("longDescription"),
            stream.fields.text("description"),
            *self._objectives(practice),
        ]
        return {
            "id": name,
            "title": title,
            "intent": paragraphs(intent) or title,
            "levels": {
                level: list(self._checkpoints(name, level, activities[level])) for level in sorted(activities)
            },
        }

    def _objectives(self, practice: Part) -> Iterator[str]:
        """What each level of a practice is for."""
        levels = self._model.below("practice level", "practice", practice)
        for part in sorted(levels, key=lambda part: self._numbers[part.id]):
            if objective := part.fields.text("objective"):
                yield _("Level {level}: {text}").format(level=self._numbers[part.id], text=objective)

    def _checkpoints(
        self, criterion: str, level: int, activities: Iterable[Part]
    ) -> Iterator[dict[str, Any]]:
        """Of each activity its questions with what SAMM wants to see; without one it is one itself."""
        ids = self._ids.of_checkpoints(criterion, level)
        for activity in activities:
            fields = activity.fields
            title, short = fields.text("title"), fields.text("shortDescription")
            about = paragraphs([title, short, fields.text("benefit")])
            questions = self._model.below("question", "activity", activity)
            if not questions:
                self.unasked.append(title or activity.place.stem)
                yield {"id": next(ids), "text": short or title or activity.place.stem}
            for question in questions:
                text = question.fields.needed("text")
                yield {"id": next(ids), "text": text} | ({"examples": about} if about else {})
                for quality in question.fields.texts("quality"):
                    yield {"id": next(ids), "text": quality}


def _left_out(model: Model, made: _Samm) -> tuple[str, ...]:
    answers = len(model.all("answer set"))
    long = sum(1 for part in model.all("activity") if any(key in part.fields for key in LONG))
    return sentences(
        [
            (answers, ngettext(
                "{count} set of answers: partly met stands for all between no and yes.",
                "{count} sets of answers: partly met stands for all between no and yes.",
                answers).format(count=answers)),
            (long, ngettext(
                "The long description of {count} activity: read it in the model itself.",
                "The long descriptions of {count} activities: read them in the model itself.",
                long).format(count=long)),
            (made.unasked, ngettext(
                "{count} activity has no question, so its own text is the checkpoint: {names}",
                "{count} activities have no question, so their own texts are the checkpoints: {names}",
                len(made.unasked)).format(count=len(made.unasked), names=some_names(made.unasked))),
            (made.empty, ngettext(
                "{count} part without activities: {names}",
                "{count} parts without activities: {names}",
                len(made.empty)).format(count=len(made.empty), names=some_names(made.empty))),
            (model.others, ngettext(
                "{count} file that is no part of the model: {names}",
                "{count} files that are no part of the model: {names}",
                len(model.others)).format(count=len(model.others), names=some_names(map(str, model.others)))),
        ]
    )  # fmt: skip
