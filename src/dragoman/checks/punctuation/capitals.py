"""A text in capitals that the translation has in small letters, or the reverse; a Capital To Every Word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.checks.check import Check, Family, Hit, example
from dragoman.checks.pair import Pair
from dragoman.checks.prose import THING
from dragoman.checks.punctuation.habits import habits
from dragoman.checks.punctuation.letters import has_case
from dragoman.model import Severity

_WORD = re.compile(rf"[^\W\d_{THING}]+")
_LONG_WORD = re.compile(rf"[^\W\d_{THING}]{{4,}}")


def _look(pair: Pair) -> Iterator[Hit]:
    source, target = pair.source_prose, pair.target_prose
    wanted, found = source.isupper(), target.isupper()
    if wanted == found:
        if not wanted:
            yield from _title_case(pair)
        return
    if wanted and _is_text(source, 6) and _small(target):
        yield Hit("The source is in capitals, the translation is not.", start=0, end=len(target), found=target)
    elif found and _is_text(target, 5) and _small(source):
        yield Hit("The translation is in capitals, the source is not.", start=0, end=len(target), found=target)
    elif wanted and source.lower() == target.lower() and source != target:
        yield Hit(
            f"The source has {source.strip()}, in capitals.", start=0, end=len(target), found=target, expected=source
        )


def _is_text(text: str, letters: int) -> bool:
    """Whether what stands in capitals is more than an acronym or a symbol: two words, or a long one."""
    if not text.isascii():
        drawn = [letter for letter in text if letter.isalpha()]
        if sum(letter.isupper() for letter in drawn) < 0.8 * len(drawn):
            return False
    words = _WORD.findall(text)
    return sum(len(word) > 1 for word in words) > 1 or any(len(word) >= letters for word in words)


def _small(text: str) -> bool:
    """Whether most letters are small ones."""
    letters = [letter for letter in text if letter.isalpha() and letter != THING]
    return 2 * sum(letter.islower() and has_case(letter) for letter in letters) > len(letters)


def _title_case(pair: Pair) -> Iterator[Hit]:
    """Capitals to every word where the source is written as a sentence."""
    target = pair.target_prose
    if not target.istitle() and not _mostly_title(target):
        return
    if habits(pair.locale).capital_nouns:
        return
    words = _LONG_WORD.findall(target)
    later = [word for word in words[1:] if has_case(word[0])]
    if len(later) < 2 or not all(word[0].isupper() and not word.isupper() for word in later):
        return
    source = _WORD.findall(pair.source_prose)
    if len(source) < 2 or not all(has_case(word[0]) for word in source):
        return
    if any(word[0].isupper() for word in source[1:]):
        return
    yield Hit(
        "Every word has a capital here, in the source the first one alone.", start=0, end=len(target), found=target,
    )  # fmt: skip


def _mostly_title(text: str) -> bool:
    capitals = sum(map(str.isupper, text))
    return capitals > 2 and 3 * capitals > text.count(" ") + 1


CHECK = Check(
    code="capitals",
    name="Capitals",
    family=Family.PUNCTUATION,
    severity=Severity.WARNING,
    finds="A unit in capitals whose translation is not, or the reverse, and a translation with a capital to every "
    "word of a source that has none.",
    why="Headings of one rank must look alike; a Capital To Every Word is a custom of English titles.",
    authority="House style; the orthography of each language.",
    flagged=example("REPORT ON THE STATE OF THE RIVERS", "Çayların vəziyyəti haqqında hesabat"),
    clean=example("Report on the State of the Rivers", "Çayların vəziyyəti haqqında hesabat"),
    hint="Follow the source in capitals of whole lines, the language in those of words.",
    pair=_look,
)
