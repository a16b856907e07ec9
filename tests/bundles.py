"""The program as somebody has it who put one more file into its frameworks folder."""

from __future__ import annotations

import shutil
from pathlib import Path

from maturity_desktop.data_folders import frameworks_folder, resources_folder

SIXTH = Path(__file__).parent / "data" / "sixth-model.yaml"
PAIR = """\
  - from: {framework: sixth_model, criterion: LOG}
    to: {framework: icmi_cmo, criterion: "4.06"}
    strength: partial
    reason: Both ask that what happened can be read.
"""


def unpacked_bundle(folder: Path) -> Path:
    """Data folders with six models and a pair for the sixth; nothing else differs from what is shipped."""
    shutil.copytree(frameworks_folder(), folder / "frameworks")
    shutil.copytree(resources_folder(), folder / "resources", ignore=shutil.ignore_patterns("sample"))
    shutil.copy(SIXTH, folder / "frameworks")
    crosswalk = folder / "frameworks" / "crosswalk.yaml"
    crosswalk.write_text(crosswalk.read_text("utf-8").rstrip("\n") + "\n" + PAIR, "utf-8")
    return folder
