"""Dotted and dotless i taken for each other."""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib import resources

from dragoman.checks.check import Check, Family, Fix, Hit, example
from dragoman.checks.pair import Pair, Paper
from dragoman.checks.script.evidence import addresses, in_source, within
from dragoman.languages import tags
from dragoman.languages.casing import fold
from dragoman.languages.letters import WORD
from dragoman.model import Severity, State

_EITHER = frozenset("iıİI")
_SHORTEST = 4  # Letters from which the beginning of a word tells which word it is.
_LONG = 7  # Letters from which a word is compared with the others of its paper.
_ROMAN = re.compile(r"[IVXLCDM]+")
# Suffixes whose vowels agree in every word, so that a slip in them is seen without knowing the word: those behind a
# plural, the genitive or accusative behind a possessive, the perfect.
_CASE = "(?:[aeə]|d[aeə]n?|[ıi]n?)"
_ENDINGS = rf"[ıi](?:(?:m(?:[ıi]z)?|n(?:[ıi]z)?){_CASE}?)?(?:d[ıi]r)?"
_PLURAL = re.compile(rf"\w{{2,}}(?:(?P<back>lar)|l[əe]r)(?P<tail>{_ENDINGS})")
_DOUBLE = re.compile(r"\w*(?P<vowel>[aıeəi])[^aıoueəiöü\W]+(?P<tail>ınin|in(?:ı|ın))")
_PERFECT = re.compile(r"\w*(?P<vowel>[aıeəi])[^aıoueəiöü\W]{0,3}m(?P<tail>(?:ış[dt]ir|iş[dt]ır))")
_ENGLISH = ("e", "es", "ic", "ion", "ions", "ional", "ian", "ians", "i")  # What makes "Institut…" an English word.


def _look(paper: Paper) -> Iterator[Hit]:
    units = {
        (pair.source, pair.target): pair
        for pair in paper.pairs
        if pair.state is State.TRANSLATED and not pair.target_characters.isdisjoint(_EITHER)
    }
    counts: Counter[str] = Counter()
    for pair in units.values():
        counts.update(WORD.findall(pair.target_plain))
    words = [word for word in counts if not _EITHER.isdisjoint(word)]
    language = tags.language(paper.locale)
    known = {word: right for word in words if (right := _right(word, language))}
    other = _commoner({word: counts[word] for word in words if word not in known}, paper.locale)
    if not known and not other:
        return
    for pair in units.values():
        for match in WORD.finditer(pair.target_plain):
            word = match[0]
            if word in known and not _is_foreign(pair, match):
                yield _hit(pair, match, known[word], sure=True)
            elif word in other and not in_source(pair, word):
                yield _hit(pair, match, other[word], sure=False)


def _hit(pair: Pair, match: re.Match[str], right: str, *, sure: bool) -> Hit:
    word, start = match[0], match.start()
    places = [at for at, (one, other) in enumerate(zip(word, right, strict=True)) if one != other]
    told = "" if sure else ", as it is spelled elsewhere in this text"
    # What only the rest of the paper tells is no repair, for that may be the slip.
    fixes = tuple(Fix(start + at, start + at + 1, right[at]) for at in places) if sure else ()
    return Hit(
        f"“{word}” should be “{right}”{told}: i and ı are two letters.",
        start=start, end=match.end(), found=word, expected=right, fixes=fixes, pair=pair,
    )  # fmt: skip


@lru_cache(maxsize=65536)
def _right(word: str, language: str) -> str:
    """The right spelling of a word that has i for ı or the reverse; "" where nothing is known to be wrong."""
    if len(word) < _SHORTEST or _ROMAN.fullmatch(word):
        return ""
    small = fold(word, language)
    skeleton = small.replace("ı", "i")
    stems = _stems(language)
    for length in range(min(len(word), _longest(language)), _SHORTEST - 1, -1):
        stem = stems.get(skeleton[:length])
        if stem is not None:
            if small.startswith(stem) or (word.isascii() and word[0] == "I" and word[length:] in _ENGLISH):
                return ""
            return _cased(word, stem)
    return _agreeing(word) if word.islower() else ""


def _agreeing(word: str) -> str:
    """``word`` with the vowels of its suffixes as those before ask for; "" where they are so, or nobody can tell."""
    found = _PLURAL.fullmatch(word)
    back = found is not None and found["back"] is not None
    if found is None:
        found = _DOUBLE.fullmatch(word) or _PERFECT.fullmatch(word)
        back = found is not None and found["vowel"] in "aı"
    if found is None:
        return ""
    right = word[: found.start("tail")] + (found["tail"].replace("i", "ı") if back else found["tail"].replace("ı", "i"))
    return "" if right == word else right


def _cased(word: str, stem: str) -> str:
    """``word`` with the i and ı of ``stem``, in the case of its own letters."""
    made = [
        one if one not in _EITHER else (right if one in "iı" else "İ" if right == "i" else "I")
        for one, right in zip(word, stem, strict=False)
    ]
    return "".join(made) + word[len(stem) :]


def _commoner(counts: Mapping[str, int], tag: str) -> dict[str, str]:
    """Words that a paper has at least twice as often with i for ı or the reverse, and that other spelling."""
    kinds: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for word, count in counts.items():
        if len(word) >= _LONG:
            small = fold(word, tag)
            kinds[small.replace("ı", "i")][small] += count
    found: dict[str, str] = {}
    for word in counts:
        if len(word) < _LONG or word.isupper():
            continue
        small = fold(word, tag)
        forms = kinds[small.replace("ı", "i")]
        other, count = forms.most_common(1)[0]
        # A final ı is the accusative and a final i an adjective's: insanı, insani.
        if other != small and other[:-1] != small[:-1] and count >= 2 * forms[small]:
            found[word] = _cased(word, other)
    return found


def _is_foreign(pair: Pair, match: re.Match[str]) -> bool:
    """Whether a word is part of an address, or of a foreign name of several words that the source has as it stands."""
    text = pair.target_plain
    if within(addresses(text), match.start()):
        return True
    if match[0] not in pair.source_plain:
        return False
    before = re.search(r"[^\W\d_]+[ -]$", text[: match.start()])
    after = re.match(r"[ -][^\W\d_]+", text[match.end() :])
    together = (before[0] + match[0] if before else "", match[0] + after[0] if after else "")
    return any(one and one in pair.source_plain for one in together)


@cache
def _stems(language: str) -> Mapping[str, str]:
    """Stems by their letters with ı made i."""
    text = resources.files("dragoman.languages").joinpath("dotted.toml").read_text(encoding="utf-8")
    stems = tomllib.loads(text).get(language, {}).get("stems", "").split()
    return {stem.replace("ı", "i"): stem for stem in stems if len(stem) >= _SHORTEST and not _EITHER.isdisjoint(stem)}


@cache
def _longest(language: str) -> int:
    return max(map(len, _stems(language)), default=0)


CHECK = Check(
    code="dotless-i",
    name="Dotted and dotless i",
    family=Family.SCRIPT,
    severity=Severity.WARNING,
    finds="A word with i for ı or I for İ, or the reverse, that exists in the other form.",
    why="They are two letters: the wrong one makes another word or none, and shows that a program made capitals small "
    "or a keyboard of another language was used.",
    authority="Alphabets of Azerbaijani and Turkish; Unicode, SpecialCasing.txt, conditions tr and az.",
    flagged=example("The Republic of Almeravia", "Almeraviya Respublıkası"),
    clean=example("The Republic of Almeravia", "Almeraviya Respublikası"),
    hint="Set the keyboard to the language; make capitals with a program that knows it.",
    paper=_look,
    locales=("az", "tr"),
    fixes=True,
)
