"""From sentences to paragraphs and back, and the reverse: nothing changes, nothing is lost."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.catalogue import extract, merge, parse, template, verified
from dragoman.catalogue.regranulating import Regranulated, granularity, regranulate
from dragoman.model import JOINED, Block, Catalogue, Kind, Role, SegmentedText, State, Text, Unit
from dragoman.segmentation import segment_block, segment_text
from tests.catalogue.harbour import NOON

POOL = (
    "The quay was opened in spring.", "Thirteen boats lay there.", "Nobody spoke.", "They carry grain and 40 letters.",
    "The council met in Velsa on 3 May 2021 and heard the pilots.", "A/75/357.", "It was late.",
)  # fmt: skip
WORDS = (
    "Körpü yazda açıldı.", "Orada on üç qayıq vardı.", "Heç kim danışmadı.", "Onlar taxıl və 40 məktub daşıyır.",
    "Şura 2021-ci il mayın 3-də Velsada toplanıb bələdçiləri dinlədi.", "A/75/357.", "Axşam idi!",
)  # fmt: skip


def cut(text: str, locale: str = "az") -> tuple[tuple[int, int], ...]:
    return segment_block(text, locale)


@st.composite
def texts(draw: st.DrawFn) -> Text:
    paragraphs = draw(st.lists(st.lists(st.sampled_from(POOL), min_size=1, max_size=4), min_size=1, max_size=4))
    breaks = draw(st.lists(st.sampled_from([" ", " ", "\n", "\u00a0"]), min_size=4, max_size=4))
    blocks = [
        Block(Role.PARAGRAPH, "".join(gap + one for gap, one in zip(["", *breaks], sentences, strict=False)))
        for sentences in paragraphs
    ]
    return Text("harbour-day", Kind.STATEMENT, "en", (Block(Role.TITLE, "It was late."), *blocks))


def both(text: Text) -> dict[str, SegmentedText]:
    return {name: segment_text(text, name) for name in ("sentence", "paragraph")}


def fresh(segmented: SegmentedText, old: Catalogue | None = None) -> Catalogue:
    messages = extract(segmented)
    pot = template(messages, text_id="harbour-day", now=NOON)
    return merge(messages, old, text_id="harbour-day", locale="az", template=pot).catalogue


def moved(text: Text, old: Catalogue, to: str) -> Regranulated:
    one = both(text)
    result = regranulate(
        one["sentence"], one["paragraph"], old, to=to, locale="az", cut=cut, cut_source=lambda text: cut(text, "en")
    )
    catalogue = fresh(one[to], result.catalogue)
    assert catalogue.units == result.catalogue.units, "an update after it must change nothing"
    assert parse(verified(catalogue)) == catalogue
    return replace(result, catalogue=catalogue)


@st.composite
def translations(draw: st.DrawFn, text: Text, of: str) -> Catalogue:
    """A catalogue in every state that a translator may leave it in."""
    units = []
    one = both(text)
    fine, coarse = ({message.key for message in extract(one[name])} for name in ("sentence", "paragraph"))
    for unit in fresh(one[of]).units:
        words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4 if of == "paragraph" else 2))
        target = draw(st.sampled_from([" ".join(words), "  ".join(words), "\n".join(words), "", JOINED]))
        fuzzy = draw(st.booleans()) and draw(st.booleans()) and bool(target)
        before = draw(st.sampled_from([None, unit.source.replace("40", "30"), "Once more. " + unit.source]))
        if unit.key in fine & coarse:
            # What is a unit in both ways gains from the others while it is not done.
            units.append(replace(unit, target=(words[0],), translator_comments=("x",)))
            continue
        units.append(
            replace(
                unit,
                target=(target,),
                translator_comments=tuple(draw(st.lists(st.sampled_from(["ask", "see 2"]), max_size=1))),
                flags=(*(("fuzzy",) if fuzzy else ()), *draw(st.sampled_from([(), (), ("no-wrap",)]))),
                previous_source=before if fuzzy and before != unit.source else None,
            )
        )
    gone = Unit("Gone now.", ("İndi yoxdur.",), obsolete=True)
    return fresh(both(text)[of], replace(fresh(both(text)[of]), units=(*units, gone)))


@settings(max_examples=200)
@given(st.data(), texts(), st.sampled_from(["sentence", "paragraph"]))
def test_forth_and_back_is_the_same(data: st.DataObject, text: Text, of: str) -> None:
    start = data.draw(translations(text, of))
    to = "paragraph" if of == "sentence" else "sentence"
    there = moved(text, start, to).catalogue
    back = moved(text, there, of).catalogue
    if not _recurring(text):
        assert verified(back) == verified(start)
    # A sentence that recurs is one unit with several neighbours. What stands beside it may have to be paired anew and
    # become fuzzy, but the words are there.
    everything = " ".join(" ".join(str(unit).split()) for unit in back.units)
    for unit in start.units:
        if unit.state is State.TRANSLATED and unit.target != (JOINED,):
            assert all(words in everything for words in WORDS if words in unit.target[0])


def _recurring(text: Text) -> bool:
    found = [segment.text for segments in both(text)["sentence"].segments[1:] for segment in segments]
    return len(found) != len(set(found))


@settings(max_examples=150)
@given(st.data(), texts(), st.sampled_from(["sentence", "paragraph"]))
def test_no_confirmed_translation_is_lost(data: st.DataObject, text: Text, of: str) -> None:
    start = data.draw(translations(text, of))
    result = moved(text, start, "paragraph" if of == "sentence" else "sentence").catalogue
    everything = " ".join(" ".join(unit.target[0].split()) for unit in result.units if unit.target != (JOINED,))
    for unit in start.units:
        if unit.state is State.TRANSLATED and unit.target != (JOINED,):
            # A symbol that stands as a sentence of the source is no unit of its own: it stays as it is.
            kept = (words in everything or words in unit.source for words in WORDS if words in unit.target[0])
            assert all(kept)
        assert all(line in str(result.units) for line in unit.translator_comments)


@settings(max_examples=100)
@given(texts())
def test_done_sentences_make_done_paragraphs_and_the_reverse(text: Text) -> None:
    units = fresh(both(text)["sentence"]).units
    start = replace(
        fresh(both(text)["sentence"]),
        units=tuple(replace(unit, target=(WORDS[POOL.index(unit.source)],)) for unit in units),
    )
    there = moved(text, start, "paragraph")
    assert all(unit.state is State.TRANSLATED and not unit.obsolete for unit in there.catalogue.units)
    assert not there.review
    assert moved(text, there.catalogue, "sentence").catalogue == start
    if len(units) != len(there.catalogue.units):
        assert granularity(*both(text).values(), there.catalogue) == "paragraph"
        assert granularity(*both(text).values(), start) == "sentence"
