"""A text is edited: what becomes of the translations."""

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.catalogue import MergeResult, header_field, merge, parse, serialise, template, verified
from dragoman.model import JOINED, Catalogue, Message, State, Unit
from tests.catalogue.harbour import LATER, NOON, finish, merged, message, pot, translated

OPENED = "The harbour of Norland was opened on 3 May 2021."
LONG = (
    "The council thanked the builders for their patient work over many years, "
    "and it asked the people of the river district to care for the new quay."
)
BOATS = "Thirteen boats carry grain to the islands every week."
CALM = "Nobody was hurt in the storm of that winter."


def unit(result: MergeResult | Catalogue, source: str) -> Unit:
    catalogue = result.catalogue if isinstance(result, MergeResult) else result
    return next(unit for unit in catalogue.units if unit.source == source)


def update(before: list[Message], after: list[Message]) -> MergeResult:
    """Merge ``after`` into the finished catalogue of ``before``; a second time must change nothing."""
    result = merged(after, translated(before))
    again = merged(after, parse(verified(result.catalogue)))
    assert verified(again.catalogue) == verified(result.catalogue)
    assert again.summary == ""
    return result


def test_a_new_catalogue_has_the_messages_in_order_and_the_whole_header() -> None:
    made = merged([message("Title", "title"), message(BOATS)], None).catalogue
    assert [(each.context, each.source) for each in made.units] == [("title", "Title"), (None, BOATS)]
    assert made.units[0].extracted_comments == ("role: title",)
    assert made.units[0].references == ("texts/harbour-day.md",)
    header = dict(made.header)
    assert header["Plural-Forms"] == "nplurals=2; plural=(n != 1);"
    assert (header["Language"], header["POT-Creation-Date"]) == ("az", "2024-03-12 12:00+0000")
    assert list(header)[:2] == ["Project-Id-Version", "Report-Msgid-Bugs-To"]


@pytest.mark.skipif(not shutil.which("msgfmt"), reason="no gettext here")
@pytest.mark.parametrize("locale", ["az", "ru", "ar", "az-Cyrl", "zh-Hans", "pt-BR"])
def test_gettext_takes_every_catalogue(locale: str, tmp_path: Path) -> None:
    messages = [message("Title", "title"), message(OPENED), message("12 March 2024", "date", "2024-03-12")]
    made = merge(messages, None, text_id="x", locale=locale, template=pot(messages)).catalogue
    for name, catalogue in (("x.po", finish(made)), ("x.pot", pot(messages))):
        path = tmp_path / name
        path.write_bytes(verified(catalogue))
        found = subprocess.run(["msgfmt", "-c", "-o", tmp_path / "x.mo", path], capture_output=True, check=False)
        assert found.returncode == 0, found.stderr
        made_anew = subprocess.run(["msgcat", "--no-wrap", path], capture_output=True, check=True)
        assert made_anew.stdout == path.read_bytes()


def test_what_stands_keeps_all_that_translators_did() -> None:
    old = translated([message(OPENED), message(BOATS)])
    mine = replace(old.units[0], translator_comments=("check the date",), flags=("no-wrap",), extracted_comments=("x",))
    theirs = replace(old.units[1], target=("Draft",), flags=("fuzzy",), previous_source="Boats.")
    old = replace(
        old, units=(mine, theirs), header=(*old.header, ("X-Generator", "Poedit 3")), trailing_comments=("# end",)
    )
    new = merged([message(BOATS), message(OPENED)], old).catalogue
    assert [each.source for each in new.units] == [BOATS, OPENED]
    assert unit(new, OPENED) == replace(mine, extracted_comments=("role: paragraph", "x"))
    assert unit(new, BOATS) == theirs
    assert new.header[-1] == ("X-Generator", "Poedit 3")
    assert new.header_comments[-1] == "end"


def test_a_review_ends_with_the_flag() -> None:
    result = update([message(BOATS)], [message(BOATS.replace("Thirteen", "Fourteen"))])
    fuzzy = result.catalogue.units[0]
    assert fuzzy.previous_source == BOATS
    confirmed = replace(result.catalogue, units=(replace(fuzzy, flags=(), target=("Done",)),))
    after = merged([message(fuzzy.source)], confirmed).catalogue.units[0]
    assert (after.previous_source, after.target, after.extracted_comments) == (None, ("Done",), ("role: paragraph",))


def test_what_was_put_together_of_confirmed_parts_is_nobodys_translation() -> None:
    joined = f"{OPENED} {BOATS}"
    steps = {
        "twice": [[OPENED, BOATS], [joined], [CALM, joined]],
        "other blanks": [[OPENED, BOATS], [joined], [f"{OPENED}\u00a0{BOATS}"]],
        "first another sentence": [[OPENED, BOATS], [f"{OPENED} {BOATS} {CALM}"], [joined]],
        "there and back": [[OPENED, BOATS], [joined], [f"{joined} {CALM}"], [joined]],
        "of what was split": [
            [OPENED, BOATS], [OPENED, BOATS[:20], BOATS[20:]], [f"{OPENED} {BOATS[:20]}", BOATS[20:]], [joined]
        ],
    }
    for name, versions in steps.items():
        catalogue = translated([message(source) for source in versions[0]])
        for version in versions[1:]:
            catalogue = merged([message(source) for source in version], catalogue).catalogue
        last = unit(catalogue, versions[-1][-1])
        assert last.state is State.FUZZY and last.previous_source is not None, name


@pytest.mark.parametrize(
    ("old", "new", "kinds"),
    [
        (OPENED, OPENED.replace("3 May", "4 May"), "date"),
        (BOATS, BOATS.replace("Thirteen", "Fourteen"), "number"),
        (BOATS, BOATS.replace("carry", "never carry"), "negation"),
        (OPENED, OPENED.replace("Norland", "Sudland"), "name"),
        (BOATS, BOATS.replace("grain", "timber").replace("islands", "coast"), "wording"),
        (LONG, LONG.replace("many", "12").replace("asked", "did not ask"), "number, negation, wording"),
    ],
)
def test_what_changed_is_fuzzy_and_says_what(old: str, new: str, kinds: str) -> None:
    result = update([message(CALM), message(old)], [message(CALM), message(new)])
    fuzzy = unit(result, new)
    assert (fuzzy.state, fuzzy.target, fuzzy.previous_source) == (State.FUZZY, (f"T:{old}",), old)
    assert fuzzy.extracted_comments[1].startswith(f"changed: {kinds}; was done ")
    assert not [each for each in result.catalogue.units if each.obsolete]
    assert result.summary.startswith("1 kept, 1 to review (")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The quay — a long one — is open.", "The quay - a long one - is open."),
        ("It cost 10 000 crowns.", "It cost 10\u00a0000 crowns."),
        ('The "old" quay.', "The “old” quay."),
        ("The NorlandHarbour office.", "The Norland Harbour office."),
        ("So it was...", "So it was…"),
    ],
)
def test_typography_alone_is_carried_over_as_done(old: str, new: str) -> None:
    result = update([message(old)], [message(new)])
    assert (result.typography, unit(result, new).target, unit(result, new).state) == (
        1,
        (f"T:{old}",),
        State.TRANSLATED,
    )
    asked = merged([message(new)], translated([message(old)]), typography_done=False)
    assert asked.catalogue.units[0].fuzzy
    assert "changed: typography" in asked.catalogue.units[0].extracted_comments[1]


def test_what_left_is_obsolete_and_returns_as_it_was() -> None:
    gone = update([message(OPENED), message(BOATS), message(CALM)], [message(OPENED), message(CALM)])
    assert gone.retired == 1
    assert unit(gone, BOATS).obsolete
    back = merged([message(OPENED), message(BOATS), message(CALM)], gone.catalogue)
    assert back.catalogue == translated([message(OPENED), message(BOATS), message(CALM)])
    assert back.summary == "2 kept, 1 returned"


def test_what_was_changed_and_changed_back_is_done_again() -> None:
    start = translated([message(BOATS), message(CALM)])
    edited = merged([message(BOATS.replace("every week", "each month")), message(CALM)], start)
    assert merged([message(BOATS), message(CALM)], edited.catalogue).catalogue == start


def test_an_offer_that_somebody_edited_does_not_come_back_as_done() -> None:
    edited = merged([message(BOATS.replace("week", "month"))], translated([message(BOATS)])).catalogue
    touched = replace(edited, units=(replace(edited.units[0], target=("Half done",)),))
    back = merged([message(BOATS)], touched).catalogue.units[0]
    assert (back.state, back.target) == (State.FUZZY, ("Half done",))


def test_a_second_change_still_shows_what_the_translation_was_made_for() -> None:
    once = merged([message(BOATS.replace("grain", "timber"))], translated([message(BOATS)])).catalogue
    second = BOATS.replace("grain", "timber").replace("every", "each")
    twice = merged([message(second)], once).catalogue.units[0]
    assert (twice.previous_source, twice.target) == (BOATS, (f"T:{BOATS}",))
    assert merged([message(BOATS)], Catalogue(once.header, (twice,))).catalogue.units[0].state is State.TRANSLATED


def test_the_pieces_of_a_split_sentence_carry_its_translation() -> None:
    first, second = LONG.split(", and it")
    parts = [first + ".", "It" + second]
    result = update(
        [message(OPENED), message(LONG), message(CALM)], [message(OPENED), *map(message, parts), message(CALM)]
    )
    for part in parts:
        assert (unit(result, part).target, unit(result, part).previous_source) == ((f"T:{LONG}",), LONG)
        assert unit(result, part).extracted_comments[1].startswith("changed: split")
    assert not [each for each in result.catalogue.units if each.obsolete]
    back = merged([message(OPENED), message(LONG), message(CALM)], result.catalogue).catalogue
    assert back == translated([message(OPENED), message(LONG), message(CALM)])


def test_a_joined_sentence_carries_the_translations_of_all_its_parts() -> None:
    before = [message(CALM), message(BOATS), message("They come back with salt and with letters."), message(OPENED)]
    whole = "Thirteen boats carry grain to the islands every week, and they come back with salt and with letters."
    result = update(before, [message(CALM), message(whole), message(OPENED)])
    joined = unit(result, whole)
    assert joined.target == (f"T:{before[1].source} T:{before[2].source}",)
    assert joined.previous_source == f"{before[1].source} {before[2].source}"
    assert merged(before, result.catalogue).catalogue == translated(before)


def test_sentences_that_were_translated_as_one_are_joined_without_the_marker() -> None:
    old = translated([message(BOATS), message("They come back with salt and letters.")])
    old = replace(old, units=(old.units[0], replace(old.units[1], target=(JOINED,))))
    whole = BOATS[:-1] + ", and they come back with salt and letters."
    assert merged([message(whole)], old).catalogue.units[0].target == (f"T:{BOATS}",)


def test_one_name_never_gets_the_translation_of_another() -> None:
    names = ["Ministry of Finance", "Ministry of Justice", "Republic of Korea", "Embassy of Norland", "Office 12"]
    others = ["Ministry of Finnance", "Ministry of Trade", "Republic of Kenya", "Embassy of Sudland", "Office of Work"]
    for role in ("addressee", "office", "signatory", "place"):
        result = merged([message(name, role) for name in others], translated([message(name, role) for name in names]))
        offered = {each.source: each.previous_source for each in result.catalogue.units if each.fuzzy}
        assert offered == {"Ministry of Finnance": "Ministry of Finance"}


def test_a_name_keeps_its_translation_through_trifles() -> None:
    result = merged(
        [message("the Ministry of inland Waters", "addressee")],
        translated([message("Ministry of Inland Waters", "addressee")]),
    )
    assert result.catalogue.units[0].previous_source == "Ministry of Inland Waters"


def test_order_tells_which_of_two_alike_sentences_changed() -> None:
    one, two = "The first report was read by the council.", "The first report was heard by the council."
    before = [message(CALM), message(one), message(OPENED), message(two), message(BOATS)]
    changed = "The first report was seen by the council."
    for index, old in ((1, one), (3, two)):
        after = [*before[:index], message(changed), *before[index + 1 :]]
        assert unit(update(before, after), changed).previous_source == old


def test_a_moved_sentence_with_a_small_change_is_found() -> None:
    before = [message(BOATS), message(OPENED), message(CALM), message(LONG)]
    after = [message(OPENED), message(CALM), message(LONG), message(BOATS.replace("week", "month"))]
    assert unit(update(before, after), after[3].source).previous_source == BOATS


def test_the_same_words_in_another_role_are_an_offer() -> None:
    result = update([message("The day of harbours")], [message("The day of harbours", "title")])
    title = result.catalogue.units[0]
    assert (title.state, title.previous_source) == (State.FUZZY, "The day of harbours")
    assert len(result.catalogue.units) == 1


def test_another_sentence_gets_nothing() -> None:
    result = update([message(BOATS)], [message("A choir sang at the old town hall in the evening.")])
    assert result.summary == "1 new, 1 retired"


def test_dates_are_written_and_kept_as_the_translator_wants_them() -> None:
    date = message("12 March 2024", "date", "2024-03-12")
    made = merged([date], None)
    assert (made.dated, made.catalogue.units[0].target) == (1, ("12 mart 2024-cü il",))
    assert made.catalogue.units[0].extracted_comments == ("role: date", "date: 2024-03-12")
    own = replace(made.catalogue, units=(replace(made.catalogue.units[0], target=("12.03.2024",)),))
    assert merged([date], own).catalogue == own


def test_the_date_of_the_messages_changes_only_with_them() -> None:
    first = pot([message(BOATS)])
    assert pot([message(BOATS)], first, LATER) == first
    assert header_field(pot([message(CALM)], first, LATER), "POT-Creation-Date") == "2024-04-01 08:30+0000"
    po = translated([message(BOATS)])
    same = merge([message(BOATS)], po, text_id="harbour-day", locale="az", template=pot([message(BOATS)], None, LATER))
    assert same.catalogue == po


def test_a_header_from_another_program_keeps_its_order_and_is_completed() -> None:
    header = (
        ("Language", "az_AZ"),
        ("X-Bar", "1"),
        ("", "Last-Translator:"),
        ("Plural-Forms", "nplurals=INTEGER; plural=EXPRESSION;"),
    )
    made = merged([message(BOATS)], Catalogue(header)).catalogue
    assert made.header[:4] == (
        ("Language", "az_AZ"), ("X-Bar", "1"), ("Last-Translator", ""), ("Plural-Forms", "nplurals=2; plural=(n != 1);")
    )  # fmt: skip
    assert "charset=UTF-8" in dict(made.header)["Content-Type"]


def test_a_template_is_read_back_as_it_is() -> None:
    made = template([message(BOATS)], text_id="x", now=NOON, project="Harbours 1", bugs_to="a@example.org")
    assert parse(serialise(made)) == made


WORDS = [
    "boat",
    "quay",
    "grain",
    "river",
    "council",
    "island",
    "harbour",
    "letter",
    "bridge",
    "winter",
    "people",
    "paper",
    "song",
    "stone",
    "light",
]
SENTENCES = st.lists(st.sampled_from(WORDS), min_size=4, max_size=9).map(
    lambda words: f"{' '.join(words).capitalize()}."
)


@st.composite
def edits(draw: st.DrawFn) -> list[list[str]]:
    """A text through its versions: sentences changed, inserted, deleted, moved, split, joined."""
    versions = [draw(st.lists(SENTENCES, min_size=2, max_size=8, unique=True))]
    for _ in range(draw(st.integers(1, 4))):
        text = list(versions[-1])
        for _ in range(draw(st.integers(1, 3))):
            at = draw(st.integers(0, max(len(text) - 1, 0)))
            kind = draw(st.sampled_from(["change", "insert", "delete", "move", "split", "join", "back"]))
            if kind == "insert" or not text:
                text.insert(at, draw(SENTENCES))
            elif kind == "change":
                words = text[at].split(" ")
                words[draw(st.integers(0, len(words) - 1))] = draw(st.sampled_from(WORDS))
                text[at] = " ".join(words)
            elif kind == "delete":
                del text[at]
            elif kind == "move":
                text.insert(draw(st.integers(0, len(text) - 1)), text.pop(at))
            elif kind == "split" and " " in text[at]:
                words = text[at].split(" ")
                text[at : at + 1] = [" ".join(words[: len(words) // 2]) + ".", " ".join(words[len(words) // 2 :])]
            elif kind == "join" and at + 1 < len(text):
                text[at : at + 2] = [f"{text[at]} {text[at + 1]}"]
            elif kind == "back":
                text = list(draw(st.sampled_from(versions)))
        versions.append(list(dict.fromkeys(text)))
    return versions


@settings(max_examples=150)
@given(edits(), st.data())
def test_no_confirmed_translation_is_ever_lost(versions: list[list[str]], data: st.DataObject) -> None:
    """A confirmed translation is live, fuzzy or obsolete, never gone; and done is only what was confirmed as such."""
    catalogue: Catalogue | None = None
    for version in versions:
        messages = [message(source) for source in version]
        result = merged(messages, catalogue)
        after = result.catalogue
        assert [unit.source for unit in after.units if not unit.obsolete] == version
        assert merged(messages, parse(verified(after))).catalogue == after
        if catalogue is not None:
            texts = [unit.target[0] for unit in after.units]
            for before in catalogue.units:
                if before.state is State.TRANSLATED:
                    assert any(before.target[0] in text for text in texts), before
        for unit_now in after.units:
            if unit_now.state is State.TRANSLATED:
                assert unit_now.target == (f"T:{unit_now.source}",)
            elif unit_now.state is State.FUZZY:
                assert unit_now.previous_source is not None
        confirmed = []
        for unit_now in after.units:
            if not unit_now.obsolete and data.draw(st.booleans()):
                unit_now = replace(unit_now, target=(f"T:{unit_now.source}",), flags=(), previous_source=None)
            confirmed.append(unit_now)
        catalogue = replace(after, units=tuple(confirmed))
