"""The client's lists that stand on their own: incidents, systems, knowledge base, training, feedback."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from random import Random

from tools.sample_evidence.figures import MONTHS, Row, dice, moved_to_sum, shared, texts
from tools.sample_evidence.sheets import Sheet, write_csv, write_workbook

# Availability of the year in hundredths of a per cent, and whether an agreement promises one.
SYSTEMS = {
    "Telephony": (9995, True),
    "Customer system": (9991, True),
    "Ticket system": (9988, True),
    "Planning tool": (9993, True),
    "Knowledge base": (9962, False),
    "Recording": (9990, True),
    "Survey tool": (9610, False),
}
MANDATORY = ("Privacy and security", "Products and tariffs", "Systems and tickets")
OTHER_COURSES = ("Conversation", "Complaints", "Heat")


def write_logs(folder: Path) -> None:
    """Writes the lists 020, 021, 024, 038 and 042."""
    incidents(folder / "020-privacy-incidents-2025.csv")
    systems(folder / "021-system-availability-2025.xlsx")
    knowledge_base(folder / "024-knowledge-base-use-q4-2025.csv")
    training(folder / "038-training-matrix-2025.xlsx")
    feedback(folder / "042-customer-feedback-log-h2-2025.csv")


def incidents(path: Path) -> None:
    rows: list[Row] = [
        ["PI-25-01", "2025-01-22", "wrong recipient", 6, 26, "yes", "no"],
        ["PI-25-02", "2025-03-18", "screen left open", 2, 3, "yes", "no"],
        ["PI-25-03", "2025-05-07", "wrong recipient", 19, 44, "yes", "no"],
        ["PI-25-04", "2025-08-13", "wrong recipient", 31, 68, "yes", "yes"],
        ["PI-25-05", "2025-09-30", "recording kept too long", 24, 96, "yes", "no"],
        ["PI-25-06", "2025-11-05", "wrong recipient", 4, 22, "yes", "no"],
    ]
    assert sum(row[2] == "wrong recipient" for row in rows) == 4
    assert (min(row[3] for row in rows), max(row[3] for row in rows)) == (2, 31)
    assert [row[6] for row in rows].count("yes") == 1
    head = ("id", "date", "kind", "hours_to_report", "hours_to_remedy", "closed", "reported_to_authority")
    write_csv(path, head, rows)


def systems(path: Path) -> None:
    rows: list[Row] = []
    for name, (year, _) in SYSTEMS.items():
        chance = dice(f"availability {name}")
        spread = 60 if year < 9700 else 12
        months = [year + (225 if year < 9700 else 0) + chance.randint(-spread, spread) for _ in range(12)]
        bounds = [(9500, 9999)] * 12
        if name == "Survey tool":
            bounds[8] = (7140, 7140)
        months = moved_to_sum(months, 12 * year, bounds)
        rows.append([name, *(value / 100 for value in months), round(sum(months) / 12) / 100])
    assert [row[13] for row in rows] == [99.95, 99.91, 99.88, 99.93, 99.62, 99.90, 96.10]
    assert rows[6][9] == 71.4
    agreements: list[Row] = [
        [name, "yes" if promised else "no", 99.8 if promised else None, row[13]]
        for row, (name, (_, promised)) in zip(rows, SYSTEMS.items(), strict=True)
    ]
    above = ("Norrhaven Energi Service · IT", "Availability of the centre's systems 2025, % of opening hours")
    gap = ("September, survey tool: change of supplier.",)
    hundredths = dict.fromkeys(range(1, 14), "0.00")
    done = ("48 windows planned and carried out: 46 on the day, 2 moved by a week.",)
    covered = ("Agreements cover 5 of 7 systems.",)
    promises = ("System", "Service level agreement", "Availability promised, %", "Reached 2025, %")
    sheets = [
        Sheet("Availability", ("System", *MONTHS, "Year"), rows, above, gap, hundredths),
        Sheet(
            "Maintenance",
            ("Window", "System", "Planned", "Carried out", "Remark"),
            _maintenance(),
            below=done,
        ),
        Sheet("Agreements", promises, agreements, below=covered),
    ]
    write_workbook(path, "IT", "2025-12-31", sheets)


def _maintenance() -> list[Row]:
    """Four windows a month, each on a Sunday before opening; two were moved, two brought a new version."""
    names = list(SYSTEMS)
    remarks = {10: "version 7.2 put in", 22: "version 2025.1 put in"}
    moved = {30: "moved: heatwave", 35: "moved: supplier not ready"}
    rows: list[Row] = []
    for place in range(48):
        first = date(2025, place // 4 + 1, 1)
        sunday = first + timedelta(days=(6 - first.weekday()) % 7 + 7 * (place % 4))
        done = sunday + timedelta(days=7 if place in moved else 0)
        system = {10: "Planning tool", 22: "Ticket system"}.get(place, names[place % 7])
        rows.append([f"W-{place + 1:02}", system, sunday, done, moved.get(place) or remarks.get(place)])
    assert sum(row[2] == row[3] for row in rows) == 46
    return rows


def knowledge_base(path: Path) -> None:
    opened = (44, 41, 43, 42, 40, 44, 39, 41, 38, 42, 40, 43, 39)
    searches = (412, 377, 398, 391, 365, 420, 352, 371, 344, 388, 366, 402, 331)
    chance = dice("searches")
    empty = shared(round(0.31 * sum(searches)), [count * chance.uniform(0.9, 1.1) for count in searches])
    assert round(100 * sum(empty) / sum(searches)) == 31
    overdue = (389, 391, 394, 396, 396, 399, 401, 403, 405, 406, 409, 411, 412)
    articles = (651, 651, 652, 652, 652, 653, 653, 653, 654, 654, 655, 655, 655)
    on_duty = (173, 173, 172, 172, 172, 172, 172, 172, 171, 170, 170, 170, 168)
    weeks = (f"2025-W{week}" for week in range(40, 53))
    head = ("week", "agents", "agents_who_opened_it", "searches", "searches_without_result", "articles",
            "articles_past_review_date")  # fmt: skip
    rows = zip(weeks, on_duty, opened, searches, empty, articles, overdue, strict=True)
    write_csv(path, head, map(list, rows))


def training(path: Path) -> None:
    agents = [f"A{number:03}" for number in range(1, 173)]
    chance = dice("training")
    planned = set(chance.sample(agents, 61))
    behind = chance.sample(agents, 7)
    shares = (0.71, 0.34, 0.58)
    rows: list[Row] = []
    for agent in agents:
        done: Row = [_day(chance, date(2025, 1, 13), 315) for _ in MANDATORY]
        if agent in behind:
            done[chance.randrange(3)] = None
        others = [
            _day(chance, date(2025, 2, 3), 290) if chance.random() < share else None for share in shares
        ]
        complete = "no" if None in done else "yes"
        # The gap analysis began in spring and stopped when the heatwave came.
        analysed = _day(chance, date(2025, 3, 10), 148) if agent in planned else None
        words = "no" if analysed is None else "yes"
        rows.append([agent, *done, *others, complete, words, analysed, words])
    assert [row[7] for row in rows].count("yes") == 165
    assert [row[8] for row in rows].count("yes") == [row[10] for row in rows].count("yes") == 61
    assert max(row[9] for row in rows if row[9]) < date(2025, 8, 6)
    courses = (*(f"{name} *" for name in MANDATORY), *OTHER_COURSES)
    head = ("Agent", *courses, "Mandatory complete", "Gap analysis", "done on", "Training plan")
    counts = {"Agents": 172, "Mandatory courses complete": 165, "Gap analysis and plan": 61, "Neither": 111}
    sheets = [
        Sheet("Matrix", head, rows, below=("* mandatory. As of 28 November 2025.",)),
        Sheet("Totals", ("As of 28 November 2025", "Agents"), list(map(list, counts.items()))),
    ]
    write_workbook(path, "training", "2025-11-28", sheets)


def _day(chance: Random, first: date, within: int) -> date:
    return first + timedelta(days=chance.randrange(within))


def feedback(path: Path) -> None:
    chance = dice("feedback")
    words = texts("lists")
    names, others = words["tariff_letter"], words["other_themes"]
    letters = [*names, *(chance.choice(names) for _ in range(52))]
    entries = [(date(2025, 8, 7) + _some_days(chance, 24), name) for name in letters]
    while len(entries) < 412:
        entries.append((_day(chance, date(2025, 7, 1), 184), chance.choice(others)))
    entries.sort()
    due = set(chance.sample(range(412), 287))
    unanswered = set(chance.sample(sorted(due), 138))
    rows: list[Row] = []
    for place, (day, theme) in enumerate(entries):
        channel = chance.choices(("phone", "e-mail", "letter", "survey comment"), (46, 31, 9, 14))[0]
        replied = None
        if place in due - unanswered:
            replied = min(day + _some_days(chance, 6), date(2025, 12, 31))
        rows.append([place + 1, day, channel, theme, "yes" if place in due else "no", replied])
    assert len(rows) == 412
    assert sum(row[4] == "yes" for row in rows) == 287
    assert sum(row[4] == "yes" and row[5] is None for row in rows) == 138
    assert len({row[3] for row in rows} & set(names)) == 19
    write_csv(path, ("no", "date", "channel", "theme", "reply_due", "replied_on"), rows)


def _some_days(chance: Random, usual: float) -> timedelta:
    """A delay that is mostly short and now and then long."""
    return timedelta(days=min(140, 1 + int(chance.expovariate(1 / usual))))
