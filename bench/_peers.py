"""What typesetters that are measured beside dragoman are given: words in their own markup, and the same fonts."""

from __future__ import annotations


def for_typst(text: str) -> str:
    """Words that Typst takes as they are."""
    return "".join(f"\\{letter}" if letter in "\\#*_`$<>@[]/~=" else letter for letter in text)


def for_tex(text: str) -> str:
    """Words that TeX takes as they are, but for backslashes."""
    for mark, written in (("\\", ""), ("&", "\\&"), ("%", "\\%"), ("#", "\\#"), ("_", "\\_"), ("$", "\\$")):
        text = text.replace(mark, written)
    return text


def font_folders() -> list[str]:
    """Where the fonts of the pages lie."""
    from dragoman.rendering.fonts import fonts

    return sorted({str(path.parent) for font in fonts() for path in font.paths})
