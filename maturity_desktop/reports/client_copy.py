"""The client copy of a report: what the audience may read.

Left out are the names of those who were met or gave evidence (a role stands in their place), of who added an
item and of who decided on a certification; working notes: on actions, on tasks of the programme,
reservations, what a meeting said of ratings apart; and confidential evidence but for its number, kind and
day. The note on a criterion, the reason of a level that was set and the owners of actions stay: the client
pays for them and needs them.

Every output is made from the content after this. Whoever writes something from `Results` as well has to ask
`is_for_client(content)` and must not write of a Note its reservation, of a TaskState its note, of an
ActionNote, a LeftOpen, a Consensus or a RatingSet anything, of confidential Evidence more than its label.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from maturity_desktop.domain.report_records import Audience
from maturity_desktop.reports.calibrated import AgreementPart, ApartEntry
from maturity_desktop.reports.choices import Photo
from maturity_desktop.reports.measured import ChannelEntry, MeasuredEntry, Performance
from maturity_desktop.reports.name_search import NameSearch, looks_like_a_name, parts_of
from maturity_desktop.reports.parts import (
    CriterionEntry,
    EvidenceEntry,
    EvidenceLabel,
    FrameworkContent,
    TaskEntry,
)
from maturity_desktop.reports.planned import ActionEntry, RoadmapContent
from maturity_desktop.reports.readiness import MissEntry, ReadinessPart
from maturity_desktop.reports.supported import DataEntry, Supported
from maturity_desktop.reports.told import Told
from maturity_desktop.reports.withheld import Kept, LeftOut

if TYPE_CHECKING:
    from maturity_desktop.reports.content import ReportContent


def is_for_client(content: ReportContent) -> bool:
    """Whether a report must do without what is only for those who audit."""
    return content.options.audience is Audience.CLIENT


def copy_words(content: ReportContent) -> str:
    """What an internal copy says on every page; a client copy, the report as it is meant, nothing."""
    _ = content.words.gettext
    return "" if is_for_client(content) else _("Internal copy, not for the client")


def copy_keyword(content: ReportContent) -> str:
    """Which copy a file is, among its properties."""
    _ = content.words.gettext
    return _("Client copy") if is_for_client(content) else _("Internal copy")


def for_audience(content: ReportContent) -> ReportContent:
    """What the audience may read of this; the same content where that is all of it."""
    return _ClientCopy(content).made() if is_for_client(content) else content


@dataclass(frozen=True, slots=True)
class Without:
    """What a client copy is without: words that stand nowhere in it, and labels that it tells elsewhere."""

    left_out: tuple[LeftOut, ...]
    told_anyway: tuple[LeftOut, ...]


def without(content: ReportContent) -> Without:
    """What a client copy is without, by place: of an internal report what it would be without.

    Words that stand in it all the same (who rated is on the cover, a role has actions too) are not left out.
    """
    made = content if is_for_client(content) else _ClientCopy(content).made()
    told = Told(made)
    taken = tuple(dict.fromkeys(made.withheld.left_out))
    stands = {words: told.has(words) for words in {own.words for own in taken}}
    return Without(
        tuple(own for own in taken if not stands[own.words]),
        tuple(own for own in taken if stands[own.words] and own.label),
    )


@dataclass
class _ClientCopy:
    """One content on its way to the client; collects what it leaves out."""

    content: ReportContent
    _left_out: list[LeftOut] = field(default_factory=list, init=False)

    def made(self) -> ReportContent:
        content = self.content
        made = replace(
            content,
            options=replace(
                content.options,
                audience=Audience.CLIENT,
                photos=tuple(own for own in content.options.photos if self._may_show(own)),
            ),
            frameworks=tuple(self._framework(own) for own in content.frameworks),
            supported=self._supported(content.supported) if content.supported is not None else None,
            roadmap=self._roadmap(content.roadmap) if content.roadmap is not None else None,
            readiness=tuple(self._readiness(own) for own in content.readiness),
            agreement=tuple(self._agreement(own) for own in content.agreement),
            evidence=tuple(self._item(own) for own in content.evidence),
        )
        return replace(made, withheld=replace(content.withheld, left_out=tuple(self._left_out)))

    @cached_property
    def _confidential(self) -> frozenset[str]:
        return frozenset(item.id for item in self.content.evidence if item.confidential)

    @cached_property
    def _open(self) -> frozenset[str]:
        return frozenset(item.id for item in self.content.evidence) - self._confidential

    @cached_property
    def _names(self) -> NameSearch:
        return NameSearch(self.content.withheld.names)

    def _drop(
        self, place: str, kind: Kept, *words: str, framework: str = "", labels: tuple[str, ...] = ()
    ) -> None:
        self._left_out += [
            LeftOut(place, kind, own, framework, own in labels) for own in words if own.strip()
        ]

    # Evidence

    def _may_show(self, photo: Photo) -> bool:
        if not photo.confidential and photo.evidence not in self._confidential:
            return True
        self._drop(photo.label, Kept.CONFIDENTIAL, photo.caption or photo.label)
        return False

    def _item(self, item: EvidenceEntry) -> EvidenceEntry:
        self._drop(item.label, Kept.NAME, item.added_by)
        if item.confidential:
            texts, labels = (item.title, item.text, item.source, item.file_name), (item.title, item.file_name)
            self._drop(item.label, Kept.CONFIDENTIAL, *texts, labels=labels)
            return replace(
                item,
                title=self._confidential_words,
                text="",
                source="",
                added_by="",
                file_name="",
                size=0,
                sha256="",
            )
        source = self._source(item.source)
        if source != item.source:
            self._drop(item.label, Kept.NAME, item.source)
        return replace(item, source=source, added_by="")

    @property
    def _confidential_words(self) -> str:
        return self.content.words.gettext("Confidential; not in this copy")

    def _source(self, source: str) -> str:
        """Who gave evidence, by role; of somebody whose role nobody told, that it is a member of staff."""
        told = self._names.without_names(source)
        somebody = self.content.words.gettext("a member of staff")
        instead = {known.instead for known in self.content.withheld.names}
        parts = [
            somebody
            if part not in instead and looks_like_a_name(part, self.content.withheld.role_words)
            else part
            for part in parts_of(told)
        ]
        return told if parts == parts_of(told) else ", ".join(dict.fromkeys(parts))

    def _is_open(self, evidence: EvidenceLabel | None, place: str) -> bool:
        """Whether figures were typed, or came from evidence that the client may read."""
        typed = self.content.words.gettext("typed")
        return place in ("", typed) if evidence is None else evidence.id in self._open

    def _supported(self, own: Supported) -> Supported:
        return replace(
            own,
            data=tuple(self._data(data) for data in own.data),
            surveys=tuple(replace(survey, data=self._data(survey.data)) for survey in own.surveys),
        )

    def _data(self, data: DataEntry) -> DataEntry:
        """Where rows stand in a file and what is odd in it, which name the file and quote it."""
        if self._is_open(data.evidence, data.place):
            return data
        label = data.evidence.label if data.evidence else ""
        told = data.unnamed or self._odd_untold(data.quality)
        untold = (own for own in data.quality if own not in told)
        self._drop(label, Kept.CONFIDENTIAL, data.place, *untold)
        return replace(data, place="", quality=told)

    def _odd_untold(self, quality: tuple[str, ...]) -> tuple[str, ...]:
        """That something was odd, where it would name or quote a file: silence would say that nothing was."""
        _ = self.content.words.gettext
        return (_("What was dropped, filled or odd is not told in this copy."),) if quality else ()

    def _performance(self, own: Performance) -> Performance:
        return replace(own, criteria=tuple(self._measured(entry) for entry in own.criteria))

    def _measured(self, entry: MeasuredEntry) -> MeasuredEntry:
        return replace(entry, channels=tuple(self._channel(own) for own in entry.channels))

    def _channel(self, own: ChannelEntry) -> ChannelEntry:
        closed = [source for source in own.sources if not self._is_open(source.evidence, source.place)]
        if not closed:
            return own
        told = self._odd_untold(own.quality)
        for source in closed:
            label = source.evidence.label if source.evidence else ""
            untold = (said for said in own.quality if said not in told)
            self._drop(label, Kept.CONFIDENTIAL, source.place, *untold)
        sources = (replace(source, place="") if source in closed else source for source in own.sources)
        return replace(own, sources=tuple(sources), quality=told)

    # What stands at criteria

    def _framework(self, own: FrameworkContent) -> FrameworkContent:
        return replace(
            own,
            criteria=tuple(self._criterion(own.id, entry) for entry in own.criteria),
            performance=self._performance(own.performance) if own.performance is not None else None,
            programme=tuple(
                replace(phase, tasks=tuple(self._task(task) for task in phase.tasks))
                for phase in own.programme
            ),
        )

    def _criterion(self, framework: str, entry: CriterionEntry) -> CriterionEntry:
        _ = self.content.words.gettext
        secret = [reason for reason in entry.provisional if reason in self.content.withheld.reservations]
        self._drop(entry.id, Kept.INTERNAL, *secret, framework=framework)
        return replace(
            entry,
            provisional=tuple(
                _("the assessor has a reservation") if reason in secret else reason
                for reason in entry.provisional
            ),
            evidence=tuple(
                replace(use, title=self._confidential_words) if use.confidential else use
                for use in entry.evidence
            ),
        )

    def _task(self, task: TaskEntry) -> TaskEntry:
        self._drop("", Kept.INTERNAL, task.note)
        return replace(task, note="")

    def _agreement(self, part: AgreementPart) -> AgreementPart:
        return replace(
            part,
            calibrations=tuple(
                replace(own, apart=tuple(self._apart(part.framework, entry) for entry in own.apart))
                for own in part.calibrations
            ),
        )

    def _apart(self, framework: str, entry: ApartEntry) -> ApartEntry:
        self._drop(entry.id, Kept.INTERNAL, entry.reason, framework=framework)
        return replace(entry, reason="")

    # What follows

    def _roadmap(self, road: RoadmapContent) -> RoadmapContent:
        return replace(
            road,
            waves=tuple(
                replace(wave, actions=tuple(self._action(own) for own in wave.actions)) for wave in road.waves
            ),
            unplaced=tuple(self._action(own) for own in road.unplaced),
        )

    def _action(self, action: ActionEntry) -> ActionEntry:
        self._drop(action.label, Kept.INTERNAL, *action.notes)
        return replace(action, notes=())

    def _readiness(self, part: ReadinessPart) -> ReadinessPart:
        self._drop("", Kept.NAME, part.decider, framework=part.framework)
        return replace(
            part,
            misses=tuple(self._miss(own) for own in part.misses),
            outcome=tuple(own for own in part.outcome if own != part.decider),
            decider="",
        )

    def _miss(self, miss: MissEntry) -> MissEntry:
        """The reasons without the words of a reservation, which are told with the criterion's."""
        _ = self.content.words.gettext
        plain = _("provisional: {reason}").format(reason=_("the assessor has a reservation"))
        secret = {_("provisional: {reason}").format(reason=own) for own in self.content.withheld.reservations}
        return replace(miss, reasons=tuple(plain if own in secret else own for own in miss.reasons))
