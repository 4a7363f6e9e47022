"""Alignment → edition."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.edition import compose
from dragoman.languages import typography
from dragoman.model import Alignment, Bead, Edition, Rendition, Role, RowKind, Segment, State
from tests.edition.papers import Paper, letter, statement


def rows(edition: Edition, kind: RowKind, section: int = 0) -> list[list[str]]:
    """The words of the rows of one kind, a list of lines a cell joined by " / "."""
    return [
        [
            " / ".join("".join(p.before + p.text + p.after for p in line.passages) for line in cell.lines)
            for cell in row.cells
        ]
        for row in edition.sections[section].rows
        if row.kind is kind
    ]


def plain(words: list[list[str]]) -> list[list[str]]:
    return [[word.replace("\u00a0", " ") for word in row] for row in words]


def test_columns_say_language_and_direction() -> None:
    edition = compose(statement("ar").aligned())
    assert [(column.locale, column.direction, column.original) for column in edition.columns] == [
        ("en", "ltr", True), ("ar", "rtl", False)
    ]
    assert edition.columns[0].name == "English"
    assert (edition.locale, edition.direction, edition.source) == ("ar", "rtl", "en")
    found = {tuple(cell.direction for cell in row.cells) for section in edition.sections for row in section.rows}
    assert found == {("ltr", "rtl")}


def test_titles_are_plain_words_a_column() -> None:
    edition = compose(statement("az").aligned())
    assert edition.titles == ("STATEMENT", "BƏYANAT")
    assert edition.subjects[0].startswith("by the Water Commissioner")


def test_a_text_without_title_takes_what_stands_first_else_its_id() -> None:
    paper = Paper("en", ("az",), id="bare").add(Role.PARAGRAPH, {"en": "Water.", "az": "Su."})
    assert compose(paper.aligned()).titles == ("bare", "bare")
    assert compose(dataclasses.replace(paper.aligned(), blocks=())).titles == ("bare", "bare")
    paper.add(Role.HEADING, {"en": "On *water*", "az": "Su *haqqında*"}, level=2)
    assert compose(paper.aligned()).titles == ("On water", "Su haqqında")


def test_addressees_are_joined_as_printed_in_the_source_and_as_translated() -> None:
    edition = compose(statement("az", addressees=3).aligned())
    assert plain(rows(edition, RowKind.ADDRESSEE)) == [
        ["the Secretary-General of the United Nations,", "Birləşmiş Millətlər Təşkilatının Baş katibi,"],
        ["the World Meteorological Organization,", "Ümumdünya Meteorologiya Təşkilatı,"],
        ["as well as to the International Maritime Organization.", "habelə Beynəlxalq Dəniz Təşkilatı."],
    ]


def test_the_punctuation_of_a_list_is_the_locale_s() -> None:
    found = rows(compose(statement("ar", addressees=2).aligned()), RowKind.ADDRESSEE)
    assert found[0][1] == "الأمين العام للأمم المتحدة،"
    assert found[1][1].endswith("الجوية.")


@pytest.mark.parametrize(("tail", "translation"), [(",", "Su idarəsi,"), (".", "Su idarəsi."), (";", "Su idarəsi;")])
def test_punctuation_that_the_translator_wrote_is_not_doubled(tail: str, translation: str) -> None:
    paper = Paper("en", ("az",)).add(Role.ADDRESSEE, {"en": "Water Office", "az": translation}, lead="the", tail=tail)
    assert rows(compose(paper.aligned()), RowKind.ADDRESSEE)[0][1] == translation


def test_an_untranslated_addressee_keeps_its_article() -> None:
    paper = Paper("fr", ("az",)).add(Role.ADDRESSEE, {"fr": "Office des eaux"}, lead="l’", tail=";")
    assert rows(compose(paper.aligned()), RowKind.ADDRESSEE) == [["l’Office des eaux;", "l’Office des eaux;"]]


def test_a_signature_is_one_row_of_lines() -> None:
    found = rows(compose(statement("az", signatories=3).aligned()), RowKind.SIGNATURE)
    assert [row[0] for row in found] == [
        "(Signed) / Ilse Marrow / Water Commissioner\nof the Republic of Norland",
        "(Signed) / Tomas Fennel / Chair of the Harbour Council",
        "Ada Quill / Registrar",
    ]


def test_signatures_without_groups_part_at_a_mark_or_a_second_name() -> None:
    paper = Paper("en", ("az",))
    for role, words in ((Role.SIGNATORY, "A"), (Role.OFFICE, "x"), (Role.SIGNATORY, "B"), (Role.SIGNED_MARK, "(s)")):
        paper.add(role, {"en": words, "az": words})
    assert [row[0] for row in rows(compose(paper.aligned()), RowKind.SIGNATURE)] == ["A / x", "B", "(s)"]


def test_place_and_date_share_a_line() -> None:
    found = plain(rows(compose(statement("az").aligned()), RowKind.PLACE_DATE))
    assert found == [["Old Quay, 12 March 2024", "Köhnə Körpü, 12 mart 2024-cü il"]]
    arabic = rows(compose(statement("ar").aligned()), RowKind.PLACE_DATE)
    assert "القديم، 12" in arabic[0][1]


def test_footnotes_stand_at_the_end_numbered() -> None:
    section = compose(statement("az").aligned()).sections[0]
    assert section.rows[-1].kind is RowKind.FOOTNOTE
    assert section.labels == {"1": "1"}


def test_no_level_of_heading_is_left_out() -> None:
    edition = compose(letter("az").aligned())
    levels = [
        [(row.kind.value, row.level) for row in section.rows if row.kind.value in ("title", "heading", "annex")]
        for section in edition.sections
    ]
    assert levels == [[("title", 1)], [("annex", 1), ("title", 2), ("heading", 3), ("heading", 3)]]
    assert edition.sections[1].titles == ("Account of the floating classroom", "Üzən sinif haqqında hesabat")


def test_rows_may_be_sentences() -> None:
    paper = statement("az")
    by_paragraph, by_sentence = compose(paper.aligned()), compose(paper.aligned(), rows="sentence")
    paragraphs = [row for row in by_sentence.sections[0].rows if row.kind is RowKind.PARAGRAPH]
    assert [(row.first, row.last) for row in paragraphs[:2]] == [(True, False), (False, True)]
    assert len(by_sentence.sections[0].rows) > len(by_paragraph.sections[0].rows)
    assert words_of(by_sentence, 1) == words_of(by_paragraph, 1)


def test_a_fuzzy_translation_is_printed_in_a_draft_only() -> None:
    paper = Paper("en", ("az",)).add(Role.PARAGRAPH, {"en": "Water.", "az": "?Su."}, {"en": "More."})
    def printed(draft: bool) -> list[tuple[str, State, str]]:
        row = compose(paper.aligned(), draft=draft).sections[0].rows[0]
        return [(p.text, p.state, p.locale) for p in row.cells[1].lines[0].passages]

    assert printed(True) == [("Su.", State.FUZZY, "az"), ("More.", State.UNTRANSLATED, "en")]
    assert printed(False) == [("Water.", State.UNTRANSLATED, "en"), ("More.", State.UNTRANSLATED, "en")]


def test_joined_sentences_are_one_passage_of_the_translation() -> None:
    paper = Paper("en", ("az",)).add(Role.PARAGRAPH, {"en": "One."}, {"en": "Two."})
    aligned = paper.aligned()
    segments = tuple(bead.segments[0] for bead in aligned.blocks[0].beads)
    bead = Bead(segments, ("u1", "u2"), (Rendition("az", "Bir və iki.", State.TRANSLATED),))
    joined = dataclasses.replace(aligned, blocks=(dataclasses.replace(aligned.blocks[0], beads=(bead,)),))
    source, target = compose(joined).sections[0].rows[0].cells
    assert [p.units for p in source.lines[0].passages] == [("u1",), ("u2",)]
    assert [(p.units, p.text) for p in target.lines[0].passages] == [(("u1", "u2"), "Bir və iki.")]


def test_chinese_sentences_join_without_a_blank() -> None:
    section = compose(statement("zh").aligned()).sections[0]
    cells = [row.cells[1] for row in section.rows if row.kind is RowKind.PARAGRAPH]
    assert all(passage.before == "" for cell in cells for passage in cell.lines[0].passages)


def test_several_targets_are_several_columns() -> None:
    paper = Paper("en", ("az", "ru")).add(Role.PARAGRAPH, {"en": "Water.", "az": "Su.", "ru": "Вода."})
    assert rows(compose(paper.aligned()), RowKind.PARAGRAPH) == [["Water.", "Su.", "Вода."]]


def words_of(edition: Edition, column: int) -> list[str]:
    return [
        passage.text.replace("\u00a0", " ")
        for section in edition.sections for row in section.rows
        for line in row.cells[column].lines for passage in line.passages
    ]


ROLES = [role for role in Role if role not in (Role.FOOTNOTE,)]


@given(st.lists(st.tuples(st.sampled_from(ROLES), st.integers(1, 3), st.integers(0, 2)), max_size=12), st.booleans())
def test_every_segment_stands_once_and_in_order(blocks: list[tuple[Role, int, int]], by_sentence: bool) -> None:
    paper, number = Paper("en", ("az",)), 0
    for role, sentences, group in blocks:
        words = []
        for _ in range(sentences):
            number += 1
            words.append({"en": f"Source{number}.", "az": f"Target{number}."})
        paper.add(role, *words, group=group)
    edition = compose(paper.aligned(), rows="sentence" if by_sentence else "paragraph")
    assert words_of(edition, 0) == [f"Source{n}." for n in range(1, number + 1)]
    assert words_of(edition, 1) == [f"Target{n}." for n in range(1, number + 1)]
    anchors = [row.anchor for section in edition.sections for row in section.rows]
    assert len(anchors) == len(set(anchors))


@pytest.mark.parametrize("target", ["az", "ru", "ar", "tr", "zh", "fa"])
def test_typography_is_the_only_change_to_words(target: str) -> None:
    aligned: Alignment = statement(target).aligned()
    expected = [
        typography.apply(bead.renditions[0].text, target)
        for block in aligned.blocks if block.block.role is not Role.FOOTNOTE for bead in block.beads
    ]
    printed = [
        passage.text
        for row in compose(aligned).sections[0].rows if row.kind is not RowKind.FOOTNOTE
        for line in row.cells[1].lines for passage in line.passages
    ]
    assert printed == expected


def test_a_block_without_segments_gives_no_row() -> None:
    aligned = Paper("en", ("az",)).add(Role.PARAGRAPH, {"en": "Water.", "az": "Su."}).aligned()
    bare = dataclasses.replace(aligned, blocks=(dataclasses.replace(aligned.blocks[0], beads=()),))
    assert compose(bare).sections[0].rows == ()


def test_segments_keep_a_hard_line_break_between_them() -> None:
    aligned = Paper("en", ("az",)).add(Role.PARAGRAPH, {"en": "A.", "az": "B."}, {"en": "C.", "az": "D."}).aligned()
    block = dataclasses.replace(aligned.blocks[0].block, text="A.\nC.")
    beads = tuple(
        dataclasses.replace(bead, segments=(Segment(0, 3 * n, 3 * n + 2, bead.segments[0].text),))
        for n, bead in enumerate(aligned.blocks[0].beads)
    )
    changed = dataclasses.replace(aligned, blocks=(dataclasses.replace(aligned.blocks[0], block=block, beads=beads),))
    assert rows(compose(changed), RowKind.PARAGRAPH) == [["A.\nC.", "B.\nD."]]
