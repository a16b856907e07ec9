"""The client's tables by month: accounts, all figures, shrinkage, staff, cost, quality, satisfaction."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tools.sample_evidence.figures import Figures, Row, percent, shared, texts
from tools.sample_evidence.sheets import Sheet, write_csv, write_workbook

YEAR_END = "2025-12-31"


def write_tables(folder: Path, figures: Figures) -> None:
    """Writes the tables 030, 032, 036, 037 and 039 to 041."""
    accounts(folder / "030-monthly-accounts-2025.xlsx", figures)
    monthly_figures(folder / "032-monthly-figures-2025.xlsx", figures)
    shrinkage(folder / "036-shrinkage-by-cause-2025.csv", figures)
    attrition(folder / "037-attrition-2025.xlsx", figures)
    cost(folder / "039-cost-per-contact-and-resolution-2025.xlsx", figures)
    quality(folder / "040-quality-scores-2025.csv", figures)
    survey(folder / "041-customer-survey-2025.xlsx", figures)


def budgets(figures: Figures) -> list[int]:
    """The budget of each month, EUR: its contacts at the target for one."""
    return [round(row["voice_contacts"] * row["cpc_target"]) for row in figures.months]


def accounts(path: Path, figures: Figures) -> None:
    rows: list[Row] = []
    for row, budget in zip(figures.months, budgets(figures), strict=True):
        spent = round(row["voice_contacts"] * row["cost_per_contact"])
        electricity = round(budget * 0.7)
        heat = budget - electricity
        result = electricity + heat - spent
        rows.append([row["month"], spent, budget, budget - spent, electricity, heat, result])
    year: Row = ["2025", *(sum(row[column] for row in rows) for column in range(1, 7))]
    assert year[1:4] == [4_051_549, 4_053_390, 1_841]
    assert rows[7][3] == -19_479
    assert all(row[4] + row[5] == row[2] for row in [*rows, year])
    head = (
        "Month", "Expenses", "Budget", "Variance (budget less expenses)",
        "Income charged to Electricity (70 %)", "Income charged to Heat (30 %)", "Result",
    )  # fmt: skip
    above = ("Norrhaven Energi Service · Finance", "Customer service centre: profit and loss 2025, EUR")
    below = ("Budget: voice contacts of the month at the target cost per contact (5.60, from July 5.40).",)
    formats = dict.fromkeys(range(1, 7), "#,##0;-#,##0")
    sheet = Sheet("Accounts 2025", head, [*rows, year], above, below, formats, last_row_sums=True)
    write_workbook(path, "finance", YEAR_END, [sheet])


def monthly_figures(path: Path, figures: Figures) -> None:
    columns = texts("lists")["monthly_figures"]
    assert all(set(row) == set(columns) for row in figures.months)
    rows = [[row[name] for name in columns] for row in figures.months]
    assert len(rows) == 12 and figures.total("voice_contacts") == 737_640
    meanings: list[Row] = [[name, meaning] for name, meaning in columns.items()]
    note = ("September: no survey was sent (change of supplier).",)
    explained = Sheet("Columns", ("Column", "Meaning"), meanings, below=note)
    voice: list[Row] = [
        [month, offered, within, percent(within, offered), figures.month(month)["sl_target"]]
        for month, offered, within in figures.voice_months
    ]
    assert [row[3] for row in voice] == [row["sl_80_20"] for row in figures.months]
    head = ("Month", "Offered", "Within 20 s", "Per cent", "Target, %")
    sheets = [Sheet("2025", tuple(columns), rows), Sheet("Voice", head, voice), explained]
    write_workbook(path, "planning", YEAR_END, sheets)


def shrinkage(path: Path, figures: Figures) -> None:
    leave = (10, 11, 10, 11, 11, 12, 15, 15, 11, 10, 10, 14)
    sickness = (7, 7, 7, 6, 6, 6, 6, 6, 7, 7, 8, 8)
    unexplained = (5, 5, 5, 7, 6, 6, 8, 9, 6, 6, 7, 6)
    rows: list[Row] = []
    for row, away, sick, rest in zip(figures.months, leave, sickness, unexplained, strict=True):
        training = row["shrinkage"] - away - sick - rest
        assert 6 <= training <= 8 and 4 <= rest <= 9
        rows.append([row["month"], 30, row["shrinkage"], away, sick, training, rest])
    head = ("month", "planned", "actual", "leave", "sickness", "training_and_meetings", "unexplained")
    write_csv(path, head, rows)


def attrition(path: Path, figures: Figures) -> None:
    leavers = [row["leavers"] for row in figures.months]
    moved = shared(11, leavers)
    wish = shared(49, leavers)
    rows: list[Row] = [
        [row["month"], row["headcount"], left, left - within, within, own, left - own]
        for row, left, within, own in zip(figures.months, leavers, moved, wish, strict=True)
    ]
    sums = [sum(row[column] for row in rows) for column in range(2, 7)]
    average = figures.total("headcount") / 12
    assert sums == [66, 55, 11, 49, 17] and average == 176.0
    head = (
        "Month", "Headcount", "Leavers", "of them: left the company", "of them: other post in the company",
        "Exit form: own wish", "Exit form: other",
    )  # fmt: skip
    above = ("Norrhaven Energi Service · Human resources", "Agents: headcount and leavers, 2025")
    below = (f"Attrition of the year: 66 leavers on an average headcount of {average} = {66 / average:.1%}",)
    sheet = Sheet("Leavers", head, [*rows, ["2025", average, *sums]], above, below, last_row_sums=True)
    write_workbook(path, "human resources", YEAR_END, [sheet])


def cost(path: Path, figures: Figures) -> None:
    rows: list[Row] = []
    for row in figures.months:
        met = row["cost_per_contact"] <= row["cpc_target"]
        resolved = round(100 * row["cost_per_contact"] / row["fcr"], 2)
        words = "yes" if met else "no"
        rows.append([row["month"], row["cost_per_contact"], row["cpc_target"], words, row["fcr"], resolved])
    assert [row[0] for row in rows if row[3] == "no"] == ["2025-01", "2025-08", "2025-12"]
    assert [rows[place][5] for place in (0, 7, 11)] == [8.42, 8.98, 8.40]
    head = (
        "Month", "Cost per contact, EUR", "Target, EUR", "At or under target", "First contact resolution, %",
        "Cost per resolution, EUR",
    )  # fmt: skip
    above = ("Norrhaven Energi Service · Finance", "Cost per contact and per resolution, voice, 2025")
    below = ("At or under target in 9 of 12 months.", "Cost per resolution = cost per contact / resolution.")
    formats = {1: "0.00", 2: "0.00", 4: "0.0", 5: "0.00"}
    write_workbook(path, "finance", YEAR_END, [Sheet("2025", head, rows, above, below, formats)])


def quality(path: Path, figures: Figures) -> None:
    rows: list[Row] = []
    for row in figures.months:
        scored = 4 * row["headcount"]
        mails = scored // 4
        met = "yes" if row["qa"] >= row["qa_target"] else "no"
        rows.append([row["month"], scored - mails, mails, scored, row["qa"], row["qa_target"], met])
    assert sum(row[3] for row in rows) == 8448 and all(row[6] == "yes" for row in rows)
    head = ("month", "voice_scored", "e_mail_scored", "contacts_scored", "score", "objective", "met")
    write_csv(path, head, rows)


def survey(path: Path, figures: Figures) -> None:
    rows: list[Row] = []
    for row in figures.months:
        share = row["csat_top2"]
        met = "" if share is None else "yes" if share >= row["csat_target"] else "no"
        remark = "no survey sent: change of supplier" if share is None else None
        answers = row["csat_n"] or None
        rows.append([row["month"], share, answers, row["csat_target"], met or None, remark])
    answers = figures.total("csat_n")
    assert answers == 13_581 and sum(row[4] == "yes" for row in rows) == 7
    pleased = round(sum(row["csat_n"] * (row["csat_top2"] or 0) for row in figures.months) / 100)
    by_channel = _split({"voice": (11_204, 1.006), "e-mail": (2_377, 0.97)}, pleased)
    first, second, third = shared(answers, (34, 35, 31))
    halls = {"Hall 1": (first, 1.005), "Hall 2": (second, 1.012), "Hall 3": (third, 0.981)}
    by_hall = _split(halls, pleased)
    assert by_channel[-1][1] == by_hall[-1][1] == answers
    by_month = ("Month", "Satisfied (top two of five), %", "Answers", "Objective, %", "Met", "Remark")
    part = ("Answers", "Satisfied", "Satisfied, %")
    above = ("Norrhaven Energi Service · Customer experience", "Survey after the contact, 2025")
    below = (f"{answers:,} answers; objective met in 7 of 12 months.",)
    counts = {1: "#,##0", 2: "#,##0"}
    sheets = [
        Sheet("By month", by_month, rows, above, below, {1: "0.0"}),
        Sheet("By channel", ("Channel", *part), by_channel, above, (), counts, last_row_sums=True),
        Sheet("By hall", ("Hall", *part), by_hall, above, (), counts, last_row_sums=True),
    ]
    write_workbook(path, "customer experience", YEAR_END, sheets)


def _split(parts: Mapping[str, tuple[int, float]], pleased: int) -> list[Row]:
    """Answers and satisfied answers by part, which lean above or below the whole; the whole is last."""
    satisfied = shared(pleased, [count * lean for count, lean in parts.values()])
    counted = zip(parts.items(), satisfied, strict=True)
    rows: list[Row] = [[name, count, found] for (name, (count, _)), found in counted]
    rows.append(["Year", sum(row[1] for row in rows), pleased])
    return [[*row, percent(row[2], row[1])] for row in rows]
