"""A word of the source that was left in the translation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.checks.check import Check, Family, Hit, example
from dragoman.checks.pair import Pair
from dragoman.checks.script.evidence import quoted, within
from dragoman.languages.letters import scripts_of
from dragoman.languages.tags import language
from dragoman.markup import spans
from dragoman.model import Severity

_WORD = re.compile(r"(?<![\w@#.’'/-])[a-z]{5,}(?![\w@’'/-])")
_BESIDE_NAME = re.compile(r"[A-Z][\w.’'-]*[ \u00a0]$"), re.compile(r"[ \u00a0][A-Z]")
_NUMBER = re.compile(r"\d[ \u00a0]?$")

# What words of these languages do not have, borrowed ones included: Azerbaijani and Turkish write by sound.
_FOREIGN = re.compile(
    r"ct|ck|th|ph|sh|gh|wh|w|ee|oo|ou|tion|[bcdfghklmnprstvz]y$|ed$|[ia]c$|ble$|ness$|[tsc]ure$|[ea]nce$|sion$"
)
_BY_SOUND = frozenset({"az", "tr"})
# Words that Turkish borrowed with their spelling.
_BORROWED = frozenset({"finish", "flash", "holding", "software", "whisky"})


def _look(pair: Pair) -> Iterator[Hit]:
    latin = "Latn" in scripts_of(pair.locale)
    if latin and language(pair.locale) not in _BY_SOUND:
        return
    if "Latn" not in pair.target_scripts or language(pair.source_locale) == language(pair.locale):
        return
    source, target = pair.source_prose, pair.target_prose
    if source == target:
        return
    there: frozenset[str] | None = None
    for match in _WORD.finditer(target):
        word = match[0]
        if latin and (not _FOREIGN.search(word) or word in _BORROWED):
            continue
        if word not in source:
            continue
        there = there if there is not None else frozenset(_WORD.findall(source))
        if word in there and not _may_stand(pair, match):
            yield Hit(
                f"“{word}” of the source was left here.", start=match.start(), end=match.end(), found=word,
            )  # fmt: skip


def _may_stand(pair: Pair, match: re.Match[str]) -> bool:
    """Whether the word is quoted, part of a foreign name or a symbol behind a number."""
    text = pair.target_plain
    before, after = text[: match.start()], text[match.end() :]
    if within(quoted(text), match.start()) or _NUMBER.search(before):
        return True
    if _BESIDE_NAME[0].search(before) and "Latn" not in scripts_of(pair.locale):
        return True
    if _BESIDE_NAME[1].match(after) and "Latn" not in scripts_of(pair.locale):
        return True
    return pair.target is not text and any(match[0] in pair.target[start:end] for start, end in spans(pair.target))


CHECK = Check(
    code="source-word-left",
    name="Word of the source left",
    family=Family.SCRIPT,
    severity=Severity.WARNING,
    finds="A word of the source, in small letters, that stands in the translation as it is and is no word of its "
    "language.",
    why="A reader who does not know the language of the source stumbles over it, or reads past what it says.",
    authority="House style: a translation is in one language; what stays is quoted.",
    flagged=example("Of these, 7,514 were rejected.", "Onlardan 7514-ü rejected edilib."),
    clean=example("Of these, 7,514 were rejected.", "Onlardan 7514-ü rədd edilib."),
    hint="Translate it, or set it in quotation marks or brackets where it is meant to stay.",
    pair=_look,
)
