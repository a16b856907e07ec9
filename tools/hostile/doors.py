"""The doors by which a file comes in, each as the program itself goes through it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from gettext import NullTranslations
from itertools import islice
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QSize

from maturity_desktop.domain.audit import Evidence
from maturity_desktop.domain.errors import EvidenceError, MaturityError
from maturity_desktop.domain.framework import Criterion, EvidenceKind, Framework
from maturity_desktop.domain.progress import unwatched
from maturity_desktop.domain.supporting_catalogue import SupportingCatalogue
from maturity_desktop.gui.intake import files_in
from maturity_desktop.gui.previews import preview
from maturity_desktop.storage.decoding.decoder import Decoder
from maturity_desktop.storage.decoding.limits import USUAL, Limits
from maturity_desktop.storage.library import Library
from maturity_desktop.verbs.figures import ladder_of_files, measured_criterion, read_map
from maturity_desktop.verbs.frameworks import frameworks_at_hand, keep_wording
from maturity_desktop.verbs.measures import figures_found, read_client_file
from maturity_desktop.verbs.models import check_crosswalk, import_model
from maturity_desktop.verbs.supporting import catalogue_at_hand
from maturity_desktop.verbs.supporting_data import figures_of_files
from maturity_desktop.verbs.survey_told import survey_of_files
from tools.hostile.corpus import Family

TODAY = date(2026, 1, 13)
CLIENT = "client"
SOME = 50
"""Files of a folder that are taken, once it has been walked: each is synced to the disk."""
ROOM = QSize(1600, 1600)


@dataclass
class House:
    """A library, and what stands behind its doors."""

    folder: Path
    limits: Limits = USUAL
    """Of the decoder."""
    library: Library = field(init=False)
    framework: Framework = field(init=False)
    criterion: Criterion = field(init=False)
    catalogue: SupportingCatalogue = field(init=False)
    decoder: Decoder = field(init=False)

    def __enter__(self) -> House:
        self.decoder = Decoder(self.limits)
        self.library = Library.open(self.folder)
        frameworks = [file.framework for file in frameworks_at_hand(self.folder)]
        self.framework, self.criterion = measured_criterion(frameworks, MEASURED)
        self.catalogue = catalogue_at_hand(self.folder)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.decoder.close()
        self.library.close()

    def state(self) -> Mapping[str, object]:
        """Every file of the library: the SHA-256 of its bytes; of evidence when it was last touched."""
        found: dict[str, object] = {}
        for parent, _folders, names in os.walk(self.folder):
            for path in (Path(parent, name) for name in names):
                about = path.stat()
                found[str(path)] = (
                    (about.st_size, about.st_ino, about.st_ctime_ns)
                    if path.is_relative_to(self.folder / "evidence")
                    else hashlib.sha256(path.read_bytes()).digest()
                )
        return found

    # The doors; each raises MaturityError where it does not let a file in.

    def take_model(self, path: Path) -> None:
        import_model(self.library, path, "hostile", "", NullTranslations(), replace=True)

    def take_wording(self, path: Path) -> None:
        keep_wording(self.folder, path)

    def take_crosswalk(self, path: Path) -> None:
        check_crosswalk(self.folder, path)

    def take_figures(self, path: Path) -> None:
        measure = self.criterion.measure
        assert measure is not None, "the criterion is measured"
        figures_found(read_client_file(path, measure, {}), measure, TODAY)

    def take_amounts(self, path: Path) -> None:
        figures_of_files([path], self.catalogue, None, TODAY)

    def take_answers(self, path: Path) -> None:
        survey_of_files([path], None)

    def take_mapping(self, path: Path) -> None:
        sound = path.with_name("figures.csv")
        sound.write_bytes(b"Month,Service level\n2025-11,80\n2025-12,81\n")
        ladder_of_files(self.framework, self.criterion, [sound], [read_map(path)], {}, None, TODAY)

    def take_evidence(self, path: Path) -> None:
        """As the desk does: of a folder the files in it; what is refused is told by name."""
        taken, refused = 0, list[MaturityError]()
        for file in islice(list(files_in((path,), unwatched)), SOME):
            try:
                self.library.evidence.add(CLIENT, file)
                taken += 1
            except EvidenceError as error:
                refused.append(error)
        if refused and not taken:
            raise refused[0]

    def show(self, path: Path) -> None:
        stored = self.library.evidence.add(CLIENT, path)
        item = Evidence(
            CLIENT, "e1", 1, "Item", EvidenceKind.DOCUMENT, TODAY, TODAY, file_name=stored.file_name,
            media_type=stored.media_type, size=stored.size, sha256=stored.sha256,
        )  # fmt: skip
        for page in range(2):
            with self.library.evidence.open(CLIENT, stored.sha256) as file:
                preview(item, file, page, ROOM, self.decoder)


@dataclass(frozen=True, slots=True)
class Door:
    """A way in: what is expected to come by it, and whether a refusal leaves the library as it was."""

    name: str
    enter: Callable[[House, Path], None]
    expected: frozenset[Family]
    keeps: bool = True


MEASURED = "8.03"
PLACES = {Family.NAME, Family.SPECIAL, Family.FOLDER}
MODELS = {Family.FRAMEWORK, Family.OTHER, Family.WORKBOOK}
SHOWN = {Family.PICTURE, Family.PAPER, Family.TEXT}
DOORS = (
    Door("model", House.take_model, frozenset(MODELS | PLACES)),
    Door("wording", House.take_wording, frozenset({Family.WORDING, Family.SPECIAL})),
    Door("crosswalk", House.take_crosswalk, frozenset({Family.CROSSWALK, Family.SPECIAL})),
    Door("figures", House.take_figures, frozenset({Family.TABLE, Family.WORKBOOK} | PLACES)),
    Door("amounts", House.take_amounts, frozenset({Family.TABLE, Family.WORKBOOK})),
    Door("answers", House.take_answers, frozenset({Family.TABLE, Family.WORKBOOK})),
    Door("mapping", House.take_mapping, frozenset({Family.MAPPING})),
    Door("evidence", House.take_evidence, frozenset(Family)),
    Door("preview", House.show, frozenset(SHOWN), keeps=False),  # what is shown is kept first
)
