"""LibreOffice Writer opens the document and shows every word; skipped where it is missing."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from maturity_desktop.domain.report_records import Form
from maturity_desktop.domain.results import Results
from tests.reports.pdf_reading import pages_of
from tests.reports.roadmaps import content_with_roadmap
from tests.reports.word.reading import written


def writer() -> str | None:
    """LibreOffice's program where it has Writer: that is a part of its own."""
    found = shutil.which("soffice")
    if found is None:
        return None
    return found if any(Path(found).resolve().parent.glob("*swlo*")) else None


@pytest.mark.skipif(writer() is None, reason="LibreOffice Writer is not installed (libreoffice-writer)")
def test_writer_shows_every_word(planned: Results, tmp_path: Path) -> None:
    made = written(content_with_roadmap(planned, form=Form.CRITERION, criterion="5.07"))
    path = tmp_path / "report.docx"
    path.write_bytes(made.data)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        writer() or "",
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path),
        str(path),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    shown = "".join(pages_of(path.with_suffix(".pdf")).text.split()).replace("-", "")
    lost = {
        word
        for _style, said in made.paragraphs
        for word in said.split()
        if word.replace("-", "") not in shown
    }
    assert not lost
