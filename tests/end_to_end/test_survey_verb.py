"""`maturity-desktop survey` as a consultant or a script meets it, over the sample client's answers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.end_to_end.command_line import program
from tests.verbs.client_files import text_file
from tools.sample_evidence.figures import SAMPLE

STAFF = SAMPLE / "evidence" / "052-staff-survey-january-2026.csv"


def printed(*arguments: object) -> Any:
    done = program("survey", *map(str, arguments), "--json")
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)


def test_the_samples_staff_survey() -> None:
    told = printed(STAFF, "--template", "employees", "--population", 170, "--invited", 170)
    assert (told["answers"], round(told["response_rate"], 4), told["withheld"]) == (121, 0.7118, False)
    by_id = {own["id"]: own for own in told["questions"]}
    pay = by_id["pay"]
    assert pay["counts"] == {"1": 14, "2": 29, "3": 38, "4": 29, "5": 8}
    assert (pay["answers"], pay["left_out"], pay["top"]["hits"]) == (118, 3, 37)
    assert round(pay["mean"], 4) == 2.8983
    assert pay["criteria"] == ["icmi_cmo 3.05"]
    assert round(by_id["recommend"]["net_promoter"]["score"], 4) == -28.0992
    (team,) = [own for own in told["groups"] if own["id"] == "team"]
    assert [own["name"] for own in team["groups"] if own["withheld"]] == ["E-mail", "Key accounts"]
    assert len(told["comments"][0]["comments"]) == 16


def test_people_are_told_the_same_in_lines() -> None:
    done = program("survey", str(STAFF), "--template", "employees", "--population", "170", "--invited", "170")
    assert "121 answers\t71.2 % of those invited" in done.stdout
    assert "I am paid fairly for what I do.\tn 118\ttop 31.4 %" in done.stdout
    assert "Key accounts\tn 4\twithheld" in done.stdout


def test_a_file_without_a_template_is_guessed_and_what_was_left_out_is_told(tmp_path: Path) -> None:
    rows = "".join(f"p{n}@x.org;{n % 5 + 1};{'ja' if n % 2 else 'nein'}\n" for n in range(10))
    path = text_file(tmp_path / "own.csv", f"E-Mail;Wie zufrieden sind Sie?;Gelöst?\n{rows}")
    told = printed(path)
    assert [(own["text"], own["kind"], own["top"]["share"]) for own in told["questions"]] == [
        ("Wie zufrieden sind Sie?", "scale", 0.4),
        ("Gelöst?", "yes_no", 0.5),
    ]
    assert [(own["kind"], own["cells"]) for own in told["quality"]] == [("personal", ["A1"])]


def test_what_cannot_be_read_is_told_in_one_line(tmp_path: Path) -> None:
    for arguments, words in (
        ((text_file(tmp_path / "one.csv", "Nobody"),), "no table of answers"),
        ((STAFF, "--template", "partners"), "There are: customers, employees"),
    ):
        done = program("survey", *map(str, arguments), check=False)
        assert done.returncode == 1 and words in done.stderr
        assert done.stderr.count("\n") == 1


def test_comments_that_may_name_a_person_are_marked_and_columns_not_kept_are_told(tmp_path: Path) -> None:
    said = ("Call me at 0151-1234567, please", "Quick and friendly help", "Ask Mrs Miller about it")
    rows = "".join(f"{n};Person {n};{n % 5 + 1};{said[n % 3]}, case {n}\n" for n in range(9))
    path = text_file(tmp_path / "own.csv", f"ID;Name;How satisfied are you?;What else?\n{rows}")
    lines = program("survey", str(path)).stdout.splitlines()
    assert "  Call me at 0151-1234567, please, case 0\tmay name a person" in lines
    assert "  Quick and friendly help, case 1" in lines
    assert "  Ask Mrs Miller about it, case 2\tmay name a person" in lines
    told = printed(path)
    (comments,) = told["comments"]
    marked = dict(zip(comments["comments"], comments["may_name_a_person"], strict=True))
    assert marked == {text: "Quick" not in text for text in marked}
    assert len(marked) == 9
    assert [(own["kind"], own["cells"]) for own in told["quality"]] == [("row", ["A1"]), ("personal", ["B1"])]
