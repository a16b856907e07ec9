"""The words of the screen's language, for functions that take a language."""

from __future__ import annotations

import gettext


def screen_words() -> gettext.NullTranslations:
    """The catalogue that gettext() itself uses; the English of the code where there is none."""
    domain = gettext.textdomain()
    return gettext.translation(domain, gettext.bindtextdomain(domain), fallback=True)
