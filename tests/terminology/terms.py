"""Terms of an office that does not exist."""

from __future__ import annotations

from dragoman.model import Term, TermKind, Wording


def term(kind: TermKind = TermKind.TERM, **words: str | tuple[str, ...]) -> Term:
    """A term by its words in each language; of several the first is preferred."""
    wordings = []
    for tag, said in words.items():
        preferred, *admitted = (said,) if isinstance(said, str) else said
        wordings.append(Wording(tag.replace("_", "-"), preferred, tuple(admitted)))
    return Term(kind, tuple(wordings))


COMMISSIONER = term(
    en="Commissioner for Inland Waters", az="Daxili Sular üzrə Müvəkkil", ru="Уполномоченный по внутренним водам",
    zh="内陆水域专员",
)  # fmt: skip
OFFICE = term(en="Commissioner", az="Müvəkkil", ru="Уполномоченный", zh="专员")
FERRY = term(en="ferry", az=("bərə", "gəmi"), ru="паром", zh="渡轮")
PORT = term(TermKind.PLACE, en="Port Velsa", az="Port-Velsa", ru="Порт-Велса")
UNITED_NATIONS = term(
    TermKind.BODY, en=("United Nations", "UN"), az=("Birləşmiş Millətlər Təşkilatı", "BMT"),
    ru=("Организация Объединенных Наций", "ООН"),
)  # fmt: skip
ALL = (COMMISSIONER, OFFICE, FERRY, PORT, UNITED_NATIONS)
