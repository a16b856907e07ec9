"""Performance in the report: ladders, charts, sources and data quality of measured criteria."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from fractions import Fraction
from gettext import NullTranslations

import pytest

from maturity_desktop.domain.audit import Audit, Change
from maturity_desktop.domain.figure_log import Odd, Oddity
from maturity_desktop.domain.figure_records import MeasureReading, MeasureSeries, OpeningTime
from maturity_desktop.domain.ladder import Ladder, ladder
from maturity_desktop.domain.ladder_rules import Proof
from maturity_desktop.domain.measures import ladders
from maturity_desktop.domain.quality_log import log_lines
from maturity_desktop.domain.record import Record
from maturity_desktop.domain.results import Results, evaluate
from maturity_desktop.domain.series import Abandoned, Figure, Grain, Series
from maturity_desktop.reports.choices import ReportOptions
from maturity_desktop.reports.content import ReportContent, build_content
from maturity_desktop.reports.measured import ChannelEntry, MeasuredEntry, Performance
from maturity_desktop.storage.library import Library
from maturity_desktop.verbs.audits import results_of
from maturity_desktop.verbs.sample import make_sample
from tests.reports.pdf_checks import assert_nothing_overlaps, assert_stays_in_its_column
from tests.reports.pdf_reading import PdfPages, bytes_of, pages_of

MADE_ON = date(2026, 1, 30)
WORDS = NullTranslations()


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    opened = Library.open(tmp_path_factory.mktemp("performance") / "library")
    make_sample(opened, lambda: datetime(2026, 1, 30, 9, tzinfo=UTC))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def results(library: Library) -> Results:
    return results_of(library, "norrhaven-2025")[0]


def content_of(results: Results) -> ReportContent:
    return build_content([results], MADE_ON, ReportOptions(), WORDS)


def performance_of(results: Results) -> Performance:
    found = content_of(results).frameworks[0].performance
    assert found is not None
    return found


@pytest.fixture(scope="module")
def content(results: Results) -> ReportContent:
    return content_of(results)


@pytest.fixture(scope="module")
def found(content: ReportContent) -> Performance:
    performance = content.frameworks[0].performance
    assert performance is not None
    return performance


@pytest.fixture(scope="module")
def pages(content: ReportContent) -> PdfPages:
    return pages_of(bytes_of(content))


def measured(found: Performance, criterion: str) -> MeasuredEntry:
    return next(entry for entry in found.criteria if entry.criterion == criterion)


def channel(found: Performance, criterion: str, name: str = "") -> ChannelEntry:
    return next(own for own in measured(found, criterion).channels if own.name == name)


def lines(own: ChannelEntry) -> dict[str, str]:
    return {line.label: line.text for line in own.reading}


def changed(results: Results, library: Library, *records: Record) -> Results:
    """The results with records put in place of those of the same key, or added."""
    audit: Audit = results.audit
    for record in records:
        old = audit.get(type(record), *record.key)
        audit = audit.with_changes([Change(old, record)])
    framework = results.framework
    return evaluate(audit, framework, ladders=ladders(audit, framework, library.figures))


def voice(results: Results) -> MeasureReading:
    reading = results.audit.get(MeasureReading, "norrhaven-2025", "service_level", "voice")
    assert reading is not None
    return reading


def test_the_title_names_the_criteria_that_figures_keep_below_their_targets(found: Performance) -> None:
    assert found.title == "Figures keep 8.01 and 8.03 of 4 measured criteria below their targets"
    assert [
        (own.criterion, own.level, own.rated, own.provisional, own.earliest) for own in found.criteria
    ] == [
        ("8.01", 1, 1, False, "Sep 2026"),
        ("8.02", 3, 3, False, ""),
        ("8.03", 1, 1, True, "Jul 2026"),
        ("8.04", 3, 3, False, "Dec 2026"),
    ]


def test_the_title_counts_no_single_criterion(results: Results, library: Library) -> None:
    others = [own for own in results.audit.all(MeasureSeries) if own.measure != "service_level"]
    audit = results.audit.with_changes([Change(own, None) for own in others])
    framework = results.framework
    alone = evaluate(audit, framework, ladders=ladders(audit, framework, library.figures))
    assert performance_of(alone).title == "Figures keep 8.01, the one measured criterion, below its target"


def test_a_ladder_says_of_each_level_what_holds_and_why(found: Performance) -> None:
    entry = measured(found, "8.03")
    assert [level.proof for level in entry.levels] == [
        Proof.MET,
        Proof.NOT_MET,
        Proof.NOT_MET,
        Proof.UNDETERMINED,
    ]
    first, second, _third, last = entry.levels
    assert first.verdict == "met"
    assert second.why[0].startswith("Target met in 7 of 12 months; 9 are needed.")
    assert "Sep 2025 (no figure)" in second.why[0]
    assert last.verdict == "for the assessor"
    assert entry.says == (
        "The figures prove level 1, Just started, provisionally: some are missing.",
        "If every period to come meets its target, the next level is reached at the end of Jul 2026.",
    )


def test_each_grain_that_a_rule_looks_at_has_a_chart_below_what_it_shows(found: Performance) -> None:
    said = [shown.says for shown in channel(found, "8.01", "Voice").charts]
    assert said == [
        "Target met in 11 of 12 months; 10 are needed.",
        "At least 80 % of the days met the target in 3 of 9 months; all of them are needed.",
        "Target met in 2,271 of 3,292 intervals (69.0 %); 80 % are needed.",
    ]
    assert [shown.says for shown in channel(found, "8.01", "E-mail").charts] == [
        "Target met in 12 of 12 months; 10 are needed."
    ]
    assert [shown.says for shown in channel(found, "8.02").charts] == [
        "Target met in 12 of 12 months; 12 are needed."
    ]


def test_every_series_says_where_it_came_from(found: Performance) -> None:
    sources = [
        (own.grain, own.periods, own.evidence.label if own.evidence else "", own.place)
        for own in channel(found, "8.01", "Voice").sources
    ]
    assert sources == [
        ("12 months", "Jan 2025 to Dec 2025", "EV-032", "Voice!A1:E13"),
        ("273 days", "1 April 2025 to 31 December 2025", "EV-033", "A1:D274"),
        (
            "3,292 intervals",
            "3 September 2025 to 31 December 2025",
            "EV-034",
            "Half-hours!A1:D3293",
        ),
    ]


def test_how_the_figures_were_read_is_told(found: Performance) -> None:
    assert lines(channel(found, "8.01", "Voice")) == {
        "Target": "at least 80 %",
        "Abandoned contacts": (
            "Contacts reached in time are held against all that were offered, the abandoned included."
        ),
        "Opening hours": (
            "Mon to Sun 07:00 to 21:00; 24 December 2025 07:00 to 18:00; 25 December 2025 closed; "
            "26 December 2025 closed; 31 December 2025 07:00 to 18:00"
        ),
    }
    assert lines(channel(found, "8.01", "E-mail")) == {
        "Target": "at least 90 %",
        "Does not apply": "Levels 2 and 3 do not apply to a response time and are passed over.",
    }
    assert lines(channel(found, "8.04")) == {"Target": "at most 5.60, from 1 July 2025 5.40"}


def test_what_was_odd_in_the_figures_is_told(found: Performance) -> None:
    email = channel(found, "8.01", "E-mail").quality
    assert email[0] == "12 percentages without contacts, taken as they stand"
    assert channel(found, "8.03").quality == ("1 period without figures (2025-09)",)
    assert channel(found, "8.01", "Voice").quality == ()


def test_another_setting_is_another_sentence(results: Results, library: Library) -> None:
    reading = replace(voice(results), abandoned=Abandoned.ANSWERED, targets=("2025-01-01 70",))
    tuesday = OpeningTime("norrhaven-2025", "tue", "")
    entry = measured(performance_of(changed(results, library, reading, tuesday)), "8.01")
    told = lines(next(own for own in entry.channels if own.name == "Voice"))
    assert told["Target"] == "at least 70 %"
    assert told["Abandoned contacts"].endswith("those that were answered.")
    assert told["Opening hours"].startswith(
        "Mon 07:00 to 21:00; Tue closed; Wed to Sun 07:00 to 21:00; 24 December"
    )


def test_a_channel_out_of_scope_is_named_and_not_shown(results: Results, library: Library) -> None:
    entry = measured(
        performance_of(changed(results, library, replace(voice(results), in_scope=False))), "8.01"
    )
    assert [own.name for own in entry.channels] == ["E-mail"]
    assert entry.out_of_scope == "Voice is out of scope: its figures were not counted."
    assert "The criterion is rated at level 1." not in entry.says


def test_where_the_assessor_answers_otherwise_the_report_says_so(results: Results, library: Library) -> None:
    reading = replace(voice(results), targets=("2025-01-01 95",))
    entry = measured(performance_of(changed(results, library, reading)), "8.01")
    assert "The assessor answers checkpoint 8.01-1a otherwise than the figures propose." in entry.says
    assert "The criterion is rated at level 1." in entry.says
    assert (entry.level, entry.rated) == (0, 1)


def test_typed_figures_with_targets_of_their_own(results: Results, library: Library) -> None:
    figures = tuple(
        Figure(datetime(2025, month, 1), value=Fraction(80 + month), target=Fraction(80 if month < 7 else 85))  # noqa: DTZ001
        for month in range(1, 13)
    )
    series = MeasureSeries(
        "norrhaven-2025", "norrhaven-2025-series-5", "quality_score", "", Grain.MONTH,
        library.keep_figures(figures), 12, date(2025, 1, 1), date(2025, 12, 1), MADE_ON,
        quality=log_lines([Oddity(Odd.TOTAL, "qa.csv", "", ("A14",), 1)]),
    )  # fmt: skip
    untold = MeasureReading("norrhaven-2025", "quality_score", "")
    own = channel(performance_of(changed(results, library, series, untold)), "8.02")
    assert own.sources[0].evidence is None
    assert own.sources[0].place == "typed"
    assert lines(own)["Target"] == "at least 80 %, from 1 July 2025 85 %"
    assert own.quality == ("qa.csv, “”: 1 row of totals left out (A14)",)


def test_a_given_value_that_finer_contacts_speak_against_is_told(results: Results, library: Library) -> None:
    figures = tuple(Figure(datetime(2025, month, 1), value=Fraction(81)) for month in range(1, 13))  # noqa: DTZ001
    kept = next(
        own for own in results.audit.all(MeasureSeries) if (own.channel, own.grain) == ("voice", Grain.MONTH)
    )
    series = replace(kept, figures=library.keep_figures(figures))
    quality = channel(performance_of(changed(results, library, series)), "8.01", "Voice").quality
    said = (
        "Aug 2025: the client gives 81.0 %, but 57,164 of 74,920 contacts are 76.3 %; "
        "the client's figure counts"
    )
    assert quality == (said,)


def test_without_a_target_the_overview_says_so_and_shows_no_level(results: Results) -> None:
    bare = {name: _without_targets(results, name, own) for name, own in results.ladders.items()}
    content = content_of(evaluate(results.audit, results.framework, ladders=bare))
    found = content.frameworks[0].performance
    assert found is not None
    assert found.title.startswith("No targets are told yet for 8.01, 8.02 and 8.03, of 4 measured criteria")
    assert [own.level for own in found.criteria] == [None, None, None, 1], (
        "that costs are told needs no target"
    )
    pages = pages_of(bytes_of(content))
    overview = next(page for page in pages.pages if "Figures prove" in page.text)
    assert re.sub(r"\s+", " ", overview.text).count("no level: no target yet") == 3


def _without_targets(results: Results, criterion: str, found: Ladder) -> Ladder:
    """The ladder of the same figures while nobody has told a target."""
    every = [
        replace(
            own.figures,
            targets=(),
            series={
                grain: Series(grain, tuple(replace(figure, target=None) for figure in series.figures))
                for grain, series in own.figures.series.items()
            },
        )
        for own in found.channels
    ]
    return ladder(results.of(criterion).criterion, results.framework.floor, every, found.cut_off)


def test_without_figures_there_is_no_such_part(results: Results) -> None:
    bare = content_of(evaluate(results.audit, results.framework))
    assert bare.frameworks[0].performance is None
    assert "Performance" not in [title for _depth, title, _page in pages_of(bytes_of(bare)).bookmarks]


def test_the_pdf_has_the_part_in_bookmarks_contents_and_pages(pages: PdfPages, found: Performance) -> None:
    titles = [title for _depth, title, _page in pages.bookmarks]
    place = titles.index("Performance")
    assert titles[place - 2 : place] == ["Results", "Heat map"]
    assert titles[place + 1 : place + 5] == [f"{own.criterion} {own.title}" for own in found.criteria]
    first = pages.bookmarks[place][2]
    text = re.sub(r"\s+", " ", " ".join(page.text for page in pages.pages[first : first + 7]))
    for entry in found.criteria:
        for sentence in entry.says:
            assert sentence in text
        for own in entry.channels:
            for told in (*own.quality, *(line.text for line in own.reading), *(s.place for s in own.sources)):
                assert told in text
    assert any(page.text.count("Performance") and "Contents" in page.text for page in pages.pages[:first])


def test_every_item_of_evidence_is_linked_and_nothing_overlaps(pages: PdfPages, found: Performance) -> None:
    first = next(page for _depth, title, page in pages.bookmarks if title == "Performance")
    last = next(page for _depth, title, page in pages.bookmarks if page > first and title.startswith("1 "))
    section = pages.pages[first:last]
    register = next(page for _depth, title, page in pages.bookmarks if title == "Evidence register")
    sources = sum(len(own.sources) for entry in found.criteria for own in entry.channels)
    assert sum(target >= register for page in section for _box, target in page.links) == sources == 7
    part = PdfPages(section, ())
    assert_stays_in_its_column(part)
    assert_nothing_overlaps(part)


def test_the_same_audit_gives_the_same_bytes(results: Results, content: ReportContent) -> None:
    assert bytes_of(content_of(results)) == bytes_of(content)
