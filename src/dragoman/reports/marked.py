"""Sentences with the spot of a finding marked, for HTML."""

from __future__ import annotations

from html import escape
from unicodedata import name

from markupsafe import Markup

from dragoman.languages import tags
from dragoman.model import UsageError
from dragoman.reports.visible import LINE_END, shown


def marked(text: str, spot: tuple[int, int] | None = None, *, strict: bool = False) -> Markup:
    """``text`` escaped, its spot in ``<mark>``, and what cannot be seen shown and named.

    Where something is missing, the mark stands in the gap. ``strict`` as in ``visible.shown``.
    """
    if spot is None:
        return Markup(_escaped(text, strict))  # noqa: S704 - _escaped escapes
    start = min(max(spot[0], 0), len(text))
    end = min(max(spot[1], start), len(text))
    inner = _escaped(text[start:end], strict=True, joiners=True)
    mark = f"<mark>{inner}</mark>" if inner else '<mark class="gap" title="something is missing here">‸</mark>'
    return Markup(_escaped(text[:start], strict) + mark + _escaped(text[end:], strict))  # noqa: S704 - as above


def _escaped(text: str, strict: bool, joiners: bool = False) -> str:
    return "".join(_one(character, shown(character, strict, joiners)) for character in text)


def _one(character: str, seen: str) -> str:
    if seen == character:
        return escape(seen)
    if seen == LINE_END:
        return f'<span class="unseen">{LINE_END}</span><br>'
    title = name(character, "").lower()
    return f'<span class="unseen" title="{escape(f"{title} U+{ord(character):04X}".strip())}">{escape(seen)}</span>'


def language(locale: str) -> Markup:
    """The attributes ``lang`` and ``dir`` of a locale; nothing for one that is not known."""
    try:
        tag = tags.check(locale) if locale else ""
    except UsageError:
        tag = ""
    if not tag:
        return Markup(' dir="auto"')
    return Markup(f' lang="{escape(tag)}" dir="{tags.direction(tag)}"')  # noqa: S704 - a tag is of letters and hyphens
