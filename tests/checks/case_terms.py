"""Terms of a case: lines such as ``term | en=ferry; az=bərə / gəmi; forbidden az=parom; case-sensitive``.

Instead of ``term`` stands ``person``, ``place`` or ``body`` for an entry of the table of names. Of several wordings,
parted by a slash with blanks, the first is preferred. ``also=Gandja / Gence`` are transliterations.
"""

from __future__ import annotations

from dataclasses import replace

from dragoman.model import Term, TermKind, Wording

KINDS = frozenset(kind.value for kind in TermKind)


def term(kind: str, words: str) -> Term:
    """The term of one line; a part that cannot be read is an error."""
    wordings: dict[str, Wording] = {}
    made = Term(TermKind(kind), ())
    for part in words.split(";"):
        name, equals, value = part.strip().partition("=")
        values = tuple(one.strip() for one in value.split(" / "))
        if name == "case-sensitive":
            made = replace(made, case_sensitive=True)
        elif name == "verb":
            made = replace(made, part_of_speech="verb")
        elif name == "also":
            made = replace(made, transliterations=values)
        elif name in {"texts", "roles"}:
            made = replace(made, **{name: values})
        elif name.startswith("forbidden "):
            tag = name.removeprefix("forbidden ")
            wordings[tag] = replace(wordings.get(tag, Wording(tag, "")), forbidden=values)
        else:
            assert equals and all(values), f"{part!r} cannot be read"
            wordings[name] = replace(wordings.get(name, Wording(name, "")), preferred=values[0], admitted=values[1:])
    return replace(made, wordings=tuple(wordings.values()))
