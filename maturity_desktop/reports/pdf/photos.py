"""The photos that were chosen, some to a page, each with its number, its day and what is said below it."""

from __future__ import annotations

from maturity_desktop.reports.pdf.pages import Pages, Story


def photos(pages: Pages) -> Story:
    """The pages of photos; nothing where none was chosen."""
    if not pages.content.options.photos:
        return []
    _ = pages.content.words.gettext
    count = len(pages.content.options.photos)
    title = pages.content.words.ngettext("{count} photo", "{count} photos", count).format(count=count)
    return pages.section("photos", _("Photos"), title)
