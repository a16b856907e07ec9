"""A client copy: what is left out is in no output, what is left out is listed, names that stay are told."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from gettext import NullTranslations
from io import BytesIO

import pytest

from maturity_desktop.domain.audit import (
    AGREED,
    Answer,
    AnswerValue,
    Evidence,
    Link,
    Note,
    RatingSet,
    SetLevel,
    TaskState,
)
from maturity_desktop.domain.framework import EvidenceKind, Framework
from maturity_desktop.domain.improvement_records import (
    Action,
    ActionCheckpoint,
    ActionNote,
    Consensus,
    Finding,
    FindingPlace,
    Grade,
    RoadmapSettings,
)
from maturity_desktop.domain.phases import Phase, Task, TaskKind
from maturity_desktop.domain.plan_records import (
    Activity,
    ActivityKind,
    ActivityPerson,
    ActivityState,
    BaselineFigure,
    LeftOpen,
    Request,
    RequestStatus,
    TaskPlan,
    TeamMember,
)
from maturity_desktop.domain.record import Record
from maturity_desktop.domain.report_records import Audience, Form
from maturity_desktop.domain.results import Results, evaluate
from maturity_desktop.domain.team import SECOND
from maturity_desktop.reports.choices import Photo, ReportOptions
from maturity_desktop.reports.client_copy import for_audience, without
from maturity_desktop.reports.content import ReportContent, build_content
from maturity_desktop.reports.excel import write_workbook
from maturity_desktop.reports.names_found import names_found
from maturity_desktop.reports.parts import EvidenceLabel
from maturity_desktop.reports.support import NO_SUPPORT
from maturity_desktop.reports.supported import DataEntry, Supported
from maturity_desktop.reports.withheld import Kept, NameFound
from maturity_desktop.reports.word import write_word
from tests.builders import CUT_OFF, audit, criterion, framework
from tests.reports.pdf_reading import bytes_of, pages_of
from tests.reports.roadmaps import shipped_waves

WORDS = NullTranslations()
MARK = "Internal copy, not for the client"
POINTS = [f"1.0{number}-1a" for number in (1, 2, 3)]
SECRET = (
    "Zebrano", "Blumenfeldt", "Bringwell", "Odewald",
    "CONFTITLE", "CONFTEXT", "conffile", "abcabcabc",
    "RESERVED", "TASKNOTE", "SKIPPED", "NOTEDON", "GATEREASON", "SETTLED", "ACTIVITYNOTE", "REQUESTNOTE",
)  # fmt: skip
"""Words of what no client reads, each in one record of its kind."""
READ = ("NOTEWORDS", "SETREASON", "REMARKED", "Osvald Kundenman", "OPENTEXT", "Team leader", "EV-002")
"""Words of what the client pays for: notes, reasons of levels, who owns an action, roles, open evidence."""


def model() -> Framework:
    made = framework({"1": [criterion([1, 1, 1], f"1.0{number}") for number in (1, 2, 3)]})
    tasks = tuple(Task(f"t{number}", f"Task {number}", TaskKind.MEETING) for number in (1, 2))
    phase = Phase("p1", "Before", tasks, days=5)
    return replace(made, programme=(phase,), roles={"leader": "Team leader", "agent": "Agent"})


def evidence(number: int, title: str, **more: object) -> Evidence:
    day = date(2025, 11, 30)
    made = Evidence("c1", f"e{number}", number, title, EvidenceKind.DOCUMENT, day, day, "Addo Bringwell")
    return replace(made, **more)  # type: ignore[arg-type]


def canaries() -> Iterator[Record]:
    """A record of each kind that could tell a client more than it should, and of what it should be told."""
    yield TeamMember("a1", "Addo Bringwell", "AB", is_lead=True)
    yield Activity("a1", "x1", ActivityKind.INTERVIEW, "Interview", CUT_OFF, state=ActivityState.HELD,
                   led_by="Addo Bringwell", framework="model", note="ACTIVITYNOTE")  # fmt: skip
    yield ActivityPerson("a1", "x1", "w1", "leader", "Quilla Zebrano")
    yield evidence(
        1, "Open one", source="Quilla Zebrano", text="OPENTEXT", file_name="open.pdf", sha256="d" * 64
    )
    yield evidence(2, "CONFTITLE", source="Quilla Zebrano", text="CONFTEXT", confidential=True,
                   file_name="conffile.jpg", size=77, sha256="abc" * 21 + "a")  # fmt: skip
    yield evidence(3, "Told", source="Ottokar Blumenfeldt")
    for number in (1, 2, 3):
        yield Link("a1", f"e{number}", "model", "1.01")
    yield Note("a1", "model", AGREED, "1.02", "NOTEWORDS", "RESERVED")
    yield SetLevel("a1", "model", AGREED, "1.02", 1, "SETREASON")
    yield TaskState("a1", "model", "t1", CUT_OFF, "TASKNOTE")
    yield TaskPlan("a1", "model", "t2", skipped=True, reason="SKIPPED")
    yield LeftOpen("a1", "model", "1.03", "GATEREASON")
    yield BaselineFigure("a1", "b1", 0, "Attrition", "31 %", "2025", "Quilla Zebrano")
    yield Request("a1", "r1", 1, "Rota", owner="Quilla Zebrano", status=RequestStatus.ASKED,
                  asked_on=CUT_OFF, note="REQUESTNOTE")  # fmt: skip
    yield Finding("a1", "f1", 1, Grade.MINOR, "Forecasts are late", "Seen on most days")
    yield FindingPlace("a1", "f1", "model", "1.01")
    yield RoadmapSettings("a1", date(2026, 1, 1), "EUR")
    yield Action("a1", "k1", 1, "Forecast earlier", owner="Osvald Kundenman", wave="quick")
    yield ActionCheckpoint("a1", "k1", "model", "1.01", "1.01-2a")
    yield ActionNote("a1", "k1", "n1", CUT_OFF, "Addo Bringwell", "NOTEDON")
    yield RatingSet("a1", "s1", SECOND, "Ben Odewald")
    yield SetLevel("a1", "model", "s1", "1.02", 3, "seen otherwise")
    yield Consensus("a1", "model", "s1", "1.02", 1, 3, 1, "SETTLED", CUT_OFF)


def canary_results(*more: Record) -> Results:
    remarked = Answer("a1", "model", AGREED, POINTS[2], AnswerValue.NOT_MET, "REMARKED")
    met = dict.fromkeys(POINTS[:2], AnswerValue.MET)
    return evaluate(audit(met, remarked, *canaries(), *more), model())


def content_for(audience: Audience, *more: Record, **options: object) -> ReportContent:
    photos = tuple(
        Photo(f"e{number}", f"EV-00{number}", caption, b"", 4, 3, confidential=number == 2)
        for number, caption in ((1, "Open photo"), (2, "CONFTITLE"))
    )
    chosen = ReportOptions(audience=audience, **options)  # type: ignore[arg-type]
    support = replace(NO_SUPPORT, waves=shipped_waves())
    return build_content(
        [canary_results(*more)], CUT_OFF, replace(chosen, photos=photos), WORDS, support=support
    )


@pytest.fixture(scope="module")
def client_copy() -> ReportContent:
    return content_for(Audience.CLIENT)


def words_of_pdf(content: ReportContent) -> str:
    bare = replace(
        content, options=replace(content.options, photos=())
    )  # their pictures are of no format here
    data = bytes_of(bare)
    return pages_of(data).text


def words_of_package(data: bytes) -> str:
    """Every string of every part of an Office file, hidden ones too."""
    with zipfile.ZipFile(BytesIO(data)) as pack:
        parts = (pack.read(name).decode("utf-8", "replace") for name in pack.namelist())
        return "\n".join(parts) + "\n" + re.sub(r"<[^>]+>", "", "".join(
            pack.read(name).decode("utf-8", "replace") for name in pack.namelist() if name.endswith(".xml")
        ))  # fmt: skip


def words_of_workbook(content: ReportContent) -> str:
    out = BytesIO()
    write_workbook(content, [canary_results()], out)
    return words_of_package(out.getvalue())


def words_of_word(content: ReportContent) -> str:
    out = BytesIO()
    write_word(replace(content, options=replace(content.options, photos=())), out)
    return words_of_package(out.getvalue())


OUTPUTS = {"pdf": words_of_pdf, "xlsx": words_of_workbook, "docx": words_of_word}


@pytest.mark.parametrize("output", OUTPUTS)
def test_no_output_for_the_client_holds_what_it_must_not_read(
    client_copy: ReportContent, output: str
) -> None:
    told = OUTPUTS[output](client_copy)
    assert [secret for secret in SECRET if secret.lower() in told.lower()] == []
    assert [words for words in READ if words not in told] == []
    told_plain = " ".join(told.split()).lower()
    assert [own for own in without(client_copy).left_out if own.words.lower() in told_plain] == []


def test_the_internal_copy_has_what_the_client_copy_leaves_out() -> None:
    told = words_of_pdf(content_for(Audience.INTERNAL))
    internal = (
        "Quilla Zebrano",
        "CONFTITLE",
        "CONFTEXT",
        "RESERVED",
        "TASKNOTE",
        "SKIPPED",
        "SETTLED",
    )
    assert [words for words in internal if words not in told] == []


def test_an_internal_copy_says_so_everywhere_and_a_client_copy_nowhere(client_copy: ReportContent) -> None:
    internal = content_for(Audience.INTERNAL)
    for content, is_internal in ((internal, True), (client_copy, False)):
        bare = replace(content, options=replace(content.options, photos=()))
        pages = pages_of(bytes_of(bare)).pages
        assert all((MARK in page.text) is is_internal for page in pages)
        assert (MARK in words_of_word(content)) is is_internal
        assert (MARK in words_of_workbook(content)) is is_internal
        assert not [page for page in pages if "Client copy" in page.text]
    alone = content_for(Audience.INTERNAL, form=Form.CRITERION, framework="model", criterion="1.01")
    bare = replace(alone, options=replace(alone.options, photos=()))
    assert all(MARK in page.text for page in pages_of(bytes_of(bare)).pages)


def test_what_is_left_out_is_listed_by_place_before_and_after(client_copy: ReportContent) -> None:
    listed = without(client_copy).left_out
    assert {(own.place, own.kind, own.words) for own in listed} >= {
        ("EV-001", Kept.NAME, "Quilla Zebrano"),
        ("EV-003", Kept.NAME, "Ottokar Blumenfeldt"),
        ("EV-001", Kept.NAME, "Addo Bringwell"),
        ("EV-002", Kept.CONFIDENTIAL, "CONFTITLE"),
        ("EV-002", Kept.CONFIDENTIAL, "CONFTEXT"),
        ("EV-002", Kept.CONFIDENTIAL, "conffile.jpg"),
        ("1.02", Kept.INTERNAL, "RESERVED"),
        ("A-01", Kept.INTERNAL, "NOTEDON"),
        ("1.02", Kept.INTERNAL, "SETTLED"),
        ("", Kept.INTERNAL, "TASKNOTE"),
    }
    assert without(content_for(Audience.INTERNAL)).left_out == listed


def test_who_stands_on_the_cover_is_not_told_to_be_left_out() -> None:
    internal = content_for(Audience.INTERNAL)
    (lead,) = {own.words for own in without(internal).left_out if own.words == "Addo Bringwell"}
    known = replace(internal, cover=replace(internal.cover, assessor=f"{lead}, Ada"))
    assert lead not in {own.words for own in without(known).left_out}


def test_words_that_the_copy_has_elsewhere_are_not_listed_and_a_title_among_them_is_told() -> None:
    """The source of an item is a function that owns an action; its title stands in a note."""
    found = without(content_for(
        Audience.CLIENT,
        evidence(7, "Staff survey of May", source="Finance", text="PAYTEXT", confidential=True),
        Link("a1", "e7", "model", "1.03"),
        Note("a1", "model", AGREED, "1.03", "The STAFF survey  of May says so; refinanced, 田中花子さん"),
        Action("a1", "k2", 2, "Pay", owner="Finance", wave="quick"),
        evidence(8, "Refinance", source="田中花子", confidential=True),
        Link("a1", "e8", "model", "1.03"),
    ))  # fmt: skip
    listed = {own.words for own in found.left_out if own.place in ("EV-007", "EV-008")}
    assert listed == {"PAYTEXT", "Refinance", "Addo Bringwell"}, "a part of a longer word is another word"
    assert [(own.place, own.words) for own in found.told_anyway] == [("EV-007", "Staff survey of May")]


def test_sources_are_told_by_role_and_numbers_agree(client_copy: ReportContent) -> None:
    items = {item.label: item for item in client_copy.evidence}
    assert items["EV-001"].source == "Team leader"
    assert items["EV-003"].source == "a member of staff"
    assert (items["EV-002"].title, items["EV-002"].sha256) == ("Confidential; not in this copy", "")
    assert items["EV-002"].kind == "document"
    assert [photo.label for photo in client_copy.options.photos] == ["EV-001"]


def test_figures_from_confidential_files_do_not_name_or_quote_them() -> None:
    rows = [
        DataEntry(
            "12 rows",
            EvidenceLabel(f"e{number}", f"EV-00{number}"),
            f"file{number}.csv",
            (f"“B{number}” is odd",),
        )
        for number in (1, 2)
    ]
    typed = DataEntry("3 rows", None, "typed", ("A month is missing",))
    survey = DataEntry("9 answers", None, "s.csv", ("s.csv: “Name” is left out",), ("1 column is left out",))
    sound = DataEntry("9 answers", None, "t.csv", ())
    told = Supported("", "", (), (*rows, typed, survey, sound), "", (), "", ())
    internal = replace(content_for(Audience.INTERNAL), supported=told)
    made = for_audience(replace(internal, options=replace(internal.options, audience=Audience.CLIENT)))
    assert made.supported is not None
    assert made.supported.data == (
        rows[0],
        replace(rows[1], place="", quality=("What was dropped, filled or odd is not told in this copy.",)),
        typed,
        replace(survey, place="", quality=("1 column is left out",)),
        replace(sound, place=""),
    )
    assert for_audience(made).supported == made.supported
    assert {own.words for own in without(made).left_out if own.place == "EV-002"} >= {
        "file2.csv",
        "“B2” is odd",
    }


def test_a_client_copy_is_not_changed_again(client_copy: ReportContent) -> None:
    assert for_audience(client_copy) == client_copy


@pytest.mark.parametrize("form", [Form.EXECUTIVE, Form.CRITERION])
def test_the_other_forms_hold_as_little(form: Form) -> None:
    told = words_of_pdf(content_for(Audience.CLIENT, form=form, framework="model", criterion="1.01"))
    assert [secret for secret in SECRET if secret.lower() in told.lower()] == []


# Names in what is written freely


def found_with(*more: Record) -> set[NameFound]:
    return set(names_found(content_for(Audience.CLIENT, *more)))


def test_names_in_free_words_are_told_with_their_place() -> None:
    found = found_with(
        Note("a1", "model", AGREED, "1.03", "As zebrano’s rota of May shows, and Mr ODEWALD too"),
        Finding("a1", "f2", 2, Grade.MINOR, "Late", "Quilla Zebrano could not show it"),
        evidence(4, "Interview with Quilla Zebrano"),
        Link("a1", "e4", "model", "1.03"),
        Action("a1", "k2", 2, "Ask Osvald Kundenman", owner="Osvald Kundenman", wave="quick"),
    )
    assert {(own.framework, own.place, own.name) for own in found} == {
        ("model", "1.03", "Quilla Zebrano"),
        ("model", "1.03", "Ben Odewald"),
        ("", "F-02", "Quilla Zebrano"),
        ("", "EV-004", "Quilla Zebrano"),
        ("", "A-02", "Osvald Kundenman"),
    }
    (noted,) = (own for own in found if own.name == "Ben Odewald")
    assert "Mr ODEWALD too" in noted.words


def test_who_stands_on_the_cover_is_no_name_that_is_found() -> None:
    made = content_for(
        Audience.CLIENT, Note("a1", "model", AGREED, "1.03", "Bringwell met Mr Odewald of planning")
    )
    assert {own.name for own in names_found(made)} == {"Addo Bringwell", "Ben Odewald"}
    signed = replace(made, cover=replace(made.cover, assessor="Addo Bringwell"))
    assert {own.name for own in names_found(signed)} == {"Ben Odewald"}


def test_parts_of_words_and_short_surnames_are_no_names() -> None:
    person = ActivityPerson("a1", "x1", "w2", "agent", "Mia Lo")
    note = Note(
        "a1", "model", AGREED, "1.03", "Zebranos of the zoo run from Lo to hi; Zebranowood, lo and behold"
    )
    assert {own.name for own in found_with(person, note)} == {"Quilla Zebrano"}
    assert not found_with(person, replace(note, text="lo and behold the Zebranowood"))


def test_a_name_without_capitals_or_spaces_is_found_within_a_text() -> None:
    person = ActivityPerson("a1", "x1", "w2", "agent", "田中花子")
    note = Note("a1", "model", AGREED, "1.03", "昨日、田中花子さんに聞いた。")
    assert {(own.place, own.name) for own in found_with(person, note)} == {("1.03", "田中花子")}
