"""Passages as HTML: inline Markdown, what must stay on one line, the direction of foreign words, footnote marks."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from itertools import groupby

from dragoman import markup
from dragoman.languages import typography
from dragoman.model import Role
from dragoman.model.edition import Cell, Line, Passage, Section
from dragoman.rendering.directions import isolated
from dragoman.rendering.soft_hyphens import softened

_TAG = re.compile(r"(<[^>]*>)")
_MARK = re.compile(r'<sup class="footnote-mark">([^<]*)</sup>')
_NESTED = re.compile(r"\b\d+[a-z]?(?:\(\w{1,5}\))+")
"""A number with its divisions: 51(5)(b)."""
_INITIALS = re.compile(r"\b[^\W\d_]\.(?:\u00a0?[^\W\d_]\.)*\u00a0[^\W\d_]\w+")
"""A name with its initials, which a no-break space joins: layout would part the surname by a hyphen (I. Tol-men)."""
_CLOSE = r"[^ \n\u3000-\u9fff\uff00-\uffef]*"
_JOINED_BEFORE, _JOINED_AFTER = re.compile(_CLOSE + r"\Z"), re.compile(_CLOSE)
_WORD_JOINER = "\u2060"
_LONGEST_WHOLE = 34
"""Characters: longer ones may break, a column holds some fifty."""
_NEVER_PARTED = frozenset({
    Role.TITLE, Role.SUBTITLE, Role.HEADING, Role.ANNEX, Role.SIGNED_MARK, Role.SIGNATORY, Role.OFFICE,
    Role.ADDRESSEE_JOINT, Role.ADDRESSEE,
})  # fmt: skip
"""Roles whose words no line parts, in any language; the style sheet says so of languages with patterns."""

_SET_IN_THE_MIDDLE = frozenset({Role.TITLE, Role.SUBTITLE})
_LAST_SPACE = re.compile(r"(?<=\w{3}) (?=[^\s<>]{1,4}$)")
"""Before a short last word, which would stand alone on the last line."""


class Inline:
    """Writes the passages of one document; every id is given once.

    ``prefix`` stands before the ids. With ``soft_hyphens``, languages that have rules of their own for parting words
    get U+00AD in running text.
    """

    def __init__(self, *, xml: bool, soft_hyphens: bool, prefix: str = "") -> None:
        self._prefix = prefix
        self._xml = xml
        self._soft_hyphens = soft_hyphens
        self._given: dict[str, int] = {}

    def __call__(self, line: Line, cell: Cell, section: Section) -> str:
        """The passages of a line as a safe fragment, each a ``span`` with its language, unit and state.

        Neighbours whose direction is not the cell's are one island: sentences that stand in for missing translations
        keep their own order.
        """
        out = []
        for direction, group in groupby(line.passages, key=lambda passage: passage.direction):
            passages = list(group)
            inner = "".join(
                (_around(passage.before) if index else "") + self._passage(passage, line.role, cell, section)
                for index, passage in enumerate(passages)
            )
            before, own = _around(passages[0].before), direction == cell.direction
            # An article before it and a comma after it are words of its direction, a space is nobody's.
            article = not own and any(map(str.isalpha, before))
            turned = not own and (article or len(passages) > 1 or bool(passages[-1].after))
            inner = before + inner if article else inner
            out += ["" if article else before, f'<span dir="{direction}">{inner}</span>' if turned else inner]
        return "".join(out)

    def languages(self, locale: str, direction: str) -> str:
        """The attributes that give an element its language and direction."""
        tag = escape(locale)
        return f'lang="{tag}"' + (f' xml:lang="{tag}"' if self._xml else "") + f' dir="{escape(direction)}"'

    def _passage(self, passage: Passage, role: Role, cell: Cell, section: Section) -> str:
        classes = "passage" if passage.state == "translated" else f"passage {passage.state.value}"
        unit = " ".join(passage.units)
        names = f' id="{self._name(self.wanted_name(passage, cell))}" data-unit="{escape(unit)}"' if unit else ""
        inner = self._words(passage, cell, section)
        if role in _SET_IN_THE_MIDDLE:
            inner = _LAST_SPACE.sub("\u00a0", inner)
        if self._soft_hyphens and role not in _NEVER_PARTED:
            inner = softened(inner, passage.locale)
        return (
            f'<span class="{classes}"{names} {self.languages(passage.locale, passage.direction)}>{inner}</span>'
            f"{_around(passage.after)}{self.following(passage, cell)}"
        )

    def wanted_name(self, passage: Passage, cell: Cell) -> str:
        """The id of a passage that has units; a number is put behind it where it is given already."""
        return f"{cell.locale}-{passage.units[0]}"

    def following(self, passage: Passage, cell: Cell) -> str:
        """A safe fragment to stand after a passage and what belongs to it."""
        return ""

    def _words(self, passage: Passage, cell: Cell, section: Section) -> str:
        labels = {escape(label, quote=False): number for label, number in section.labels.items()}

        def mark(match: re.Match[str]) -> str:
            number = labels.get(match[1])
            if number is None:
                return match[0]
            place = f"{section.annex}-{number}-{cell.locale}"
            name = self._name(f"mark-{place}")
            note = escape(f"{self._prefix}note-{place}")
            return (
                f'<sup class="footnote-mark"><a id="{name}" href="#{note}" role="doc-noteref"'
                f'{" epub:type=" + chr(34) + "noteref" + chr(34) if self._xml else ""}>{number}</a></sup>'
            )

        fragment = _MARK.sub(mark, markup.render(passage.text))
        fragment = isolated(fragment, passage.direction, marks=self._soft_hyphens)
        figures_joined = self._soft_hyphens and passage.direction == "rtl"
        return _in_words(fragment, lambda words: _kept_together(words, passage.locale, figures_joined=figures_joined))

    def _name(self, wanted: str) -> str:
        count = self._given[wanted] = self._given.get(wanted, 0) + 1
        return escape(self._prefix + (wanted if count == 1 else f"{wanted}.{count}"))


def _around(text: str) -> str:
    return escape(text, quote=False).replace("\n", "<br/>")


def _in_words(fragment: str, change: Callable[[str], str]) -> str:
    """``fragment`` with its text, not its tags, changed."""
    return "".join(
        piece if piece.startswith("<") else change(piece) for piece in _TAG.split(fragment) if piece
    )


def _kept_together(words: str, locale: str, *, figures_joined: bool) -> str:
    """Symbols of documents, ordinals with their suffix and ranges do not break at their slash or hyphen.

    A stretch takes in what a no-break space or nothing joins to it: WeasyPrint 70 breaks a line at its first
    opportunity, not its last, where an element that must not wrap stands close to the words before it. With
    ``figures_joined``, a range of figures gets a word joiner instead: in an element of its own WeasyPrint would not
    know that it stands among Arabic letters, and turn it round.
    """
    spans = [*typography.unbreakable(words, locale),
             *(match.span() for pattern in (_NESTED, _INITIALS) for match in pattern.finditer(words))]
    out, end = [], 0
    for start, stop in sorted(spans):
        before, after = _JOINED_BEFORE.search(words, end, start), _JOINED_AFTER.match(words, stop)
        start, stop = (before.start() if before else start), (after.end() if after else stop)
        if figures_joined and not any(map(str.isalpha, words[start:stop])):
            if start >= end:
                out += [words[end:start], words[start:stop].replace("–", f"–{_WORD_JOINER}")]
                end = stop
        elif start >= end and stop - start <= _LONGEST_WHOLE:
            out += [words[end:start], '<span class="whole">', words[start:stop], "</span>"]
            end = stop
    return "".join((*out, words[end:]))

