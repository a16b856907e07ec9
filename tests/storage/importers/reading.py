"""What the tests of the importers stand on: their sources, and the framework that comes of one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from maturity_desktop.domain.errors import FrameworkError, FrameworkProblem
from maturity_desktop.domain.framework import Framework
from maturity_desktop.storage.framework_files import parse_framework
from maturity_desktop.storage.framework_writing import write_tree
from maturity_desktop.storage.importers import Imported, import_model

DATA = Path(__file__).parents[2] / "data" / "importers"
SCORED, UNSCORED, SAMM = DATA / "scored.yaml", DATA / "unscored.yaml", DATA / "samm"

HEAD = """\
urn: u:library
ref_id: L
name: Library
version: 1
provider: Nobody
objects:
  framework:
    urn: u:framework
    ref_id: F
    name: Framework
"""
"""A library up to its framework's nodes, which begin in the next line."""
NODES_LINE = HEAD.count("\n") + 1


class _Plain(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        return True


def written(values: object) -> bytes:
    """Plain values as YAML without anchors."""
    return yaml.dump(values, Dumper=_Plain, sort_keys=False, allow_unicode=True).encode()


def framework_of(imported: Imported) -> Framework:
    """The framework, written to a file and read again."""
    return parse_framework(write_tree(imported.tree), "imported.yaml")


def imported(tmp_path: Path, text: str | bytes, name: str = "model.yaml") -> Imported:
    """What comes of a file with this text."""
    path = tmp_path / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return import_model(path)


def refused(path: Path) -> tuple[FrameworkProblem, ...]:
    """The problems for which a source is refused."""
    with pytest.raises(FrameworkError) as error:
        import_model(path)
    return error.value.problems


def refused_text(tmp_path: Path, text: str | bytes, name: str = "model.yaml") -> list[tuple[int, str]]:
    """The lines and problems of a file with this text; each has a cure."""
    path = tmp_path / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    problems = refused(path)
    assert all(problem.file == str(path) and problem.instead.endswith(".") for problem in problems)
    return [(problem.line, problem.what) for problem in problems]
