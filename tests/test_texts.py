"""What a person reads comes from the catalogue, whole, and the catalogue's template has all of it.

As in test_architecture.py, every rule is a function that finds breaches, tried on an offending snippet first.
"""

import ast
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from maturity_desktop.gui.catalogue import DOMAIN
from tests.test_architecture import modules
from tools.compile_forms import FORMS_FOLDER, UI_FOLDER, compiled_name
from tools.extract_texts import TEMPLATE, gather, texts_of_code, texts_of_form, written

Rule = Callable[[str, ast.Module], Iterator[str]]
Forms = tuple[str, ...]
"""A text of the catalogue: the singular and, where there is one, the plural."""

TRANSLATES = {"_": 1, "gettext": 1, "ngettext": 2}
"""The functions that translate, and how many of their arguments are texts."""
MARKS = {"N_": 1}
LOOKS_UP = {("gui.translation", "translate"), ("cli", "_translate_help")}
"""Functions that are handed their texts: by the forms, and by the verbs' help. Both are in the template."""

EVERY, FIRST, LATER = slice(None), slice(1), slice(1, None)
SHOWS: dict[str, slice] = {
    **dict.fromkeys(
        (
            "setText", "setPlainText", "setWindowTitle", "setTitle", "setPlaceholderText", "setToolTip",
            "setStatusTip", "setWhatsThis", "setAccessibleName", "setAccessibleDescription", "setLabelText",
            "setInformativeText", "setDetailedText", "setPrefix", "setSuffix", "setSpecialValueText",
            "setTabText", "setIconText", "setHeaderLabels", "setFormat", "showMessage", "drawText",
            "addAction", "addMenu", "addTab", "addRow", "addSection", "addItems", "insertTab", "tell", "echo",
            "QLabel", "QPushButton", "QToolButton", "QCheckBox", "QRadioButton", "QGroupBox", "QMenu",
            "QAction", "QMessageBox", "QInputDialog", "QProgressDialog", "QDockWidget",
            "MaturityError", "LibraryError", "NewerLibrary", "LibraryInUse", "EvidenceError", "ReportError",
            "PreviewRefused", "LookupError", "UsageError", "ClickException", "BadParameter", "fail", "_stop",
        ),
        EVERY,
    ),
    "addItem": FIRST,  # the other argument is what the entry stands for
    "blame": LATER,  # the first is a place in a file
    "FrameworkProblem": slice(2, None),
}  # fmt: skip
"""What puts words before a person, and which of its arguments are words."""
SHOWN_BY_NAME = {"text", "title", "windowTitle", "toolTip", "statusTip", "placeholderText", "what", "instead"}

SEPARATOR = re.compile(r"[^\w{}]+| \w+ ")
"""What stands between the entries of a list: marks, or one word."""
SENTENCE = re.compile(r"^[“‘(]?[A-Z][\w’']* [^\n]*\w[”’)]*[.?!](\s|$)")


def called(call: ast.Call) -> str:
    """The last part of a function's name."""
    match call.func:
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
    return ""


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    yield from (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def texts_handed(call: ast.Call) -> list[ast.expr]:
    """The arguments of a translating or marking call that are texts of the catalogue."""
    return call.args[: (TRANSLATES | MARKS).get(called(call), 0)]


def texts_are_written_out(module: str, tree: ast.Module) -> Iterator[str]:
    """gettext is handed plain strings: what is put together, or chosen elsewhere, is in no catalogue."""
    exempt = {
        id(call)
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef)
        and (module.removeprefix("maturity_desktop."), function.name) in LOOKS_UP
        for call in calls(function)
    }
    for call in calls(tree):
        for text in texts_handed(call):
            if id(call) not in exempt and not (
                isinstance(text, ast.Constant) and isinstance(text.value, str)
            ):
                yield f"{module}:{call.lineno}: {ast.unparse(call)[:60]} has no text of its own"


def texts_are_translated_when_used(module: str, tree: ast.Module) -> Iterator[str]:
    """Nothing is translated while a module is read: the language is not known yet."""
    for call in calls_at_import(tree):
        if called(call) in TRANSLATES:
            yield f"{module}:{call.lineno}: {ast.unparse(call)[:60]} is translated when it is imported"


def calls_at_import(node: ast.AST) -> Iterator[ast.Call]:
    """The calls outside the bodies of functions; defaults and decorators are outside."""
    if isinstance(node, ast.Call):
        yield node
    inside = node.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda) else []
    bodies = inside if isinstance(inside, list) else [inside]
    for child in ast.iter_child_nodes(node):
        if child not in bodies:
            yield from calls_at_import(child)


def what_is_shown_is_translated(module: str, tree: ast.Module) -> Iterator[str]:
    """Nothing that puts words before a person is handed words that are not from the catalogue."""
    for call in calls(tree):
        if called(call) not in SHOWS:
            continue
        named = [keyword.value for keyword in call.keywords if keyword.arg in SHOWN_BY_NAME]
        for text in of_each([*call.args[SHOWS[called(call)]], *named]):
            if any(letter.isalpha() for letter in re.sub(r"{[^{}]*}", "", text)):
                yield f"{module}:{call.lineno}: {called(call)}({text[:60]!r})"


def literals(node: ast.expr) -> Iterator[str]:
    """The texts that an expression may come to, as far as they stand in it; calls are not looked into."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr(values=parts) | ast.BoolOp(values=parts):
            yield from of_each(parts)
        case ast.List(elts=parts) | ast.Tuple(elts=parts):
            yield from of_each(parts)
        case ast.FormattedValue(value=part) | ast.Starred(value=part):
            yield from literals(part)
        case ast.IfExp(body=one, orelse=other) | ast.BinOp(left=one, right=other):
            yield from of_each((one, other))
        case ast.Call(func=ast.Attribute(value=text, attr="format")):
            yield from literals(text)
        case ast.Call(func=ast.Attribute(attr="join"), args=parts):
            yield from of_each(parts)


def of_each(nodes: Iterable[ast.expr]) -> Iterator[str]:
    return (text for node in nodes for text in literals(node))


def sentences_are_translated(module: str, tree: ast.Module) -> Iterator[str]:
    """No sentence stands in the code outside gettext, docstrings and assertions."""
    excused = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    excused |= {id(text) for call in calls(tree) for text in texts_handed(call)}
    excused |= {
        id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values
    }
    excused |= {
        id(part) for node in ast.walk(tree) if isinstance(node, ast.Assert) for part in ast.walk(node)
    }
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=str(text)) if id(node) not in excused and SENTENCE.search(text):
                yield f"{module}:{node.lineno}: {text[:60]!r}"
            case ast.JoinedStr(values=parts):
                text = "".join(str(part.value) if isinstance(part, ast.Constant) else "x" for part in parts)
                if SENTENCE.search(text):
                    yield f"{module}:{node.lineno}: {text[:60]!r}"


RULES: list[Rule] = [
    texts_are_written_out,
    texts_are_translated_when_used,
    what_is_shown_is_translated,
    sentences_are_translated,
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_program_keeps_the_rule(rule: Rule) -> None:
    assert [breach for module, tree in modules() for breach in rule(module, tree)] == []


OFFENCES: list[tuple[Rule, str]] = [
    (texts_are_written_out, "_(f'Level {level}')"),
    (texts_are_written_out, "_('Level ' + level)"),
    (texts_are_written_out, "_('Level %s' % level)"),
    (texts_are_written_out, "_('Level {level}'.format(level=level))"),
    (texts_are_written_out, "def f():\n    return _(WORDS[name])"),
    (texts_are_written_out, "def translate():\n    return words.gettext(source)"),
    (texts_are_written_out, "words.ngettext('{count} item', many, count)"),
    (texts_are_written_out, "N_(name)"),
    (texts_are_translated_when_used, "WORDS = {'full': _('The disk is full.')}"),
    (texts_are_translated_when_used, "class A:\n    words = gettext.gettext('Nothing yet')"),
    (texts_are_translated_when_used, "def f(words=ngettext('{count} item', '{count} items', 3)): ..."),
    (texts_are_translated_when_used, "@option(help=_('Print JSON.'))\ndef f(): ..."),
    (texts_are_translated_when_used, "if x:\n    say = [_('a') for b in c]"),
    (what_is_shown_is_translated, "label.setText('Nothing yet')"),
    (what_is_shown_is_translated, "label.setText('Level {level}'.format(level=1))"),
    (what_is_shown_is_translated, "label.setText(name or 'nobody')"),
    (what_is_shown_is_translated, "window.setWindowTitle(f'{client} - Maturity')"),
    (what_is_shown_is_translated, "field.setPlaceholderText('Search' if wide else '')"),
    (what_is_shown_is_translated, "button.setToolTip('Key: ' + key)"),
    (what_is_shown_is_translated, "menu.addAction(icon, 'Open', self.open)"),
    (what_is_shown_is_translated, "box.addItem('Draft', 'draft')"),
    (what_is_shown_is_translated, "QLabel('Level')"),
    (what_is_shown_is_translated, "QtWidgets.QPushButton(f'{\"on\" if on else symbol}')"),
    (what_is_shown_is_translated, "QAction(icon, toolTip='Open', parent=self)"),
    (what_is_shown_is_translated, "label.setText(', '.join(['a']))"),
    (what_is_shown_is_translated, "raise LibraryError('closed')"),
    (what_is_shown_is_translated, "raise errors.EvidenceError(f'{name} is gone')"),
    (what_is_shown_is_translated, "raise LookupError(f'no audit {name}')"),
    (what_is_shown_is_translated, "tree.blame(('scale',), 'no levels', instead)"),
    (what_is_shown_is_translated, "FrameworkProblem(name, 1, what, 'Write it again')"),
    (what_is_shown_is_translated, "FrameworkProblem(name, 1, what=what, instead='Write it again')"),
    (what_is_shown_is_translated, "click.echo('done')"),
    (sentences_are_translated, "def f():\n    yield f'The file of {label} is missing. {cure}'"),
    (sentences_are_translated, "MEANING = 'The disk is full. Make room on it.'"),
    (sentences_are_translated, "say(title, 'Are you sure?')"),
]


@pytest.mark.parametrize(("rule", "source"), OFFENCES)
def test_the_rule_finds_an_offence(rule: Rule, source: str) -> None:
    assert len(list(rule("maturity_desktop.gui.ask", ast.parse(source)))) == 1


INNOCENT: list[tuple[Rule, str]] = [
    (texts_are_written_out, "_('Level {level}' ' of {top}').format(level=1, top=4)"),
    (texts_are_written_out, "ngettext('{count} item', '{count} items', len(items))"),
    (texts_are_written_out, "for _, name in pairs: keep(name)"),
    (texts_are_translated_when_used, "def f(words=None):\n    return _('Nothing yet')"),
    (texts_are_translated_when_used, "say = lambda: _('Nothing yet')\nHELP = N_('Print JSON.')"),
    (what_is_shown_is_translated, "label.setText(_('Level {level}').format(level=names['level']))"),
    (what_is_shown_is_translated, "label.setText('')\nbutton.setText('×')\nlabel.setText(f'{a}: {b:.2f}')"),
    (what_is_shown_is_translated, "label.setText(f'{_(\"Level\")} {number}')"),
    (what_is_shown_is_translated, "box.addItem(_('Draft'), 'draft')\nlabel.setObjectName('level')"),
    (what_is_shown_is_translated, "tree.blame(('scale',), _('no levels'), _('Add them.'))"),
    (what_is_shown_is_translated, "raise ValueError('an edit has a time zone')"),
    (
        sentences_are_translated,
        '"""A module."""\nassert x, "It is there."\nraise LibraryError(_("It is full."))',
    ),
    (sentences_are_translated, "statement = 'SELECT id FROM audit'"),
]


@pytest.mark.parametrize(("rule", "source"), INNOCENT)
def test_the_rule_leaves_the_innocent_alone(rule: Rule, source: str) -> None:
    assert list(rule("maturity_desktop.gui.ask", ast.parse(source))) == []


def test_forms_and_help_are_looked_up_where_that_is_said() -> None:
    source = "def translate(source):\n    return gettext.gettext(source)"
    assert list(texts_are_written_out("maturity_desktop.gui.translation", ast.parse(source))) == []


# --- the texts themselves


@pytest.fixture(scope="module")
def catalogue() -> Catalog:
    """Every text that the program and its forms have now, with where it stands."""
    return gather()


@pytest.fixture(scope="module")
def texts(catalogue: Catalog) -> list[Forms]:
    """The texts alone."""
    return [forms_of(message.id) for message in catalogue if message.id]


def forms_of(id_: str | list[str] | tuple[str, ...]) -> Forms:
    return (id_,) if isinstance(id_, str) else tuple(id_)


def placeholders(text: str) -> list[str]:
    """The names in braces, in order; empty ones and numbers as they are."""
    return [name for _, name, _, _ in Formatter().parse(text) if name is not None]


def faults(forms: Forms) -> Iterator[str]:
    """What would make a text hard to translate."""
    for text in forms:
        names = placeholders(text)
        if len(names) > 1 and not all(map(str.isidentifier, names)):
            yield f"{text!r}: several placeholders and not all have names, so that none can change places"
        if re.search(r"%[sdrf]|%\(", text):
            yield f"{text!r}: a placeholder that is not in braces"
        if text != text.strip() and not SEPARATOR.fullmatch(text):
            yield f"{text!r}: begins or ends with a space, as a part of a sentence would"
    if len(forms) > 1 and not set(placeholders(forms[0])) <= set(placeholders(forms[1])):
        yield f"{forms!r}: the singular names what the plural does not"


def test_every_text_can_be_translated(texts: list[Forms]) -> None:
    assert [fault for forms in texts for fault in faults(forms)] == []


@pytest.mark.parametrize(
    "forms",
    [
        ("{} of {}",),
        ("{0} of {1}",),
        ("{name} of {}",),
        ("%s items",),
        ("%(count)d items",),
        (" of {top}",),
        ("{count} item of {name}", "{count} items"),
    ],
)
def test_a_text_that_is_hard_to_translate_is_found(forms: Forms) -> None:
    assert len(list(faults(forms))) == 1


def test_what_can_be_translated_is_left_alone() -> None:
    assert list(faults(("One item", "{count} items"))) == []
    assert list(faults(("{rated} of {applicable} rated, 100 %",))) == []
    assert [fault for text in (", ", " · ", " or ") for fault in faults((text,))] == []


# --- the template


def test_the_template_is_fresh(texts: list[Forms]) -> None:
    with TEMPLATE.open("rb") as file:
        kept = {forms_of(message.id) for message in read_po(file) if message.id}
    assert sorted(kept ^ set(texts)) == [], "run: make texts"


def test_the_template_has_every_text_of_the_code(texts: list[Forms]) -> None:
    """Babel reads tokens: it does not see into an f-string, as this does."""
    known = {text for forms in texts for text in forms}
    handed = {
        text.value
        for _, tree in modules()
        for call in calls(tree)
        for text in texts_handed(call)
        if isinstance(text, ast.Constant)
    }
    assert handed
    assert handed - known == set()


@pytest.mark.parametrize("form", sorted(UI_FOLDER.glob("*.ui")), ids=lambda form: form.stem)
def test_the_template_has_what_a_form_asks_for(form: Path) -> None:
    """The compiled form names each text that it will look up."""
    compiled = ast.parse((FORMS_FOLDER / compiled_name(form)).read_text("utf-8"))
    asked = {str(ast.literal_eval(call.args[1])) for call in calls(compiled) if called(call) == "translate"}
    assert {text for _, text in texts_of_form(form.read_bytes())} == asked - {""}


def test_a_form_s_texts_come_with_their_place_and_without_what_is_not_for_people() -> None:
    form = b"""<ui version="4.0"><class>Page</class><widget class="QWidget" name="Page">
 <property name="windowTitle"><string>Reason &amp; level</string></property>
 <layout class="QVBoxLayout" name="outer"><item><widget class="QLabel" name="about">
  <property name="text"><string>About</string></property>
  <property name="role"><string notr="true">heading</string></property>
  <property name="names"><stringlist notr="true"><string>one</string></stringlist></property>
  <property name="toolTip"><string></string></property>
 </widget></item></layout></widget></ui>"""
    assert list(texts_of_form(form)) == [
        ("Page.windowTitle", "Reason & level"),
        ("Page.about.text", "About"),
    ]


def test_verbs_and_both_forms_of_a_plural_are_gathered() -> None:
    source = (
        b"@program.command()\n@everywhere\ndef show():\n    '''Show\n    AUDIT.'''\n"
        b"    say(words.ngettext('{n} item', '{n} items', n), N_('Print'))\n"
        b"def helper():\n    '''Not shown.'''\n"
    )
    assert [text for _, text in texts_of_code(source)] == [("{n} item", "{n} items"), "Print", "Show\nAUDIT."]


def test_the_template_is_the_same_wherever_and_whenever_it_is_made(catalogue: Catalog) -> None:
    text = written(catalogue)
    assert written(gather()) == text
    assert not re.search("Creation-Date|Revision-Date|Generated-By", text)
    places = {place for line in re.findall("^#: (.+)$", text, re.MULTILINE) for place in line.split()}
    root = Path(__file__).parents[1]
    assert {place for place in places if not (root / place).is_file() or Path(place).is_absolute()} == set()
    assert (TEMPLATE.stem, len(places) > 50) == (DOMAIN, True)
