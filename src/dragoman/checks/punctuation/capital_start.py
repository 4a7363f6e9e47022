"""A unit that begins with a small letter where its source has a capital, or the reverse."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.checks.check import Check, Family, Hit, example
from dragoman.checks.pair import Pair
from dragoman.checks.punctuation.habits import habits
from dragoman.checks.punctuation.letters import first_letter, has_case
from dragoman.model import Role, Severity

_WORD = re.compile(r"[^\W\d_]\w*(?:['’‑-]\w+)*")
_INSIDE = re.compile(r"\w['’-]?(?=[A-ZÀ-ÞА-ЯЁІЇЄҐƏĞİÖŞÜÇΑ-Ω])")
# Small particles before names: "al-Farabi Street", "van der Velde", "d’Ostel".
_PARTICLE = re.compile(
    r"(?:[^\W\d_]{1,3}['’-]|(?:van|von|de|der|den|di|da|du|la|le|el|al|ter|zu|af|av|bin)\s)", re.IGNORECASE
)
_CAPITAL = re.compile(r"(?<![\w'’])[A-ZÀ-ÖØ-ÞА-ЯЁІЇЄҐƏĞİŞΑ-Ω]")
# Words that English writes with a capital wherever they stand.
_ENGLISH = re.compile(
    r"(?:I|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)(?:day)?s?\b|(?:January|February|March|April|May|June|July|August"
    r"|September|October|November|December)\b|[A-Z][a-z]+(?:ish|ese|ian|ans?)\b"
)
# A part of a sentence that begins with the name of a provision: English alone writes "Article 51 of the Charter".
_PROVISION = re.compile(
    r"(?:Articles?|Annex(?:es)?|Chapters?|Sections?|Parts?|Rules?|Resolutions?|Decisions?|Decrees?|Orders?|Laws?|Acts?"
    r"|Tables?|Figures?|Items?|Principles?)\s+(?:Nos?\.?\s*)?(?:\d|[IVX]+\b)[^\s,]*,?\s+\w"
)
_FREE = frozenset({
    Role.ADDRESSEE, Role.ADDRESSEE_JOINT, Role.ADDRESSEES_CLOSE, Role.OFFICE, Role.DATE, Role.DATELINE, Role.PLACE,
    Role.SIGNED_MARK,
})  # fmt: skip
_HEADS = frozenset({Role.TITLE, Role.SUBTITLE, Role.HEADING, Role.ANNEX})
_ENDS = (".", "!", "?", ":", "…", "”", '"', "»", ")")


def _look(pair: Pair) -> Iterator[Hit]:
    source, target = pair.source_prose, pair.target_prose
    if source[:1].isupper() and target[:1].isupper():
        return
    wanted, found = first_letter(source), first_letter(target)
    if wanted is None or found is None or not has_case(wanted[1]) or not has_case(found[1]):
        return
    capital = wanted[1].isupper()
    if capital == found[1].isupper() or pair.role in _FREE:
        return
    if _small_is_right(pair, wanted[0], found[0]) if capital else _capital_is_right(pair, wanted[0], found[0]):
        return
    yield Hit(
        f"The source begins with a {'capital' if capital else 'small letter'}, the translation with a "
        f"{'small letter' if capital else 'capital'}.", start=found[0], end=found[0] + 1, found=found[1],
    )  # fmt: skip


def _small_is_right(pair: Pair, source: int, target: int) -> bool:
    """Whether the small letter is a name's ("iPhone"), or the capital a custom of English in a part of a sentence."""
    word = _WORD.match(pair.target_prose, target)
    if word and _INSIDE.search(word[0]):
        return True
    particle = _PARTICLE.match(pair.target_prose, target)
    if particle and pair.target_prose[particle.end() : particle.end() + 1].isupper():
        return True
    part = not pair.source_prose.rstrip().endswith(_ENDS)
    english = pair.source_locale.split("-")[0] == "en"
    if not part or not english or " " not in pair.source_prose.strip():
        return False
    if _ENGLISH.match(pair.source_prose, source):
        return True
    return pair.role not in _HEADS and bool(_PROVISION.match(pair.source_prose, source))


def _capital_is_right(pair: Pair, source: int, target: int) -> bool:
    """Whether the capital is a noun's or a name's: one that came first by the order of words, or an acronym."""
    if habits(pair.locale).capital_nouns:
        return True
    words = _WORD.match(pair.source_prose, source), _WORD.match(pair.target_prose, target)
    if words[0] and _INSIDE.search(words[0][0]):
        return True
    if words[1] and len(words[1][0]) > 1 and (_INSIDE.search(words[1][0]) or words[1][0].isupper()):
        return True
    return bool(_CAPITAL.search(pair.source_prose))


CHECK = Check(
    code="capital-start",
    name="First letter",
    family=Family.PUNCTUATION,
    severity=Severity.WARNING,
    finds="A unit that begins with a small letter where its source begins with a capital, or the reverse.",
    why="The capital tells a sentence from a part of one; items of a list and headings are alike in it.",
    authority="The orthography of each language; letter case: Unicode, CLDR.",
    flagged=example("The lock is closed.", "şlüz bağlıdır."),
    clean=example("the schools of Almeravia", "Almeraviya məktəbləri"),
    hint="Begin it as the source does.",
    pair=_look,
)
