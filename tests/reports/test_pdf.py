from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from gettext import NullTranslations
from io import BytesIO
from unicodedata import combining

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from maturity_desktop.domain.audit import AGREED, Answer, AnswerValue, Change, Evidence, Link, Note
from maturity_desktop.domain.errors import ReportError
from maturity_desktop.domain.progress import Cancelled
from maturity_desktop.domain.results import evaluate
from maturity_desktop.reports.content import COLUMNS, ReportOptions, build_content
from maturity_desktop.reports.parts import Mark
from maturity_desktop.reports.pdf import check_pdf, write_pdf
from maturity_desktop.reports.pdf.document import MARGIN
from maturity_desktop.reports.pdf.paragraphs import Words
from maturity_desktop.reports.text import PARAGRAPH_LIMIT, visible
from tests.reports.audits import (
    CUT_OFF,
    MADE_ON,
    content_of,
    everything,
    evidence_items,
    made_framework,
    note,
    results_of,
)
from tests.reports.models import EVERY_KIND, PAIRS, five_in_one
from tests.reports.pdf_reading import bytes_of, overlaps, pages_of, squeezed, written
from tests.reports.test_text import ANYTHING, HOSTILE, expected_words

ARABIC = "تم قياس رضا العملاء في شهر أغسطس ولم تحقق الأهداف المحددة لمركز الاتصال لا توجد خطط"
HEBREW = "שביעות הרצון של הלקוחות נמדדה באוגוסט ולא הושגו היעדים"
SCRIPTS = {
    "latin": "Zażółć gęślą jaźń — ČŘŽ Ünïcödé, ½ × 3 ≥ 1 …",
    "greek": "Η ικανοποίηση των πελατών μετρήθηκε τον Αύγουστο.",
    "cyrillic": "Удовлетворённость клиентов измерялась в августе.",
    "georgian": "მომხმარებელთა კმაყოფილება გაიზომა აგვისტოში.",
    "thai": "ความพึงพอใจของลูกค้าวัดในเดือนสิงหาคม",
    "devanagari": "ग्राहकों की संतुष्टि अगस्त में मापी गई।",
    "hebrew": HEBREW,
    "arabic": ARABIC,
    "symbols": "☎ ★ ✓ ✗ ☑ → 🗣",
    "japanese": "お客様満足度は八月に低下しました。",
    "german": "Kundenzufriedenheitsmessungsverfahrensdokumentationsverantwortlichkeit " * 3,
}


def printed_strings(content):
    """Everything that has to be found in the report."""
    cover = content.cover
    yield from (cover.title, cover.client, cover.site, cover.cut_off, cover.made_on, cover.assessor)
    yield from (cover.status, cover.version, *content.method, *content.limits, *content.disclaimer)
    yield from (text for line in (*content.profile, *content.definitions) for text in (line.label, line.text))
    yield content.evidence_title
    for part in content.frameworks:
        yield from (part.title, part.edition, part.about, part.profile, part.profile_note)
        lines = (*part.rules, *part.scale, *part.beyond, *part.targets, *part.remarks)
        yield from (text for line in lines for text in (line.label, line.text))
        says = part.executive
        yield from (says.headline, *says.firmness)
        yield from (text for figure in says.figures for text in (figure.value, figure.unit, figure.caption))
        yield from (text for p in (*says.strengths, *says.risks) for text in (p.id, p.title, p.says, p.note))
        yield from (
            part.findings.domains,
            part.findings.levels,
            part.findings.checkpoints,
            part.findings.gaps,
        )
        yield from (text for domain in part.domains for text in (domain.title, domain.undescribed))
        yield from programme_strings(part)
        for entry in part.criteria:
            yield from (
                entry.id,
                entry.title,
                entry.intent,
                entry.level_words,
                entry.set_reason,
                entry.support,
            )
            yield from (entry.note, entry.path_words, *entry.provisional, entry.status, entry.blocking_words)
            for level in entry.levels:
                if level.checkpoints:
                    yield from (level.title, level.state_words, level.points_words, level.signs_words)
                for point in level.checkpoints:
                    yield from (point.id, point.text, point.examples, point.remark, point.mark_words)
                    yield from (point.theme, point.sign_words if point.blocks is not None else "")
                    yield point.condition if point.mark is not Mark.NOT_APPLICABLE else ""
            for use in entry.evidence:
                yield from (use.label, use.title, use.kind, use.dated)
    for item in content.evidence:
        yield from (item.label, item.title, item.kind, item.dated_words, item.source, item.text)
        yield from (item.added_by, item.file_name, item.sha256)


def programme_strings(part):
    if part.programme:
        yield part.findings.programme
    for phase in part.programme:
        yield from (phase.title, phase.about, phase.leads_to)
        for task in phase.tasks:
            yield from (task.what, task.kind, task.why, task.deliverable, task.who, task.timing)
            yield from (task.done_on, task.note)


def strings_of_several(content):
    """What only a report about several models says."""
    found = content.standings
    yield from (found.title, *found.notes, content.crosswalk_title, content.crosswalk_about)
    for entry in found.entries:
        yield from (entry.name, entry.layer, entry.level_words, entry.along_words)
    for pair in content.crosswalk:
        yield from (pair.strength_words, pair.reason, *(item.label for item in pair.evidence))
        yield from (text for end in (pair.one, pair.other) for text in (end.framework_title, end.words))


def assert_holds(pages, strings):
    text = unhyphened(pages.text)  # PDFium takes a hyphen at the end of a line for one of hyphenation
    found = {word for said in strings for word in expected_words(said).split()}
    lost = {word for word in found if unhyphened(word) not in text}
    assert not lost


def unhyphened(text):
    return squeezed(text).replace("-", "")


def assert_stays_in_its_column(pages, size="A4"):
    left_edge, right_edge = MARGIN - 1.5, MARGIN + COLUMNS[size].width + 1.5
    for number, page in enumerate(pages.pages, start=1):
        for (left, bottom, right, top), words in page.boxes:
            place = (number, words)
            # The box of a run also holds a space at its end; a mark hangs over the letter beside it.
            odd = [c.isspace() or combining(c) for c in (words[:1] or " ", words[-1:] or " ")]
            hang = 10 if any(odd) else 0
            assert left >= left_edge - hang, place
            assert right <= right_edge + hang, place
            assert bottom >= 40, place
            assert top <= page.height - 38, place


def assert_nothing_overlaps(pages):
    for number, page in enumerate(pages.pages, start=1):
        boxes = sorted(page.boxes, key=lambda entry: entry[0][1])
        for place, (one, words) in enumerate(boxes):
            for other, more in boxes[place + 1 :]:
                if other[1] > one[3]:
                    break
                assert overlaps(one, other) < 0.35, (number, words, more)


def test_every_word_is_there(content, report_pages):
    assert_holds(report_pages, printed_strings(content))


def test_every_criterion_has_its_heading_with_its_level(content, report_pages):
    by_title = {title: page for _depth, title, page in report_pages.bookmarks}
    for entry in content.frameworks[0].criteria:
        page = by_title[f"{entry.id} {entry.title}"]
        here = squeezed(report_pages.pages[page].text)
        assert squeezed(entry.title) in here
        assert squeezed(entry.level_words) in here


@pytest.mark.parametrize("length", [10, 60, 200, 700, 5_000])
@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_the_cover_is_one_page_whatever_the_names_are(length, size):
    name = ("Landshauptstadtwerke und Nahverkehrsgesellschaft " * 110)[:length].strip()
    content = content_of(
        small("Note.", name=name, sites=name), page_size=size, title=name, version="7.3", status="final"
    )
    pages = pages_of(bytes_of(content))
    for said in ("7.3", "Final", "not a certificate of Nobody"):
        assert said in pages.pages[0].text
    assert_holds(pages, [name])
    assert (squeezed(name) in squeezed(pages.pages[0].text)) == (length <= 200)
    assert ("What the cover shortens, in full" in pages.pages[1].text) == (length > 200)
    assert_stays_in_its_column(pages, size)


def test_bookmarks_follow_the_sections(content, report_pages):
    top = [title for depth, title, _page in report_pages.bookmarks if depth == 0]
    assert top == [
        "Executive summary", "Scope and method", "Results", "Ranked gaps", "Criteria", "Evidence register",
        "Definitions and disclaimer",
    ]  # fmt: skip
    below = [title for depth, title, _page in report_pages.bookmarks if depth == 2]
    assert below == [f"{entry.id} {entry.title}" for entry in content.frameworks[0].criteria]


def test_pages_are_numbered(report_pages):
    total = len(report_pages.pages)
    for number, page in enumerate(report_pages.pages[1:], start=2):
        assert page.text.rstrip().endswith(f"Page {number} of {total}")


def test_the_contents_name_the_pages_they_lead_to(report_pages):
    contents = [page for page in report_pages.pages[2:4] if page.links]
    seen = 0
    for page in contents:
        for (left, bottom, right, top), target in page.links:
            numbers = [
                words.strip()
                for box, words in page.boxes
                if box[1] >= bottom - 1 and box[3] <= top + 1 and (left + right) / 2 < box[0] < right
            ]
            assert numbers[-1:] == [str(target + 1)]
            seen += 1
    assert seen == 7 + 3 + 8 + 45


def test_the_contents_of_the_standard_are_one_page_of_two_columns(report_pages):
    assert report_pages.pages[2].text.splitlines()[1].strip() == "Contents"
    assert len({round(box[0]) for box, _target in report_pages.pages[2].links}) == 2
    assert report_pages.bookmarks[1][2] == 3


def test_contents_of_any_length_lead_where_they_say():
    for count in (1, 2, 90, 260):
        pages = pages_of(bytes_of(content_of(results_of(made_framework(1, count)))))
        end = next(page for _depth, title, page in pages.bookmarks if title == "Scope and method")
        targets = [target for page in pages.pages[2:end] for _box, target in page.links]
        assert targets == [page for _depth, _title, page in pages.bookmarks]
        assert all(page.links for page in pages.pages[2:end])


def test_criteria_and_evidence_link_to_each_other(content, report_pages):
    first_page = {title: page for depth, title, page in report_pages.bookmarks}
    register = first_page["Evidence register"]
    criteria = {first_page[f"{c.id} {c.title}"] for c in content.frameworks[0].criteria}
    there = [link for page in report_pages.pages[:register] for _box, link in page.links if link >= register]
    back = [link for page in report_pages.pages[register:] for _box, link in page.links]
    uses = sum(len(entry.evidence) for entry in content.frameworks[0].criteria)
    assert len(there) >= uses
    assert len(back) == sum(len(item.used_at) for item in content.evidence)
    assert set(back) <= criteria


def test_results_come_early_and_remarks_on_the_edition_late(content, report_pages):
    first = {title: page for _depth, title, page in report_pages.bookmarks}
    assert first["Results"] <= 6
    assert first["Remarks on the edition"] >= first["Definitions and disclaimer"]
    method = report_pages.pages[first["Scope and method"] : first["Results"]]
    remarks = {page for entry in method for _box, page in entry.links}
    assert remarks == {first["Remarks on the edition"]}
    assert squeezed(content.frameworks[0].remarks[-1].text) in squeezed(report_pages.pages[-1].text)


def test_contradicting_evidence_says_so_at_its_checkpoint():
    framework = made_framework(1, 1)
    items = [record for record in evidence_items(framework, 3) if isinstance(record, Evidence)]
    old = replace(items[2], dated=CUT_OFF - timedelta(days=500))
    point = framework.criteria[0].checkpoints[0].id
    links = [
        Link("a1", items[0].id, "made", "1.01", point),
        Link("a1", items[1].id, "made", "1.01", point, contradicts=True),
        Link("a1", old.id, "made", "1.01", point),
    ]
    text = pages_of(bytes_of(content_of(results_of(framework, [*items[:2], old, *links])))).text
    assert "EV-001, EV-002 contradicts, EV-003 stale" in text


def test_priorities_have_two_decimals_everywhere(content, report_pages):
    (part,) = content.frameworks
    first = next(page for _depth, title, page in report_pages.bookmarks if title == "Ranked gaps")
    text = squeezed(" ".join(page.text for page in report_pages.pages[first : first + 2]))
    for gap in part.gaps:
        said = f"{gap.weight:.2f}{gap.impact}{gap.effort}{gap.missing}{gap.priority:.2f}"
        assert said in text
        place = next(page for _d, title, page in report_pages.bookmarks if title.startswith(gap.criterion))
        assert f"{gap.priority:.2f}" in report_pages.pages[place].text


def test_the_running_foot_names_the_page_of_the_rules(report_pages):
    rules = next(page for _depth, title, page in report_pages.bookmarks if title.startswith("Rating rules"))
    assert f"the rules printed on page {rules + 1}." in report_pages.pages[10].text


def test_the_executive_summary_is_one_page(realistic):
    for size in ("A4", "Letter"):
        pages = pages_of(bytes_of(content_of(realistic, page_size=size)))
        assert "How firm these figures are" in pages.pages[1].text
        assert pages.pages[2].text.splitlines()[1].strip() == "Contents"


def test_long_words_are_shortened_where_the_executive_page_is_full(realistic):
    notes = [
        Note("a1", "icmi_cmo", AGREED, result.criterion.id, "Forecasts are late, and all agree. " * 3)
        for result in realistic.criteria
    ]
    whole = pages_of(bytes_of(content_of(with_notes(realistic, notes))))
    assert whole.pages[1].text.count("Forecasts are late, and all agree.") == 6
    notes = [
        replace(entry, text="Forecasts are late and nobody owns them, " + "hours are missed " * 7)
        for entry in notes
    ]
    full = pages_of(bytes_of(content_of(with_notes(realistic, notes), page_size="Letter")))
    assert squeezed("nobody owns them…") in squeezed(full.pages[1].text)
    assert "How firm these figures are" in full.pages[1].text


def with_notes(results, notes):
    """The results with other notes."""
    changes = [Change(results.audit.get(Note, *entry.key), entry) for entry in notes]
    return evaluate(results.audit.with_changes(changes), results.framework)


def test_nothing_leaves_the_column_or_overlaps(report_pages):
    assert_stays_in_its_column(report_pages)
    assert_nothing_overlaps(report_pages)


def test_letter_is_letter(realistic):
    pages = pages_of(bytes_of(content_of(realistic, page_size="Letter")))
    assert {(page.width, page.height) for page in pages.pages} == {(612.0, 792.0)}
    assert_stays_in_its_column(pages, "Letter")
    assert_nothing_overlaps(pages)


def test_the_register_has_one_head_on_each_page():
    framework = made_framework(1, 2)
    pages = pages_of(bytes_of(content_of(results_of(framework, evidence_items(framework, 130)))))
    register = next(page for _depth, title, page in pages.bookmarks if title == "Evidence register")
    last = next(page for _depth, title, page in pages.bookmarks if title.startswith("Definitions"))
    assert [page.text.count("Kind and date") for page in pages.pages[register:last]] == [1] * (
        last - register
    )


def test_heads_of_tables_are_repeated(report_pages):
    register = next(page for _depth, title, page in report_pages.bookmarks if title == "Evidence register")
    last = next(page for _depth, title, page in report_pages.bookmarks if title.startswith("Definitions"))
    assert last - register > 1
    for page in report_pages.pages[register:last]:
        assert "Kind and date" in page.text


def test_no_heading_is_the_last_thing_on_a_page(content, report_pages):
    headings = {"Note", "Evidence", "Path to the next level", "Scale", "Method", "Disclaimer"}
    headings |= {f"{entry.id} {entry.title}" for entry in content.frameworks[0].criteria}
    for page in report_pages.pages[4:]:
        lines = [line.strip() for line in page.text.splitlines() if line.strip()]
        assert lines[-2] not in headings


def test_the_file_says_what_it_is(content, report):
    document = pypdfium2.PdfDocument(report)
    facts = document.get_metadata_dict()
    document.close()
    assert facts["Title"] == "Gap report · Norrhaven Energi Service"
    assert facts["Author"] == content.cover.assessor
    assert facts["Subject"] == "ICMI Customer Management Operations Standards"
    assert facts["CreationDate"] == "D:20260130000000Z"
    data = report.read_bytes()
    assert b"/Lang (en)" in data
    assert re.search(rb"/DisplayDocTitle true", data)


def test_fonts_are_embedded_and_subset(report):
    data = report.read_bytes()
    names = set(re.findall(rb"/BaseFont /([A-Za-z0-9+#-]+)", data))
    assert all(b"+" in name for name in names - {b"Helvetica"})
    assert len(data) < 700_000


def test_the_same_audit_gives_the_same_bytes(content, report):
    assert bytes_of(content) == report.read_bytes()


def test_another_day_gives_other_bytes(realistic, content, report):
    later = build_content([realistic], date(2026, 2, 1), ReportOptions("", "final", "1.2"), content.words)
    assert bytes_of(later) != report.read_bytes()


def test_the_check_passes_a_whole_report(content, report):
    check_pdf(report, content)


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.9, 0.999])
def test_the_check_fails_on_a_truncated_file(content, report, tmp_path, share):
    data = report.read_bytes()
    cut = tmp_path / "cut.pdf"
    cut.write_bytes(data[: int(share * len(data))])
    with pytest.raises(ReportError):
        check_pdf(cut, content)


def test_the_check_fails_on_another_report(content, report):
    other = replace(content, cover=replace(content.cover, version="1.3"))
    with pytest.raises(ReportError):
        check_pdf(report, other)


def test_the_check_fails_on_another_file(content, tmp_path):
    other = tmp_path / "other.pdf"
    document = pypdfium2.PdfDocument.new()
    document.new_page(595, 842)
    document.save(other)
    document.close()
    with pytest.raises(ReportError):
        check_pdf(other, content)
    other.write_bytes(b"%PDF-1.4 no\n%%EOF")
    with pytest.raises(ReportError):
        check_pdf(other, content)


def test_progress_runs_from_the_beginning_to_the_end(content):
    seen = []
    write_pdf(content, BytesIO(), lambda done, total: seen.append((done, total)))
    total = 1 + len(content.frameworks[0].criteria) + 1
    assert seen == [(done, total) for done in range(1, total + 1)]


@pytest.mark.parametrize("after", [1, 20, 47])
def test_a_cancelled_report_writes_nothing(content, after):
    calls = 0

    def progress(done, total):
        nonlocal calls
        calls += 1
        if calls == after:
            raise Cancelled

    out = BytesIO()
    with pytest.raises(Cancelled):
        write_pdf(content, out, progress)
    assert out.getvalue() == b""
    assert bytes_of(content)  # nothing of the cancelled one stays behind


def small(text, **profile):
    """A small audit whose every field is this text."""
    framework = made_framework(1, 1)
    records = [
        note(framework, "1.01", text),
        *(
            replace(record, title=text, source=text, text=text) if isinstance(record, Evidence) else record
            for record in evidence_items(framework, 2)
        ),
        Answer("a1", "made", AGREED, "1.01-1a", AnswerValue.PARTLY, text),
        Answer("a1", "made", AGREED, "1.01-1b", AnswerValue.NOT_APPLICABLE, text),
    ]
    return results_of(framework, records, **({"name": text, "vision": text} | profile))


@pytest.mark.parametrize("text", SCRIPTS.values(), ids=SCRIPTS)
def test_every_script_can_be_read_back(text):
    content = content_of(small(text))
    pages = pages_of(bytes_of(content))
    assert_holds(pages, [text])
    assert_stays_in_its_column(pages)


def test_what_is_spelt_out_in_the_client_s_name_is_quiet():
    page = pages_of(bytes_of(content_of(small("Note.", name="Nord 👩 Energi")))).pages[0]
    heights = {words.strip(): top - bottom for (_l, bottom, _r, top), words in page.boxes}
    (spelt,) = (height for words, height in heights.items() if words == "[U+1F469]")
    (name,) = (height for words, height in heights.items() if words == "Nord")
    assert spelt < 0.7 * name


def test_what_no_font_has_is_listed_on_the_last_page():
    pages = pages_of(bytes_of(content_of(small("日本 and 👩"))))
    assert "[U+65E5], [U+672C], [U+1F469]" in pages.pages[-1].text


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(ANYTHING, st.lists(st.sampled_from(HOSTILE), max_size=12).map("".join)))
def test_hostile_words_do_no_harm(text):
    pages = pages_of(bytes_of(content_of(small(text), title=text, version=text)))
    assert_stays_in_its_column(pages)


def test_markup_is_printed_as_it_was_typed(tmp_path):
    hostile = '<b>bold</b> <img src="/etc/hostname"/> <a href="http://example.com">x</a> & &amp; </para>'
    pages = pages_of(bytes_of(content_of(small(hostile))))
    assert_holds(pages, [hostile])
    assert b"/URI" not in bytes_of(content_of(small(hostile)))


def test_control_characters_and_surrogates_are_visible():
    pages = pages_of(bytes_of(content_of(small("a\x00b \ud800 \u202ec"))))
    assert_holds(pages, ["a[U+0000]b", "[U+D800]", "[U+202E]c"])


def test_a_note_of_40_000_words_is_whole_and_quick():
    framework = made_framework(1, 1)
    text = " ".join(f"word{number}" for number in range(40_000))
    records = [note(framework, "1.01", text), Answer("a1", "made", AGREED, "1.01-1a", AnswerValue.MET, text)]
    pages = pages_of(bytes_of(content_of(results_of(framework, records))))
    found = re.findall(r"word\d+", squeezed(pages.text).replace("word", " word"))
    assert all(found.count(f"word{number}") >= 2 for number in range(0, 40_000, 1_999))
    assert len(set(found) & {f"word{number}" for number in range(40_000)}) == 40_000
    assert_stays_in_its_column(pages)


@pytest.mark.parametrize(
    "text", ["W" * 5_000, "日" * 3_000, "\n" * 50 + "x", "   ", "", "\u200d" * 20, "\u0301" * 30]
)
def test_odd_lengths_are_laid_out(text):
    pages = pages_of(bytes_of(content_of(small(text))))
    assert_stays_in_its_column(pages)


def test_a_word_of_5_000_letters_is_whole():
    word = "".join(f"{number:04d}" for number in range(1_250))
    pages = pages_of(bytes_of(content_of(small(word))))
    held = squeezed("".join(page.text for page in pages.pages[6:-1]))
    numbers = {f"{number:04d}" for number in range(1_250)}
    assert sum(number in held for number in numbers) == 1_250


def test_the_lines_of_a_long_word_are_not_broken_anew_for_each_page(monkeypatch):
    broken = []
    break_lines = Words.breakLines

    def counting(paragraph, widths):
        broken.append(paragraph)
        return break_lines(paragraph, widths)

    def breaks(letters):
        broken.clear()
        remark = Answer("a1", "made", AGREED, "1.01-1a", AnswerValue.PARTLY, "x" * letters)
        pages = pages_of(bytes_of(content_of(results_of(framework, [remark]))))
        assert squeezed(pages.text).count("x") >= letters
        return len(broken)

    monkeypatch.setattr(Words, "breakLines", counting)
    framework = made_framework(1, 1)
    assert breaks(100_000) - breaks(50_000) < 6 * 50_000 / PARAGRAPH_LIMIT


def test_joiners_are_read_back_and_not_drawn():
    pages = pages_of(bytes_of(content_of(small("می\u200cخواهم"))))
    assert "می\u200cخواهم" in pages.text


def content_of_all(**options):
    """A model of every kind in one audit."""
    return build_content(five_in_one(), MADE_ON, ReportOptions(**options), NullTranslations(), PAIRS)


def content_of_one(make):
    """A model of one kind alone, as the audit of all has it."""
    (results,) = (found for found in five_in_one() if found.framework.id == make().id)
    return content_of(results)


HARD_AUDITS = {
    "empty": lambda: content_of(results_of(made_framework(8, 6))),
    "nothing applies": lambda: content_of(
        results_of(made_framework(3, 3), everything(made_framework(3, 3), AnswerValue.NOT_APPLICABLE))
    ),
    "200 items": lambda: content_of(
        results_of(made_framework(2, 3), evidence_items(made_framework(2, 3), 200))
    ),
    "five levels": lambda: content_of(results_of(made_framework(4, 4, 5, 1))),
    "200 criteria": lambda: content_of(results_of(made_framework(8, 25))),
    "no domain names": lambda: content_of(results_of(made_framework(1, 1), name="", sites="")),
    "two frameworks": lambda: content_of(results_of(made_framework(2, 2)), results_of(made_framework(3, 1))),
    **{make.__name__: partial(content_of_one, make) for make in EVERY_KIND},
    "every kind in one": content_of_all,
    "every kind in one, Letter": lambda: content_of_all(page_size="Letter"),
}


@pytest.mark.parametrize("make", HARD_AUDITS.values(), ids=HARD_AUDITS)
def test_hard_audits_are_whole_and_in_place(make, tmp_path):
    content = make()
    path = written(content, tmp_path / "hard.pdf")
    check_pdf(path, content)
    pages = pages_of(path)
    assert_stays_in_its_column(pages, content.page_size)
    assert_nothing_overlaps(pages)
    assert_holds(pages, [text for text in printed_strings(content) if visible(text)])
    if content.standings is not None:
        assert_holds(pages, [text for text in strings_of_several(content) if visible(text)])
