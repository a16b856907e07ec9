"""Under which title and id a model from a file is kept."""

from __future__ import annotations

from gettext import gettext as _

from PySide6.QtWidgets import QWidget

from maturity_desktop.gui.dialogs.name_model import NameModelDialog
from maturity_desktop.gui.model_shelf.words import sound_words
from maturity_desktop.gui.models_desk import ReadModel
from maturity_desktop.verbs.model_shelf import Shelf
from maturity_desktop.verbs.models import free_id


def import_dialog(read: ReadModel, shelf: Shelf, parent: QWidget) -> NameModelDialog:
    """Asks for both; the id of a model of the firm's own may be taken again."""
    own = {model.file.framework.id for model in shelf.models if model.own}
    taken = shelf.taken
    title, name = str(read.tree.get("title", "")), str(read.tree.get("id", ""))
    return NameModelDialog(
        _("Import a model"),
        sound_words(len(read.left_out)),
        _("Import"),
        title,
        lambda words: free_id(words, taken),
        taken - own,
        own,
        name if name not in taken - own else free_id(title, taken),
        parent,
    )
