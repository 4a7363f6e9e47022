"""The polite “you” with a capital here and a small letter there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from dragoman.checks.check import Check, Example, Family, Hit, Line
from dragoman.checks.completeness.anatomy import unique
from dragoman.checks.pair import Pair, Paper
from dragoman.languages import tags
from dragoman.model import Severity, State

_FORMS = {
    "az": "siz(?:i|ə|in|də|dən|inlə)?",
    "ru": "(?:вы|вас|вам|вами|ваш(?:а|е|и|его|ему|им|ем|ей|у|их|ими)?)",
    "uk": "(?:ви|вас|вам|вами|ваш(?:а|е|і|ого|ому|им|ій|ої|у|их|ими)?)",
}


_STEMS = {"az": (" siz",), "ru": (" вы", " вас", " вам", " ваш"), "uk": (" ви", " вас", " вам", " ваш")}
"""What every form begins with; the space is there, as only those within a sentence count."""


def _look(paper: Paper) -> Iterator[Hit]:
    language = tags.language(paper.locale)
    pattern, stems = _pattern(language), _STEMS[language]
    found: list[tuple[Pair, re.Match[str]]] = []
    for pair in unique(paper):
        text = pair.target_plain.lower()
        if pair.state is State.TRANSLATED and any(stem in text for stem in stems):
            found += [(pair, match) for match in pattern.finditer(pair.target_plain)]
    capitals = sum(match[0][0].isupper() for _, match in found)
    if not 0 < capitals < len(found):
        return
    usual = capitals * 2 >= len(found)
    for pair, match in found:
        if match[0][0].isupper() is not usual:
            right = match[0].capitalize() if usual else match[0].lower()
            yield Hit(
                f"“{match[0]}” stands here, “{right}” elsewhere in the paper.", start=match.start(), end=match.end(),
                found=match[0], expected=right, pair=pair,
            )  # fmt: skip


@cache
def _pattern(language: str) -> re.Pattern[str]:
    """The pronoun within a sentence: at the head of one, its capital says nothing."""
    return re.compile(rf"(?<=[^\W_]\s|[,;)%]\s)(?i:{_FORMS[language]})\b")


CHECK = Check(
    code="form-of-address",
    name="Capital of the polite “you”",
    family=Family.CONSISTENCY,
    severity=Severity.NOTE,
    finds="The polite pronoun with a capital in one place of a paper and with a small letter in another.",
    why="In a letter to one person the capital is a courtesy that is kept up to the end.",
    authority="Orthographies of Azerbaijani, Russian and Ukrainian: Siz, Вы, Ви in letters to one person.",
    flagged=Example((
        Line("I thank you for the letter.", "Məktuba görə Sizə təşəkkür edirəm."),
        Line("We await you in May.", "Biz sizi mayda gözləyirik."),
        Line("I wish you success.", "Mən Sizə uğurlar arzulayıram."),
    )),
    clean=Example((
        Line("I thank you for the letter.", "Məktuba görə Sizə təşəkkür edirəm."),
        Line("We await you in May.", "Biz Sizi mayda gözləyirik."),
    )),
    hint="Write it alike in the whole paper.",
    paper=_look,
    locales=("az", "ru", "uk"),
)  # fmt: skip
