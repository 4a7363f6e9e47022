"""Brackets that the translation has more or fewer of than the source, or that are not closed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.checks.check import Check, Family, Hit, example
from dragoman.checks.pair import Pair
from dragoman.model import Severity

_ANY = re.compile(r"[()\[\]{}（）［］｛｝【】〔〕﴾﴿]")
_FORMS = str.maketrans("（）［］｛｝【】〔〕﴾﴿", "()[]{}[][]()")
_LABEL = re.compile(r"\((?!c\)\s\d{4})(?:[^\W\d_][ـ\u200d]?|\d{1,3}|[ivxlIVXL]{1,5})\)")
_BARE_LABEL = re.compile(r"(?:(?<=^)|(?<=[\s;,:]))(?:[^\W\d_][ـ\u200d]?|\d{1,3}|[ivxlIVXL]{1,5})\)(?=\s)")
# An ending that may or may not be read, "notice(s)", and the parts of "Art. 4(1)(b)" are written otherwise in many
# languages; a face is no bracket. Arabic and Hebrew write "and" and prepositions tight to the label that follows.
_OPTIONAL = re.compile(r"(?<!\b[وفبلكוהבל])(?<=[0-9A-Za-zÀ-\u1fff)])\(\w{1,4}\)|[:;]-?[()]")
_GLOSS = re.compile(r"\(([^()]{2,60})\)")
_CLOSES = {")": "(", "]": "[", "}": "{"}


def _look(pair: Pair) -> Iterator[Hit]:
    source, target = pair.source_plain, pair.target_plain
    if not _ANY.search(target) and not _ANY.search(source):
        return
    source, target = _bare(pair.source_prose), _bare(pair.target_prose)
    if target.count("(") > source.count("("):
        target = _GLOSS.sub(lambda match: _unless_a_gloss(match, source), target)
    labels = len(_LABEL.findall(source))
    bare_labels = len(_BARE_LABEL.findall(source))
    for mark in "()[]{}":
        wanted, found = source.count(mark), target.count(mark)
        if wanted == found:
            continue
        if mark == "(" and labels and wanted - labels <= found and target.count(")") == source.count(")"):
            continue  # "(a)" may be "a)" in the language, and the reverse.
        if mark == "(" and bare_labels and found <= wanted + bare_labels and target.count(")") == source.count(")"):
            continue
        yield _difference(mark, wanted, found, target)
        return
    if _ANY.search(target) and (odd := _unbalanced(target)) is not None and _unbalanced(source) is None:
        yield Hit(
            f"The bracket {target[odd]} has no counterpart here.", start=odd, end=odd + 1, found=target[odd],
        )  # fmt: skip


def _bare(text: str) -> str:
    """Brackets in their ASCII forms, of the same length, without those that are not to be counted."""
    return _OPTIONAL.sub(lambda match: " " * len(match[0]), text.translate(_FORMS))


def _unless_a_gloss(match: re.Match[str], source: str) -> str:
    """What stands in brackets, unless it repeats a name of the source as it is written there: "Герон (Heron)"."""
    words = match[1].strip()
    repeated = any(letter.isalpha() for letter in words) and words in source and f"({words}" not in source
    return " " * len(match[0]) if repeated else match[0]


def _difference(mark: str, wanted: int, found: int, target: str) -> Hit:
    place = target.rfind(mark) if found > wanted else -1
    if place < 0 and (odd := _unbalanced(target)) is not None:
        place = odd
    return Hit(
        f"The source has “{mark}” {_times(wanted)}, the translation {_times(found)}.",
        start=place if place >= 0 else None, end=place + 1 if place >= 0 else None,
        found=target[place] if place >= 0 else "", expected=mark if found < wanted else "",
    )  # fmt: skip


def _times(number: int) -> str:
    return {0: "not at all", 1: "once", 2: "twice"}.get(number, f"{number} times")


def _unbalanced(text: str) -> int | None:
    """Offset of the first bracket without a counterpart, that of a list's label "a)" apart."""
    labels = {match.end() - 1 for match in _BARE_LABEL.finditer(text)}
    open_ones: list[int] = []
    for match in _ANY.finditer(text):
        mark, place = match[0], match.start()
        if mark in "([{":
            open_ones.append(place)
        elif open_ones and text[open_ones[-1]] == _CLOSES[mark]:
            open_ones.pop()
        elif place not in labels:
            return place
    return open_ones[0] if open_ones else None


CHECK = Check(
    code="brackets",
    name="Brackets",
    family=Family.PUNCTUATION,
    severity=Severity.WARNING,
    finds="Brackets of which the translation has more or fewer than the source, and brackets that are not closed.",
    why="What stands in brackets is an aside, a definition or a reference; without one of them the sentence says it "
    "outright, or the reader looks for its end in vain.",
    authority="House style: asides of the source are asides of the translation.",
    flagged=example("The Office (the Commissioner) replied.", "İdarə (Müvəkkil cavab verdi."),
    clean=example("Item (a) of the list (annex II)", "Siyahının a) bəndi (II əlavə)"),
    hint="Put the brackets where the source has them, and close each.",
    pair=_look,
)
