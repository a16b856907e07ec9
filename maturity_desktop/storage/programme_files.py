"""The file of the general programme, for models that have none of their own."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from maturity_desktop.domain.phases import Pace, Phase
from maturity_desktop.storage.framework_files import file_bytes, pace_of, phase_of
from maturity_desktop.storage.framework_schema import ProgrammeEntry
from maturity_desktop.storage.framework_shape import shaped
from maturity_desktop.storage.programme_checks import check_programme
from maturity_desktop.storage.yaml_tree import read_tree

GENERAL = "programme.yaml"


@dataclass(frozen=True, slots=True)
class GeneralProgramme:
    """Phases and paces that any model can be audited by; their tasks without criteria are about all."""

    about: str
    phases: tuple[Phase, ...]
    paces: tuple[Pace, ...]


def read_programme(path: Path) -> GeneralProgramme:
    """The programme of a file; FrameworkError with every problem."""
    return parse_programme(file_bytes(path), str(path))


def parse_programme(source: bytes, name: str) -> GeneralProgramme:
    """The programme in these bytes; FrameworkError with every problem."""
    tree = read_tree(source, name)
    entry = shaped(tree, ProgrammeEntry)
    check_programme(entry, tree)
    return GeneralProgramme(
        entry.about, tuple(map(phase_of, entry.programme)), tuple(map(pace_of, entry.paces))
    )
