"""Measures the bundle in dist/ and lets it test itself, away from the source and the person's library."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "dist" / "maturity-desktop"
LARGEST = 130_000_000
SECONDS = 120


def main() -> int:
    """0 when the bundle is small enough and its self-test passes."""
    size = sum(file.stat().st_size for file in FOLDER.rglob("*") if file.is_file() and not file.is_symlink())
    print(f"{FOLDER}: {size / 1e6:.0f} MB (at most {LARGEST / 1e6:.0f})")
    program = FOLDER / ("maturity-desktop.exe" if sys.platform == "win32" else "maturity-desktop")
    with tempfile.TemporaryDirectory() as home:
        result = subprocess.run(
            [program, "--self-test"], check=False, cwd=home, env=clean_environment(home), timeout=SECONDS
        )
    print(f"Self-test: exit code {result.returncode}")
    return 0 if result.returncode == 0 and size <= LARGEST else 1


def clean_environment(home: str) -> dict[str, str]:
    """This environment without Python's paths, with a home of its own and no display."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "VIRTUAL_ENV", "XDG_"))
    }
    return kept | {"HOME": home, "APPDATA": home, "LOCALAPPDATA": home, "QT_QPA_PLATFORM": "offscreen"}


if __name__ == "__main__":
    sys.exit(main())
