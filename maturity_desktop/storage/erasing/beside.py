"""What stands beside the database and may have words of the subject."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Collection
from pathlib import Path

from maturity_desktop.storage.backups.layout import DERIVED, PREFERENCES, REPLACED, STAGING
from maturity_desktop.storage.evidence_store import EvidenceStore
from maturity_desktop.storage.figure_mappings import FILE_NAME as MAPPINGS
from maturity_desktop.storage.files import replacing, sync_file, sync_folder

LOGS = "logs"
HALF_WRITTEN = re.compile(r"\..+\.[0-9a-f]{16}\.part(\..+)?")
"""What writers that were killed left beside their files (files.replacing)."""


def forget_recents(file: Path, audits: Collection[str]) -> None:
    """Takes audits out of those that were open last; the watched folder, whose name may tell, is forgotten.

    A file that says nothing of the kind stays as it is.
    """
    try:
        told = json.loads(file.read_bytes())
        recents = told.get("recents", [])
        watched = {"watched": ""} if told.get("watched") else {}
        kept = [recent for recent in recents if recent["audit"] not in audits]
    except FileNotFoundError:
        return
    except (ValueError, KeyError, TypeError, AttributeError):
        file.unlink()  # habits that nobody can read any more, and words that nobody can see
        return
    if len(kept) < len(recents) or watched:
        with replacing(file) as new:
            new.write(json.dumps(told | {"recents": kept} | watched, indent=1).encode())


def kept_states(folder: Path) -> int:
    """How many earlier states of the library are kept that a restore replaced."""
    return len(list((folder / REPLACED).glob("*")))


def clean_beside(folder: Path, audits: Collection[str]) -> None:
    """Takes away what may have words or pictures of the subject.

    How sheets were read is remembered by their columns, which name no client: all of it is forgotten. So are
    the pictures made of evidence, whoever's: they are made anew.
    """
    forget_recents(folder / PREFERENCES, audits)
    (folder / MAPPINGS).unlink(missing_ok=True)
    EvidenceStore(folder / "evidence").sweep()
    for path in (folder / DERIVED, folder / REPLACED, *folder.glob(f"{STAGING}*")):
        if path.exists():
            shutil.rmtree(path)
    for path in folder.rglob(".*.part*"):
        if HALF_WRITTEN.fullmatch(path.name) and path.is_file():
            path.unlink()
            sync_folder(path.parent)
    _empty_logs(folder / LOGS)
    sync_folder(folder)


def _empty_logs(logs: Path) -> None:
    """Empties the logs, which a program may be writing, and takes reports of crashes away."""
    for path in logs.rglob("*"):
        if path.is_file():
            if path.suffix == ".log":
                with path.open("wb") as file:
                    sync_file(file.fileno())
            else:
                path.unlink()
                sync_folder(path.parent)
