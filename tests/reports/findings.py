"""Findings of any words and at any place, for properties."""

from __future__ import annotations

from hypothesis import strategies as st

from dragoman.model import Finding, Position, Severity, Side, Spot, Subject

NASTY = st.sampled_from(
    ["", " ", "\n", "\r\n", "%0A", "::error::", "<b>&amp;\"'", "]]>", "\u00a0", "\u200b", "\u202e", "\u2028", "\x00",
     "\x1b[31m", "\x85", "\ud800", "\uffff", "ə", "İ", "e\u0301", "中文", "مرحبا", "‸", "\U0001f6a2", "\U0010ffff"]
)  # fmt: skip
WORDS = st.lists(st.one_of(NASTY, st.text(max_size=12)), max_size=6).map("".join)
NAMES = st.text("abc-", min_size=1, max_size=8)


@st.composite
def findings(draw: st.DrawFn) -> Finding:
    """A finding; the spot may lie anywhere, as that of a program with a slip would."""
    subject = spot = None
    if draw(st.booleans()):
        locale = draw(st.sampled_from(["az", "ru", "ar", "zh", "x-nowhere", ""]))
        subject = Subject(
            draw(WORDS), locale, draw(NAMES), draw(NAMES), draw(st.none() | WORDS), draw(WORDS), draw(WORDS),
            draw(st.sampled_from(["en", ""])),
        )  # fmt: skip
    if draw(st.booleans()):
        start = draw(st.integers(0, 40))
        spot = Spot(draw(st.sampled_from(list(Side))), start, start + draw(st.integers(0, 20)))
    line = draw(st.none() | st.integers(1, 10**6))
    column = None if line is None else draw(st.none() | st.integers(1, 999))
    return Finding(
        draw(NAMES), draw(st.sampled_from(list(Severity))), draw(WORDS), draw(WORDS),
        Position(draw(WORDS), line, column), subject, spot, draw(WORDS), draw(WORDS),
        draw(st.sampled_from(["", "facts", "typography", "completeness"])),
    )  # fmt: skip


SOME = st.lists(findings(), max_size=5)
