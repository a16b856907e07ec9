"""Compiles the forms in ui/ to Python in maturity_desktop/gui/forms."""

import ast
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
UI_FOLDER = ROOT / "ui"
FORMS_FOLDER = ROOT / "maturity_desktop" / "gui" / "forms"


def compiled_name(ui_file: Path) -> str:
    """ui/set_level.ui becomes ui_set_level.py."""
    return f"ui_{ui_file.stem}.py"


def compile_form(ui_file: Path) -> str:
    """The Python that pyside6-uic of this environment writes for one form."""
    uic = shutil.which("pyside6-uic", path=str(Path(sys.executable).parent))
    if uic is None:
        raise FileNotFoundError("pyside6-uic is not in this environment; install PySide6-Essentials")
    form = subprocess.run([uic, ui_file], check=True, capture_output=True, encoding="utf-8").stdout
    return without_unused_imports(form)


def without_unused_imports(form: str) -> str:
    """The form with the classes of Qt that it uses: each of the others would cost time at the start."""
    tree = ast.parse(form)
    used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    lines = form.splitlines(keepends=True)
    for node in reversed(tree.body):
        if isinstance(node, ast.ImportFrom):
            names = ", ".join(alias.name for alias in node.names if alias.name in used)
            kept = [f"from {node.module} import ({names})\n"] if names else []
            lines[node.lineno - 1 : node.end_lineno] = kept
    return "".join(lines)


def stale_forms(ui_folder: Path = UI_FOLDER, forms_folder: Path = FORMS_FOLDER) -> list[str]:
    """Names of compiled forms that are missing, differ from their source or have none."""
    wanted = {compiled_name(ui): compile_form(ui) for ui in sorted(ui_folder.glob("*.ui"))}
    found = {form.name: form.read_text("utf-8") for form in forms_folder.glob("ui_*.py")}
    return sorted(name for name in wanted.keys() | found.keys() if wanted.get(name) != found.get(name))


def compile_forms(ui_folder: Path = UI_FOLDER, forms_folder: Path = FORMS_FOLDER) -> list[str]:
    """Writes every compiled form, removes those without a source, and returns the names it wrote."""
    wanted = {compiled_name(ui): compile_form(ui) for ui in sorted(ui_folder.glob("*.ui"))}
    for form in forms_folder.glob("ui_*.py"):
        if form.name not in wanted:
            form.unlink()
    for name, text in wanted.items():
        (forms_folder / name).write_text(text, "utf-8", newline="\n")
    return list(wanted)


if __name__ == "__main__":
    for name in compile_forms():
        print(name)
