"""Opens the program with the sample audit; without a display, writes the sample's report and workbook."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WINDOWLESS = {"offscreen", "minimal", "minimalegl"}
OPEN_A_DISPLAY = "from PySide6.QtGui import QGuiApplication; QGuiApplication([])"


def main() -> int:
    """Chooses by the display; the exit code is the program's."""
    if not names_a_display():
        print("There is no display here, so the window stays closed; the sample audit is exported instead.")
        return export_sample(ROOT / "output")
    if sys.platform == "linux":
        subprocess.run(["bash", ROOT / "tools/system_libraries.sh", "display"], check=True)
        if not opens_a_display():
            print(
                "The display does not open, so the window stays closed; the sample audit is exported instead."
            )
            return export_sample(ROOT / "output")
    program("sample")
    return subprocess.run([sys.executable, "-m", "maturity_desktop"], check=False, cwd=ROOT).returncode


def names_a_display() -> bool:
    """Whether a window could be seen: always on Windows and macOS, on Linux when a display is named."""
    if sys.platform != "linux":
        return True
    platform = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    return platform not in WINDOWLESS and any(os.environ.get(n) for n in ("DISPLAY", "WAYLAND_DISPLAY"))


def opens_a_display() -> bool:
    """Whether Qt reaches the display; it aborts its process when it cannot, so another one tries."""
    trial = subprocess.run([sys.executable, "-c", OPEN_A_DISPLAY], check=False, capture_output=True)
    return trial.returncode == 0


def export_sample(folder: Path) -> int:
    """Makes the sample audit in a library of its own and writes its PDF and workbook beside it."""
    library = folder / "library"
    folder.mkdir(exist_ok=True)
    sample = program("sample", "--library", library).strip()
    pdf, workbook = folder / "sample-audit.pdf", folder / "sample-audit.xlsx"
    program("export", sample, "--pdf", pdf, "--xlsx", workbook, "--library", library)
    audits = json.loads(program("list", "--json", "--library", library))
    figures = next(audit for audit in audits if audit["id"] == sample)
    print(
        "{client}, {cut_off}: level {level:.2f}, {rated} of {applicable} criteria rated.".format_map(figures)
    )
    print(f"The report ({pdf.name}), the workbook ({workbook.name}) and the library are in {folder}")
    return 0


def program(*arguments: str | Path) -> str:
    """What the program's command prints."""
    command = [sys.executable, "-m", "maturity_desktop", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout


if __name__ == "__main__":
    try:
        sys.exit(main())
    except subprocess.CalledProcessError as failure:
        sys.exit(failure.returncode)  # the command has said on stderr what is wrong
    except KeyboardInterrupt:
        sys.exit(130)
