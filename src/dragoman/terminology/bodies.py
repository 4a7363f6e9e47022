"""The built-in list of international bodies and treaties, each with its official name in several languages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources

from dragoman.model import Position, Term, TermKind, Wording


@cache
def bodies() -> tuple[Term, ...]:
    """Every international body and treaty that dragoman knows by itself, in the order of the files.

    They are of kind BODY. In each language the official name is the preferred wording; acronyms and usual short forms
    are admitted. A language in which the official name was not beyond doubt is left out. Read once: the data files are
    ``bodies_data/*.toml``, where each entry says ``language = "name"`` or ``language = ["name", "other form", …]``.

    Sources: the bodies' own statutes and sites and, for the United Nations, the names its documents use in the six
    official languages.
    """
    import tomllib

    folder = resources.files("dragoman.terminology").joinpath("bodies_data")
    names = sorted(file.name for file in folder.iterdir() if file.name.endswith(".toml"))
    return tuple(
        _term(entry, f"{name}: {key}")
        for name in names
        for key, entry in tomllib.loads(folder.joinpath(name).read_text(encoding="utf-8")).items()
    )


def _term(entry: Mapping[str, str | Sequence[str]], place: str) -> Term:
    return Term(
        TermKind.BODY,
        tuple(_wording(locale, forms) for locale, forms in entry.items()),
        part_of_speech="proper noun",
        position=Position(place),
    )


def _wording(locale: str, forms: str | Sequence[str]) -> Wording:
    preferred, *others = [forms] if isinstance(forms, str) else forms
    return Wording(locale, preferred, tuple(others))
