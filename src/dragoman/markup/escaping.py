"""Escaping: plain words that Markdown would take for inline markup get a backslash, and no others."""

from __future__ import annotations

import re

from dragoman.markup.inline import MARKUP_CHARACTERS, plain

_PUNCTUATION = r"!\"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~"
_BACKSLASH = re.compile(rf"\\(?=[{_PUNCTUATION}\n]|\Z)")
_ENTITY = re.compile(r"&(?=#[0-9]{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]{1,31};)")
_AUTOLINK = re.compile(r"<(?=[A-Za-z][A-Za-z0-9+.\-]{1,31}:[^\s<>]*>|[^\s<>@]+@[^\s<>@]+>)")
_BRACKET = re.compile(r"\[(?=\^)")
_LINKING = re.compile(r"\]\s*[(\[]")
_EVERY = re.compile(r"[\\`*_\[\]<&]")


def escape(text: str) -> str:
    """Inline Markdown whose plain words are ``text``: ``plain(escape(text)) == text``.

    Only what would be read as markup is escaped, so "5 * 3", "snake_case" and "[sic]" stay as they are. Block
    syntax at the start of a line is not looked at. White space at the ends of a line is the caller's to mind.
    """
    if not MARKUP_CHARACTERS.search(text):
        return text
    sparing = _sparing(text)
    return sparing if plain(sparing, notes=True) == text else _EVERY.sub(r"\\\g<0>", text)


def _sparing(text: str) -> str:
    out = _BACKSLASH.sub(r"\\\\", text)
    out = _ENTITY.sub(r"\\&", out)
    out = _AUTOLINK.sub(r"\\<", out)
    out = _BRACKET.sub(r"\\[", out)
    if _LINKING.search(out):
        out = re.sub(r"(?<!\\)\[", r"\\[", out)
    if text.count("`") > 1:
        out = out.replace("`", "\\`")
    for mark in "*_":
        if text.count(mark) > 1:
            out = _delimiters(out, mark)
    return out


def _delimiters(text: str, mark: str) -> str:
    # A run with white space on both sides, and an underscore within a word, can neither open nor close emphasis
    # (CommonMark 0.31, clause 6.2, rules 1–8).
    def guard(match: re.Match[str]) -> str:
        before, after = text[: match.start()][-1:], text[match.end() :][:1]
        blank = (not before or before.isspace()) and (not after or after.isspace())
        inside = mark == "_" and before.isalnum() and after.isalnum()
        return match[0] if blank or inside else f"\\{mark}" * len(match[0])

    return re.sub(re.escape(mark) + "+", guard, text)
