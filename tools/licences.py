"""The licences that go into the bundle: the program's own, Qt's, Python's, and those that packages bring."""

from __future__ import annotations

import re
import sysconfig
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path, PurePath

FOLDER = "licences"
"""In the repository for what brings no licence itself: Qt's LGPL, and the GPL that it refers to."""
SAYS_LICENCE = re.compile("LICEN[CS]E|COPYING|NOTICE", re.IGNORECASE)


def licences(root: Path, package: str) -> list[tuple[str, str]]:
    """Files, and the folder of the bundle that each goes to, for a package and all that it needs."""
    own = [(str(path), FOLDER) for path in (root / "LICENSE", *sorted((root / FOLDER).glob("*.txt")))]
    python = Path(sysconfig.get_path("stdlib"), "LICENSE.txt")
    own += [(str(python), f"{FOLDER}/Python")] if python.exists() else []
    theirs = [
        (str(found.locate_file(file)), str(PurePath(FOLDER, found.name, *file.parts[1:-1])))
        for found in needed(package)
        if found.name != package
        for file in licence_files(found)
    ]
    return [*own, *theirs]


def needed(package: str) -> list[Distribution]:
    """A package and everything that it needs without an extra; what is for other systems is left out."""
    found: dict[str, Distribution] = {}
    wanted = [package]
    while wanted:
        name = re.sub(r"[-_.]+", "-", wanted.pop()).lower()
        if name in found:
            continue
        try:
            found[name] = distribution(name)
        except PackageNotFoundError:
            continue
        wanted += _requirements(found[name])
    return [found[name] for name in sorted(found)]


def _requirements(package: Distribution) -> Iterator[str]:
    for line in package.requires or ():
        name = re.match(r"[\w.-]+", line)
        if name and "extra ==" not in line:
            yield name[0]


def licence_files(package: Distribution) -> list[PurePath]:
    """The licences among a package's particulars, as the package names them."""
    return sorted(
        PurePath(file)
        for file in package.files or ()
        if file.parts[0].endswith(".dist-info") and SAYS_LICENCE.search("/".join(file.parts[1:]))
    )
