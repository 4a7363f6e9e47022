"""Catalogues for property tests: all fields, any text that a PO file can hold."""

from hypothesis import strategies as st

from dragoman.catalogue import canonical
from dragoman.model import Catalogue, Unit

# Cs: no characters; NUL ends a string in C and U+0004 parts context and source in MO files.
LETTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\0\4")
TEXT = st.text(LETTERS | st.sampled_from('"\\\n\t\v\u2028\u0085 #~|[]'), max_size=24)
LINE = st.text(LETTERS.filter(lambda char: char != "\n"), max_size=20)
FLAG = st.sampled_from(["fuzzy", "c-format", "no-python-format", "range: 0..9", "no-wrap", "unknown", "wrap"])
WORD = st.text(st.characters(categories=["L", "N"]) | st.sampled_from("./-_"), min_size=1, max_size=12)
REFERENCE = st.one_of(
    WORD,
    st.builds("{}:{}".format, WORD, st.integers(0, 10**6)),
    st.builds("{} {}:{}".format, WORD, WORD, st.integers(1, 9)),
)
FIELD = st.tuples(st.from_regex(r"X-[A-Za-z]{1,8}", fullmatch=True), LINE)


@st.composite
def units(draw: st.DrawFn) -> Unit:
    plural = draw(st.none() | TEXT)
    return Unit(
        draw(TEXT.filter(bool)),
        tuple(draw(st.lists(TEXT, min_size=1, max_size=1 if plural is None else 4))),
        draw(st.none() | TEXT),
        plural,
        tuple(draw(st.lists(LINE, max_size=2))),
        tuple(draw(st.lists(LINE, max_size=2))),
        tuple(draw(st.lists(REFERENCE, max_size=3))),
        tuple(draw(st.lists(FLAG, max_size=3))),
        *draw(
            st.sampled_from(
                [(None, None, None), ("c", "o", None), (None, "old\n", None), ("", "", ""), (None, "a", "b")]
            )
        ),
        obsolete=draw(st.booleans()),
    )


@st.composite
def catalogues(draw: st.DrawFn) -> Catalogue:
    """A catalogue in its canonical form."""
    return canonical(
        Catalogue(
            tuple(draw(st.lists(FIELD, max_size=3))),
            tuple(draw(st.lists(units(), max_size=5, unique_by=lambda unit: unit.key))),
            tuple(draw(st.lists(LINE, max_size=2))),
            tuple(draw(st.lists(FLAG, max_size=1))),
        )
    )
