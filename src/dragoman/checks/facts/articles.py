"""The number of an article, paragraph, resolution … that is another one in the translation."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.checks.check import Check, Family, Hit, example
from dragoman.checks.facts.telling import told
from dragoman.checks.pair import Pair
from dragoman.checks.recognising.fact import Fact, FactKind
from dragoman.model import Severity


def _look(pair: Pair) -> Iterator[Hit]:
    return told(pair, FactKind.ARTICLE, _expected)


def _expected(fact: Fact, pair: Pair) -> str:
    return fact.text


CHECK = Check(
    code="article-number",
    name="Numbers of articles and resolutions",
    family=Family.FACTS,
    severity=Severity.ERROR,
    finds="A number of an article, paragraph, resolution, annex or the like that is another in the translation, or is "
    "only on one side; a lettered part, as in 5 (b), that is lost.",
    why="A paper that cites another article cites another right.",
    authority="United Nations Editorial Manual, on references to articles, paragraphs and resolutions.",
    flagged=example("See article 5 of the Charter.", "Nizamnamənin 6-cı maddəsinə baxın."),
    clean=example("See article 5 of the Charter.", "Nizamnamənin 5-ci maddəsinə baxın."),
    hint="Cite by the numbers of the source; their form may be your language's.",
    pair=_look,
)
