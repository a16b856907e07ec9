"""What docs/frameworks.md shows can be copied into a file and used."""

import re
from pathlib import Path

from maturity_desktop.data_folders import frameworks_folder
from maturity_desktop.storage.framework_files import parse_framework, read_framework

DOCUMENT = Path(__file__).parents[1] / "docs" / "frameworks.md"
ICMI = "icmi-cmo.yaml"


def blocks() -> list[bytes]:
    text = DOCUMENT.read_text(encoding="utf-8")
    return [block.encode() for block in re.findall(r"^```yaml\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)]


def test_the_framework_that_is_shown_is_sound() -> None:
    shown, _wording = blocks()
    framework = parse_framework(shown, DOCUMENT.name)
    assert framework.id == "my_model"
    assert [criterion.id for criterion in framework.criteria] == ["1.01"]
    assert framework.remarks[0].text == "What is odd, and how it is read."


def test_the_wording_that_is_shown_fits_the_icmi_file() -> None:
    _framework, shown = blocks()
    icmi = read_framework(frameworks_folder() / ICMI)
    laid = parse_framework(icmi.source, ICMI, shown, DOCUMENT.name)
    assert laid.official_wording == {"5.07", "5.07-1a"}
