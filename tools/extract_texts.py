"""Gathers every text that a person can read into resources/locale/maturity_desktop.pot, for translators.

From the code come the calls of gettext and the help of the command line's verbs, from ui/ the forms. The
screen looks a form's texts up by their words alone (gui/translation.py), so they have no context here: where
each stands is told in a comment. Nothing in the file tells when or where it was made.
"""

import ast
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.pofile import write_po

ROOT = Path(__file__).resolve().parents[1]
TEMPLATE = ROOT / "resources" / "locale" / "maturity_desktop.pot"
WIDTH = 100
HEADER = """\
# The texts of Maturity Desktop. Made by "make texts"; a translation is
# resources/locale/<language>/LC_MESSAGES/maturity_desktop.po, and compiled, .mo.
msgid ""
msgstr ""
"Project-Id-Version: Maturity Desktop\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""
KEYWORDS = {name: DEFAULT_KEYWORDS[name] for name in ("_", "gettext", "ngettext", "N_")}


def gather(root: Path = ROOT) -> Catalog:
    """All texts of a checkout."""
    catalog = Catalog(charset="utf-8", fuzzy=False)
    package = root / "maturity_desktop"
    for file in sorted(package.rglob("*.py")):
        if not file.is_relative_to(package / "gui" / "forms"):  # they come from ui/
            name = file.relative_to(root).as_posix()
            for line, text in texts_of_code(file.read_bytes()):
                catalog.add(text, locations=[(name, line)])
    for file in sorted((root / "ui").glob("*.ui")):
        for place, text in texts_of_form(file.read_bytes()):
            catalog.add(text, locations=[(file.relative_to(root).as_posix(), 1)], auto_comments=[place])
    return catalog


def texts_of_code(source: bytes) -> Iterator[tuple[int, str | tuple[str, ...]]]:
    """The line and the text of each call of gettext (for ngettext both forms) and of each verb's help."""
    for line, text, *_rest in extract("python", BytesIO(source), KEYWORDS):
        yield line, text
    yield from texts_of_verbs(ast.parse(source))


def texts_of_verbs(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Click shows the docstring of a verb as its help."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and any(map(_makes_a_verb, node.decorator_list)):
            help_ = ast.get_docstring(node)
            if help_:
                yield node.lineno, help_


def _makes_a_verb(decorator: ast.expr) -> bool:
    match decorator:
        case ast.Call(func=ast.Attribute(attr="command" | "group")):
            return True
    return False


def texts_of_form(source: bytes) -> Iterator[tuple[str, str]]:
    """Each text of a Designer form that is meant for people, with its form, widget and property."""
    form = ElementTree.fromstring(source)  # noqa: S314 - the forms are our own
    yield from _texts_below(form, [form.findtext("class", "")])


def _texts_below(element: ElementTree.Element, place: list[str]) -> Iterator[tuple[str, str]]:
    if element.get("notr") == "true":
        return
    if element.tag == "string" and element.text:
        yield ".".join((place[0], *place[1:][-2:])), element.text
    for child in element:
        name = child.get("name")
        yield from _texts_below(child, [*place, name] if name and name != place[0] else place)


def written(catalog: Catalog) -> str:
    """The template as text; places are files without lines, so that it changes only where the texts do."""
    out = BytesIO()
    write_po(out, catalog, width=WIDTH, omit_header=True, include_lineno=False)
    return HEADER + out.getvalue().decode("utf-8")


if __name__ == "__main__":
    TEMPLATE.parent.mkdir(exist_ok=True)
    TEMPLATE.write_text(written(gather()), "utf-8", newline="\n")
    print(TEMPLATE.relative_to(ROOT))
