"""What is said of facts that differ."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dragoman.checks.check import Hit
from dragoman.checks.facts.comparing import Difference
from dragoman.checks.pair import Pair
from dragoman.checks.recognising.fact import Fact, FactKind
from dragoman.model import Side


def told(pair: Pair, kind: FactKind, expected: Callable[[Fact, Pair], str], hint: str = "") -> Iterator[Hit]:
    """The hits for the differences of a kind; ``expected`` says how a fact of the source is written in the translation.

    What is missing is marked in the source, what is another or too much in the translation.
    """
    for difference in pair.fact_differences:
        if difference.kind is kind:
            yield hit(pair, difference, expected, hint)


def hit(pair: Pair, difference: Difference, expected: Callable[[Fact, Pair], str], hint: str = "") -> Hit:
    """The hit for one difference."""
    source, target = difference.source, difference.target
    if source is None:
        if target is None:
            raise ValueError("a difference without facts")
        message = f"{target.text} is not in the source."
        return Hit(message, Side.TARGET, target.start, target.end, target.text, hint=hint)
    wanted = expected(source, pair)
    form = f" ({wanted})" if wanted and wanted != source.text else ""
    if target is None:
        message = f"{source.text} of the source{form} is missing here."
        return Hit(message, Side.SOURCE, source.start, source.end, expected=wanted, hint=hint)
    message = f"{source.text} of the source{form} is {target.text} here."
    return Hit(message, Side.TARGET, target.start, target.end, target.text, wanted, hint=hint)
