"""A failure in plain words: what happened, what to do, and details for whoever can help."""

from __future__ import annotations

from gettext import gettext as _

from maturity_desktop.domain.errors import LibraryInUse, MaturityError, NewerLibrary


def reason(error: BaseException) -> str:
    """What a person can act on; for an unexpected failure, that it was one."""
    if isinstance(error, MaturityError):
        return str(error)
    if isinstance(error, OSError):
        where = f"{error.filename}: " if error.filename else ""
        return f"{where}{error.strerror or error}"
    return _(
        "The program has made a mistake. What is saved stays saved. Copy the details for whoever helps you."
    )


def details(error: BaseException) -> str:
    """How it came to it, for whoever helps: without a person's words, which messages and paths may hold.

    An expected failure has said everything.
    """
    if isinstance(error, MaturityError):
        return ""
    from maturity_desktop.storage.diagnostics.redaction import error_frames

    return "\n".join(error_frames(error))


def library_trouble(error: BaseException) -> str:
    """The headline where a library does not open."""
    if isinstance(error, LibraryInUse):
        return _("The library is open in another program")
    if isinstance(error, NewerLibrary):
        return _("The library was made by a newer version of this program")
    return _("The library cannot be opened")
