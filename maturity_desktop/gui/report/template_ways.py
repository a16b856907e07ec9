"""How the firm's Word template is chosen and taken away from the window."""

from __future__ import annotations

from dataclasses import dataclass
from gettext import gettext as _
from typing import TYPE_CHECKING

from maturity_desktop.domain.errors import MaturityError, ReportError
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.words import screen_words

if TYPE_CHECKING:
    from maturity_desktop.storage.library import Library


@dataclass(frozen=True, slots=True)
class TemplateInUse:
    """What it was called when it was brought in, empty for the program's own; and why it cannot be used."""

    name: str = ""
    trouble: str = ""

    @property
    def is_kept(self) -> bool:
        return bool(self.name or self.trouble)


class TemplateWays:
    """The template in the library's folder."""

    def __init__(self, library: Library, ask: Ask) -> None:
        self._library, self._ask = library, ask

    def in_use(self) -> TemplateInUse:
        from maturity_desktop.verbs.word_template import firm_template

        try:
            kept = firm_template(self._library.folder)
        except ReportError as error:
            return TemplateInUse(trouble=str(error))
        return TemplateInUse(kept.name) if kept is not None else TemplateInUse()

    def choose(self) -> None:
        """Asks for the document, and keeps it unless it cannot be used: then the one before stays."""
        from maturity_desktop.verbs.word_template import keep_for_firm

        chosen = self._ask.files(_("Which Word document is the firm’s template?"))
        if not chosen:
            return
        try:
            keep_for_firm(self._library, chosen[0], screen_words())
        except MaturityError as error:
            self._ask.tell(_("The template was not taken."), str(error))
        except OSError as error:
            self._ask.tell(_("The template was not taken."), error.strerror or str(error))

    def take_away(self) -> None:
        """The program's own is used again, once the person has confirmed that the firm's goes."""
        from maturity_desktop.verbs.word_template import no_longer_keep

        if not self._ask.confirm(
            _("Take the firm’s Word template away?"),
            _("Reports for Word are written on the program’s own again. Your own copy of the file stays."),
            _("Take away"),
        ):
            return
        try:
            no_longer_keep(self._library)
        except OSError as error:
            self._ask.tell(_("The template could not be taken away."), error.strerror or str(error))
