"""Makes the files of the sample audit's evidence: python -m tools.sample_evidence.make

The bytes depend on nothing but this package, the client's figures and the versions that constraints.txt pins.
"""

from __future__ import annotations

from pathlib import Path

from tools.sample_evidence.copies import write_copies
from tools.sample_evidence.days import ServiceLevel
from tools.sample_evidence.documents import write_documents
from tools.sample_evidence.figures import SAMPLE, Figures
from tools.sample_evidence.logs import write_logs
from tools.sample_evidence.notes import write_notes
from tools.sample_evidence.pictures import write_pictures
from tools.sample_evidence.service_tables import write_service_tables
from tools.sample_evidence.surveys import write_surveys
from tools.sample_evidence.tables import write_tables


def make(folder: Path) -> None:
    """Writes every file into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    figures = Figures.read()
    service = ServiceLevel(figures)
    write_documents(folder, figures, service)
    write_notes(folder)
    write_tables(folder, figures)
    write_service_tables(folder, figures, service)
    write_logs(folder)
    write_surveys(folder)
    write_pictures(folder)
    write_copies(folder)


if __name__ == "__main__":
    make(SAMPLE / "evidence")
