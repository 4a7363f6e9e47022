"""A translation that is only a copy of its source."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib import resources

from dragoman.checks.check import Check, Family, Hit, example
from dragoman.checks.pair import Pair
from dragoman.checks.prose import NOTHING, THING
from dragoman.languages import tags
from dragoman.markup import is_translatable, same_in_any_language
from dragoman.model import JOINED, Role, Severity

_MOST = 4
"""Words of which a label has no more: what is longer is a sentence."""
_NAMES = frozenset({Role.SIGNATORY, Role.PLACE, Role.ADDRESSEE, Role.REFERENCE, Role.BYLINE, Role.DATELINE})
_HEADS = frozenset({Role.TITLE, Role.SUBTITLE, Role.HEADING, Role.ANNEX, Role.SALUTATION, Role.CLOSING})
_BETWEEN = re.compile(r"[\W_]+")
# What programs read: placeholders in braces, paths, names of files; the rest is covered in the prose of a pair.
_PROGRAM = re.compile(
    rf"[{THING}{NOTHING}]+|\{{+[\w.\s]*\}}+|\([cC]\)|(?<!\w)@\w+|(?<![\w./])~?/(?:[\w.~-]+/?)+"
    r"|(?<![\w.-])[\w-]+\.(?:bak|bmp|c|conf|cpp|csv|docx?|epub|exe|gif|gz|h|html?|ini|jar|jpe?g|js|json|log|md|mo|ods"
    r"|odt|ogg|pdf|php|png|pot?|pptx?|py|rtf|sh|sql|svg|tar|toml|txt|xhtml|xlsx?|xml|ya?ml|zip)(?![\w.-])"
)
# Capitals within a word make a name of it: LibreOffice, iPhone.
_INNER = re.compile(r"[^\W\d_]*[a-z][A-Z][^\W\d_]*")
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ‘-][^\W\d_]+)*")
_FIGURE = re.compile(r"\d")


def _look(pair: Pair) -> Iterable[Hit]:
    if not is_unchanged(pair) or is_one_name(pair):
        return ()
    if pair.source_plain == pair.target_plain:
        return (Hit("The translation is the source itself.", found=pair.target_plain),)
    return (Hit("The translation is the source but for capitals, spaces or marks.", found=pair.target_plain),)


def is_one_name(pair: Pair) -> bool:
    """Whether the source is a single word with a capital, or figures with a word, and may be a name or a telephone.

    A title of one word is a word like any other.
    """
    words = pair.source_plain
    if pair.role in _HEADS:
        return False
    found = [word for word in _WORD.findall(words) if len(word) > 1]
    return len(found) == 1 and (found[0][0].isupper() or bool(_FIGURE.search(words)))


def is_unchanged(pair: Pair) -> bool:
    """Whether a translation is its source, but for capitals, spaces and marks, where something else should stand."""
    source, target = pair.source_plain, pair.target_plain
    if source != target:
        # Only capitals, spaces and marks may differ: the length tells most units apart at once, a letter many others.
        size = len(source)
        if not -4 < size - len(target) < 4 or (size > 9 and source[1 - size // 2].lower() not in target.lower()):
            return False
        letters = _BETWEEN.sub("", source).lower()
        # Figures with other marks are written as the language has them: a date, a number.
        if letters != _BETWEEN.sub("", target).lower() or letters.isdecimal():
            return False
    if source == JOINED or len(source.strip()) < 2 or not is_translatable(pair.source):
        return False
    return not _is_meant(pair)


def _is_meant(pair: Pair) -> bool:
    """Whether nothing else could stand there, by the rule that also tells coverage what is translated."""
    if any(line.strip().lower() == "same" for line in pair.comments):
        return True
    one_language, one_script = _relation(pair.source_locale, pair.locale)
    if one_language or (pair.role.is_body and _is_program(pair, one_script)):
        return True
    if not one_script:
        return pair.role.is_body and pair.source.isupper()
    if pair.role in _NAMES:
        words = pair.source.split()
        return sum(word[:1].islower() for word in words) * 2 <= len(words)
    return (pair.role.is_body and same_in_any_language(pair.source)) or _is_known(pair)


def _is_program(pair: Pair, one_script: bool) -> bool:
    """Whether all words are names of programs, or stand in both languages, and the rest is what programs read."""
    words = _WORD.findall(_PROGRAM.sub(" ", pair.source_prose))
    if len(words) > _MOST:
        return False
    every, own = _same("everywhere"), _same(tags.language(pair.locale)) if one_script else frozenset()
    known = every | own
    figures = bool(_FIGURE.search(pair.source))  # "200x300", "F4".
    return all(
        figures if len(word) == 1 else word.lower() in known or _INNER.fullmatch(word) is not None for word in words
    )


@cache
def _same(language: str) -> frozenset[str]:
    file = resources.files("dragoman.checks.completeness").joinpath("unchanged.toml")
    return frozenset(str(tomllib.loads(file.read_text(encoding="utf-8")).get(language, "")).split())


def _is_known(pair: Pair) -> bool:
    """Whether the workspace's own tables say that it is called the same in both languages."""
    words = pair.source_plain.strip().casefold()
    for table in (pair.reference.names, pair.reference.glossary):
        for term in table.terms:
            before, after = term.wording(pair.source_locale), term.wording(pair.locale)
            if before and after and before.preferred.casefold() == words == after.preferred.casefold():
                return True
    return False


@cache
def _relation(source_locale: str, locale: str) -> tuple[bool, bool]:
    """Whether two tags are of one language, and of one script."""
    return tags.language(locale) == tags.language(source_locale), tags.script(locale) == tags.script(source_locale)


CHECK = Check(
    code="unchanged",
    name="Same as the source",
    family=Family.COMPLETENESS,
    severity=Severity.ERROR,
    finds="A translation that is its source, where a translator has something to translate.",
    why="A unit that was copied and never translated passes for done.",
    authority="House style; names, acronyms, numbers, symbols and addresses may be the same in both languages.",
    flagged=example("The harbour is open.", "The harbour is open."),
    clean=example("UNESCO", "UNESCO"),
    hint="Translate it; if it is meant to be the same, say so by the translator's comment “same”.",
    pair=_look,
)
