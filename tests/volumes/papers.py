"""Volumes of small papers: an invented office, harmless subjects."""

from __future__ import annotations

from functools import cache

from dragoman.edition import bind_volume, compose
from dragoman.model import (
    Alignment,
    Design,
    Glossary,
    IndexKind,
    Layout,
    Role,
    Start,
    Term,
    TermKind,
    Volume,
    Wording,
)
from dragoman.rendering import render_volume
from tests.edition.papers import Paper

NAMES = Glossary((
    Term(TermKind.PERSON, (Wording("en", "Davor R. Ilmen"), Wording("az", "Davor R. İlmen"))),
    Term(TermKind.PLACE, (Wording("en", "Port Velsa"), Wording("az", "Port-Velsa"))),
    Term(TermKind.PLACE, (Wording("en", "Ostel"),)),
    Term(TermKind.BODY, (Wording("en", "Lake Committee"), Wording("az", "Göl Komitəsi"))),
    Term(TermKind.TERM, (Wording("en", "ferry"), Wording("az", "bərə"))),
))  # fmt: skip
_SENTENCES = (
    ("The ferry to Port Velsa sails at noon.", "Port-Velsaya gedən bərə günorta yola düşür."),
    ("Davor R. Ilmen counted the gauges of Ostel.", "Davor R. İlmen Ostelin ölçü məntəqələrini saydı."),
    ("The water of the third lock is clear again.", "Üçüncü şlüzün suyu yenə şəffafdır."),
)
_ADDRESSEES = (("Lake Committee", "Göl Komitəsi"), ("river pilots", "çay losmanları"))


def paper(number: int, target: str = "az", long: int = 1) -> Paper:
    """A paper whose words tell its number: title, ``long`` paragraphs, a signature, two addressees."""
    made = Paper("en", (target,), id=f"paper-{number}")
    made.add(Role.TITLE, {"en": f"Notice No. {number}", target: f"{number} nömrəli bildiriş"}, level=1)
    sentences = [*_SENTENCES, (f"It is paper {number} of the year.", f"Bu, ilin {number} nömrəli sənədidir.")]
    for _ in range(long):
        made.add(Role.PARAGRAPH, *({"en": one, target: other} for one, other in sentences))
    made.add(Role.SIGNATORY, {"en": "Mirta Soven", target: "Mirta Soven"}, group=1)
    for body, translated in _ADDRESSEES:
        made.add(Role.ADDRESSEE, {"en": body, target: translated}, lead="the", tail=",", group=2)
    return made


@cache
def aligned(target: str = "az", count: int = 3, long: int = 1) -> tuple[Alignment, ...]:
    """The papers as their texts and catalogues say."""
    return tuple(paper(number, target, long).aligned() for number in range(1, count + 1))


def volume(
    target: str = "az", layout: Layout = Layout.COLUMNS, start: Start = Start.PAGE, *, draft: bool = False,
    long: int = 1, titled: bool = True,
) -> Volume:
    """Three papers in two parts, which have titles."""
    design = Design(layout=layout, theme="book", paper="A5", rights="© 2024 The Office")
    editions = [
        compose(one, design=design, prefix=f"t{number}-", draft=draft, coverage=paper(number, target).coverage())
        for number, one in enumerate(aligned(target, long=long), start=1)
    ]
    titles: list[dict[str, str]] = [{"en": "Spring", target: "Yaz"}, {"en": "Summer", target: "Yay"}]
    return bind_volume(
        "notices",
        [(titles[0], editions[:2]), (titles[1], editions[2:])] if titled else [({}, editions)],
        title={"en": "Notices of the Harbour", target: "Limanın bildirişləri"},
        design=design, kinds=tuple(IndexKind), names=NAMES, start=start, publisher={"": "The Office"},
        editors=("Ilsa Torvane",), translators={target: ["Teodor Halvane"]}, isbn="978-1-2345-6789-7",
    )  # fmt: skip


@cache
def built(target: str, layout: Layout, form: str, start: Start = Start.PAGE) -> bytes:
    """The bytes of a volume that nothing is wrong with."""
    ((_, data),) = render_volume(volume(target, layout, start), [form]).artifacts
    return data
