"""Channels as headings name them."""

from __future__ import annotations

from gettext import NullTranslations


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
