"""Channels as headings name them."""

from __future__ import annotations

from collections.abc import Iterable
from gettext import NullTranslations

from maturity_desktop.domain.results import Reason


def channel_title(channel: str, words: NullTranslations) -> str:
    """A channel's name as a heading; one that somebody typed is called what was typed."""
    _ = words.gettext
    titles = {
        "voice": _("Voice"),
        "email": _("E-mail"),
        "chat": _("Chat"),
        "messaging": _("Messaging"),
        "social": _("Social media"),
        "letters": _("Letters"),
        "callback": _("Call-back"),
        "video": _("Video"),
        "self_service": _("Self-service"),
        "counter": _("Counter"),
    }
    return titles.get(channel, channel)


def channel_name(channel: str, words: NullTranslations) -> str:
    """A channel's name, wherever it stands; figures without one are of all contacts."""
    return channel_title(channel, words) or words.gettext("all contacts")


def no_figures_words(channels: Iterable[str], words: NullTranslations) -> str:
    """That there are no figures of channels in scope; empty where there is none."""
    named = words.gettext(", ").join(channel_name(own, words) for own in channels)
    return words.gettext("{channels}: no figures").format(channels=named) if named else ""


def lacking_words(reason: Reason, words: NullTranslations) -> str:
    """Which channels have no figures, and which periods."""
    _ = words.gettext
    periods = _("figures missing: {periods}").format(periods=reason.detail) if reason.detail else ""
    return _("; ").join(filter(None, (no_figures_words(reason.channels, words), periods)))
