"""Signing a version and knowing a file again, on the command line and in `show --json`."""

from __future__ import annotations

import hashlib
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from maturity_desktop.data_folders import resources_folder
from maturity_desktop.storage.library import Library
from maturity_desktop.verbs.sample import CURRENT, EARLIER, make_sample
from tests.end_to_end.command_line import printed, program, run

LEFT = "sample/evidence/005-assessment-report-november-2024.pdf"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("handing-over") / "library"
    with closing(Library.open(folder)) as opened:
        make_sample(opened, lambda: datetime(2026, 2, 6, 12, tzinfo=UTC))
    return folder


def verb(library: Path, name: str, *more: str) -> tuple[str, ...]:
    return ("--library", str(library), "--today", "2026-02-06", name, *more)


def test_a_file_is_known_again_or_is_none(library: Path, tmp_path: Path) -> None:
    known = run(*verb(library, "handed-over", EARLIER, "--check", str(resources_folder() / LEFT)))
    assert (known.returncode, known.stderr) == (0, "")
    assert "Norrhaven assessment report November 2024.pdf\tMaren Ulvestad\tfinal 1.0\tclient" in known.stdout
    other = tmp_path / "other.pdf"
    other.write_bytes((resources_folder() / LEFT).read_bytes()[:-1])
    none = run(*verb(library, "handed-over", EARLIER, "--check", str(other)))
    assert (none.returncode, none.stdout) == (1, "other.pdf is none of the files that were handed over.\n")
    told = printed(*verb(library, "handed-over", EARLIER), "--json")
    assert told == {
        name: printed(*verb(library, "show", EARLIER), "--json")[name]
        for name in ("sign_offs", "handed_over")
    }


@pytest.mark.parametrize(
    "said",
    [
        ("evidence-pack", CURRENT, "kept.xlsx"),
        ("evidence-pack", CURRENT, "-"),
        ("evidence-pack", CURRENT, "-", "--folder"),
        ("evidence-pack", CURRENT, "folder.zip"),
        ("requests", CURRENT, "--pdf", "kept.docx"),
        ("requests", CURRENT, "--pdf", "-"),
        ("roadmap", CURRENT, "--csv", "kept.xlsx"),
        ("roadmap", CURRENT, "--status", "kept.xlsx"),
        ("self-assessment", CURRENT, "--xlsx", "kept.txt"),
        ("guide", CURRENT, "--roles", "agent", "--pdf", "kept.txt"),
        ("schedule", CURRENT, "--ics", "kept.pdf"),
        ("readiness", CURRENT, "--pdf", "kept.xlsx"),
        ("readiness", CURRENT, "--gaps", "kept.docx"),
        ("leaving", CURRENT, "--pdf", "kept"),
        ("export-framework", "icmi_cmo", "--yaml", "kept.xlsx"),
        ("erase", CURRENT, "--certificate", "kept.pdf"),
    ],
    ids=" ".join,
)
def test_a_file_of_another_kind_is_never_replaced(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder.zip").mkdir()
    kept = [tmp_path / f"kept{ending}" for ending in ("", ".xlsx", ".docx", ".txt", ".pdf")]
    for path in kept:
        path.write_bytes(b"precious")
    done = run("--library", str(library), *said)
    assert done.returncode == 2 and "Traceback" not in done.stderr
    assert {path.name: path.read_bytes() for path in kept} == {path.name: b"precious" for path in kept}
    assert len(list(tmp_path.iterdir())) == len(kept) + 1


def test_what_is_written_beside_the_report_is_noted_too(library: Path, tmp_path: Path) -> None:
    papers = (
        ("requests", "--pdf", "requests.pdf"),
        ("self-assessment", "--xlsx", "own-view.xlsx"),
        ("roadmap", "--csv", "actions.csv"),
        ("readiness", "--gaps", "gaps.pdf"),
    )
    for name, option, file in papers:
        program(*verb(library, name, EARLIER, option, str(tmp_path / file)))
    pack = tmp_path / "pack.zip"
    assert run(*verb(library, "evidence-pack", EARLIER, str(pack), "--client-copy")).returncode == 0
    (entry,) = printed(*verb(library, "handed-over", EARLIER, "--check", str(pack)), "--json")["entries"]
    assert (entry["kind"], entry["audience"]) == ("zip", "client")
    noted = printed(*verb(library, "handed-over", EARLIER), "--json")["handed_over"]
    assert {own["file"] for own in noted} >= {file for _name, _option, file in papers}
    for own in noted:
        if own["file"] in {file for _name, _option, file in papers}:
            assert own["sha256"] == hashlib.sha256((tmp_path / own["file"]).read_bytes()).hexdigest()


def test_a_version_is_signed_once_withdrawn_with_a_reason_and_its_number_goes_on(
    library: Path, tmp_path: Path
) -> None:
    made = printed(
        *verb(library, "sign-off", CURRENT, "--name", "Nora Falkeid", "--role", "Partner"), "--json"
    )
    assert (made["version"], made["name"], made["signed_on"]) == ("1.0", "Nora Falkeid", "2026-02-06")
    assert len(made["content"]) == 64
    again = run(*verb(library, "sign-off", CURRENT, "--name", "Nora Falkeid", "--version", "1.0"))
    assert again.returncode == 1
    assert again.stderr == "A version 1.0 was signed already: take another number.\n"
    gone = program(
        *verb(library, "sign-off", CURRENT, "--version", "1.0", "--withdraw", "A figure was wrong")
    )
    assert gone.stdout == "The signature of version 1.0 is withdrawn.\n"
    twice = run(*verb(library, "sign-off", CURRENT, "--version", "1.0", "--withdraw", "Again"))
    assert twice.returncode == 1
    handed = run(*verb(library, "export", CURRENT, "--signed", "1.0", "--pdf", str(tmp_path / "gone.pdf")))
    assert handed.returncode == 1 and list(tmp_path.iterdir()) == []
    assert handed.stderr == (
        "Version 1.0 was withdrawn on 2026-02-06 and is no longer handed over: A figure was wrong\n"
    )
    listed = program(*verb(library, "handed-over", CURRENT)).stdout
    assert listed == "2026-02-06\t1.0\tNora Falkeid\tPartner\twithdrawn 2026-02-06: A figure was wrong\n"
    following = printed(*verb(library, "sign-off", CURRENT, "--name", "Nora Falkeid"), "--json")
    assert following["version"] == "1.1"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ((), "Say with --name who stands for the version."),
        (("--name", "  "), "Say with --name who stands for the version."),
        (("--withdraw", "why"), "Say with --version whose signature is withdrawn."),
        (("--name", "Nora", "--version", "1.0;<b>"), "only, not ';' '<' '>'."),
    ],
)
def test_what_is_missing_or_cannot_be_is_said(library: Path, options: tuple[str, ...], said: str) -> None:
    done = run(*verb(library, "sign-off", EARLIER, *options))
    assert done.returncode == (1 if "--version" in options else 2)
    assert said in done.stderr
