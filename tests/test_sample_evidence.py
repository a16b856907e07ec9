"""The sample's evidence: the files that the two audits name, with tables that repeat the client's figures."""

import csv
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import datetime
from itertools import dropwhile, takewhile
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
import yaml
from PIL import Image
from pypdfium2 import PdfDocument

from tools.sample_evidence.days import ServiceLevel, band_of
from tools.sample_evidence.documents import write_documents
from tools.sample_evidence.figures import SAMPLE, Figures, texts
from tools.sample_evidence.logs import write_logs
from tools.sample_evidence.notes import write_notes
from tools.sample_evidence.service_tables import write_service_tables
from tools.sample_evidence.surveys import write_surveys
from tools.sample_evidence.tables import write_tables

FOLDER = SAMPLE / "evidence"
FIGURES = Figures.read()
MONTHS = {row["month"]: row for row in FIGURES.months}
PICTURES = sorted(path.name for path in FOLDER.iterdir() if path.suffix in {".jpg", ".png"})
PAPERS = sorted(path.name for path in FOLDER.glob("*.pdf"))
OFFICE = sorted(path.name for path in FOLDER.iterdir() if path.suffix in {".xlsx", ".docx"})


def registers() -> Iterator[dict[str, Any]]:
    for name in ("norrhaven-2024", "norrhaven-2025"):
        yield from yaml.safe_load((SAMPLE / f"{name}.yaml").read_text(encoding="utf-8"))["evidence"]


def table(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as source:
        return list(csv.DictReader(source))


def sheet(name: str, title: str) -> list[tuple[Any, ...]]:
    """The rows of a table: below its head, the first row of several cells, and above the next empty row."""
    rows = openpyxl.load_workbook(FOLDER / name)[title].iter_rows(values_only=True)
    below = dropwhile(lambda row: row[1] is None, rows)
    return list(takewhile(any, below))[1:]


def read_pdf(data: bytes) -> tuple[dict[str, str], list[str]]:
    """What a PDF says of itself, and the words of its pages."""
    document = PdfDocument(data)
    try:
        return document.get_metadata_dict(), [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Everything but the pictures, made afresh."""
    return make(tmp_path_factory.mktemp("made"))


def make(folder: Path) -> Path:
    service = ServiceLevel(FIGURES)
    write_documents(folder, FIGURES, service)
    write_notes(folder)
    write_tables(folder, FIGURES)
    write_service_tables(folder, FIGURES, service)
    write_logs(folder)
    write_surveys(folder)
    return folder


def test_the_audits_name_every_file_and_no_other() -> None:
    named = [item["file"] for item in registers() if "file" in item]
    assert sorted(named) == sorted(path.name for path in FOLDER.iterdir())
    assert all(item["file"].startswith(f"{item['number']:03}-") for item in registers() if "file" in item)


def test_the_files_are_small() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 3_000_000
    assert all(15_000 < (FOLDER / name).stat().st_size < 150_000 for name in PICTURES)


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_opens(name: str) -> None:
    with Image.open(FOLDER / name) as picture:
        picture.load()
        assert picture.format == {".jpg": "JPEG", ".png": "PNG"}[Path(name).suffix]
        assert min(picture.size) > 700
        assert not picture.getexif()


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_opens_with_its_words_and_its_day(name: str) -> None:
    told = texts("documents")[name]
    about, pages = read_pdf((FOLDER / name).read_bytes())
    assert len(pages) <= 4
    assert all(len(words) > 20 for words in pages)
    words = " ".join("".join(pages).split())
    if told["paper"] != "poster":
        assert told["title"] in words
    assert about["CreationDate"].startswith(f"D:{told['dated']:%Y%m%d}")
    assert [item["dated"] for item in registers() if item.get("file") == name] == [told["dated"]]


def test_papers_are_made_anew_as_they_stand(made: Path) -> None:
    for name in PAPERS:
        assert read_pdf((made / name).read_bytes()) == read_pdf((FOLDER / name).read_bytes()), name


def test_plain_files_are_made_anew_as_they_stand(made: Path) -> None:
    plain = [path.name for path in FOLDER.iterdir() if path.suffix in {".txt", ".csv"}]
    assert len(plain) > 8
    for name in plain:
        assert (made / name).read_bytes() == (FOLDER / name).read_bytes(), name


@pytest.mark.parametrize("name", OFFICE)
def test_office_files_are_made_anew_and_tell_no_time(name: str, made: Path) -> None:
    with ZipFile(made / name) as new, ZipFile(FOLDER / name) as old:
        assert old.testzip() is None
        assert {entry.date_time for entry in old.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert [(part, new.read(part)) for part in new.namelist()] == [
            (part, old.read(part)) for part in old.namelist()
        ]


def test_making_twice_gives_the_same_bytes(made: Path, tmp_path: Path) -> None:
    again = make(tmp_path)
    assert {path.name: path.read_bytes() for path in again.iterdir()} == {
        path.name: path.read_bytes() for path in made.iterdir()
    }


def test_monthly_figures_are_the_clients() -> None:
    book = openpyxl.load_workbook(FOLDER / "032-monthly-figures-2025.xlsx")
    head, *rows = book["2025"].iter_rows(values_only=True)
    assert [dict(zip(head, row, strict=True)) for row in rows] == FIGURES.months


def test_days_agree_with_the_months() -> None:
    days = table("033-service-level-days-2025.csv")
    by_month = defaultdict(list)
    for day in days:
        by_month[day["date"][:7]].append(day)
        share = 100 * int(day["answered_within_20_s"]) / int(day["offered"])
        assert float(day["per_cent"]) == pytest.approx(share, abs=0.051)
        assert (day["met_80_per_cent"] == "yes") == (share >= 80)
    assert len({day["date"] for day in days}) == len(days) == 273
    assert list(by_month) == list(FIGURES.days_met)
    for month, found in by_month.items():
        offered = sum(int(day["offered"]) for day in found)
        assert [sum(day["met_80_per_cent"] == "yes" for day in found), len(found)] == FIGURES.days_met[month]
        assert offered == MONTHS[month]["voice_contacts"]
        within = sum(int(day["answered_within_20_s"]) for day in found)
        assert 100 * within / offered == pytest.approx(MONTHS[month]["sl_80_20"], abs=0.05)


def test_half_hours_agree_with_the_days_and_with_both_tables() -> None:
    name = "034-service-level-intervals-120-days.xlsx"
    half_hours = sheet(name, "Half-hours")
    months, bands = Counter[str](), Counter[str]()
    days: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for day, start, offered, within, _, met in half_hours:
        assert (met == "yes") == (100 * within >= 80 * offered)
        half = (int(start[:2]) - 7) * 2 + (start[3:] == "30")
        months[f"{day:%Y-%m}"] += met == "yes"
        bands[band_of(half)] += met == "yes"
        days[f"{day:%Y-%m-%d}"][0] += offered
        days[f"{day:%Y-%m-%d}"][1] += within
    by_month, by_band = sheet(name, "By month"), sheet(name, "By time band")
    assert [row[:3] for row in by_month] == [
        ("2025-09", 549, 784), ("2025-10", 632, 868), ("2025-11", 571, 840), ("2025-12", 519, 800),
        ("Together", 2271, 3292),
    ]  # fmt: skip
    assert [row[:3] for row in by_band] == [
        ("07-10", 560, 708), ("10-13", 325, 708), ("13-17", 638, 944), ("17-21", 748, 932),
        ("Together", 2271, 3292),
    ]  # fmt: skip
    assert dict(months) == {row[0]: row[1] for row in by_month[:-1]}
    assert dict(bands) == {row[0]: row[1] for row in by_band[:-1]}
    assert len(half_hours) == 3292
    told = {
        day["date"]: [int(day["offered"]), int(day["answered_within_20_s"])]
        for day in table("033-service-level-days-2025.csv")
        if day["date"] >= "2025-09-03"
    }
    assert dict(days) == told


def test_forecast_errors_are_the_clients() -> None:
    name = "035-forecast-against-actual-december-2025.xlsx"
    assert sheet(name, "Error") == [
        (row["month"], row["wape_daily"], row["wape_interval"]) for row in FIGURES.months
    ]
    assert len(sheet(name, "E-mail by day")) == 29
    week = sheet(name, "Voice by half-hour")
    assert len(week) == 7 * 28
    assert all(forecast - actual == error for _, _, forecast, actual, error in week)


def test_accounts_agree_with_contacts_and_cost() -> None:
    rows = sheet("030-monthly-accounts-2025.xlsx", "Accounts 2025")
    assert len(rows) == 13
    for month, expenses, budget, variance, electricity, heat, result in rows[:-1]:
        row = MONTHS[month]
        assert expenses == round(row["voice_contacts"] * row["cost_per_contact"])
        assert budget == round(row["voice_contacts"] * row["cpc_target"]) == electricity + heat
        assert variance == result == budget - expenses
    assert rows[-1][1:] == tuple(sum(row[column] for row in rows[:-1]) for column in range(1, 7))
    assert rows[-1][1:4] == (4_051_549, 4_053_390, 1_841)


def test_cost_per_resolution_follows_from_cost_and_resolution() -> None:
    rows = sheet("039-cost-per-contact-and-resolution-2025.xlsx", "2025")
    for month, cost, target, met, resolution, resolved in rows:
        row = MONTHS[month]
        assert (cost, target, resolution) == (row["cost_per_contact"], row["cpc_target"], row["fcr"])
        assert resolved == pytest.approx(100 * cost / resolution, abs=0.005)
        assert (met == "yes") == (cost <= target)
    assert [row[3] for row in rows].count("yes") == 9


def test_shrinkage_is_explained_cause_by_cause() -> None:
    rows = table("036-shrinkage-by-cause-2025.csv")
    causes = ("leave", "sickness", "training_and_meetings", "unexplained")
    assert {row["month"]: int(row["actual"]) for row in rows} == {
        month: row["shrinkage"] for month, row in MONTHS.items()
    }
    for row in rows:
        assert sum(int(row[cause]) for cause in causes) == int(row["actual"])
        assert 4 <= int(row["unexplained"]) <= 9 and row["planned"] == "30"


def test_leavers_are_the_clients() -> None:
    *rows, year = sheet("037-attrition-2025.xlsx", "Leavers")
    assert [(row[0], row[1], row[2]) for row in rows] == [
        (row["month"], row["headcount"], row["leavers"]) for row in FIGURES.months
    ]
    assert all(row[2] == row[3] + row[4] == row[5] + row[6] for row in rows)
    assert year[1:] == (176.0, 66, 55, 11, 49, 17)


def test_quality_and_satisfaction_are_the_clients() -> None:
    scores = table("040-quality-scores-2025.csv")
    assert [(row["month"], float(row["score"])) for row in scores] == [
        (row["month"], row["qa"]) for row in FIGURES.months
    ]
    assert [int(row["contacts_scored"]) for row in scores] == [4 * row["headcount"] for row in FIGURES.months]
    survey = sheet("041-customer-survey-2025.xlsx", "By month")
    assert [row[:3] for row in survey] == [
        (row["month"], row["csat_top2"], row["csat_n"] or None) for row in FIGURES.months
    ]
    assert survey[8][5] == "no survey sent: change of supplier"
    assert [row[4] for row in survey].count("yes") == 7
    channels = sheet("041-customer-survey-2025.xlsx", "By channel")
    assert [row[:2] for row in channels] == [("voice", 11_204), ("e-mail", 2_377), ("Year", 13_581)]


def test_lists_have_the_totals_that_the_audit_counts() -> None:
    feedback = table("042-customer-feedback-log-h2-2025.csv")
    due = [row for row in feedback if row["reply_due"] == "yes"]
    assert (len(feedback), len(due), sum(not row["replied_on"] for row in due)) == (412, 287, 138)
    assert len({row["theme"] for row in feedback} & set(texts("lists")["tariff_letter"])) == 19
    incidents = table("020-privacy-incidents-2025.csv")
    assert [row["closed"] for row in incidents] == ["yes"] * 6
    weeks = table("024-knowledge-base-use-q4-2025.csv")
    assert {int(row["agents_who_opened_it"]) for row in weeks} <= set(range(38, 45))
    assert weeks[-1]["articles_past_review_date"] == "412"
    agents = sheet("038-training-matrix-2025.xlsx", "Matrix")
    assert len(agents) == 172
    assert [sum(row[column] == "yes" for row in agents) for column in (7, 8, 10)] == [165, 61, 61]
    windows = sheet("021-system-availability-2025.xlsx", "Maintenance")
    assert (len(windows), sum(row[2] == row[3] for row in windows)) == (48, 46)
    assert all(isinstance(row[3], datetime) for row in windows)
