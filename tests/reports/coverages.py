"""Coverage of a small world: two texts in three locales, and its history."""

from datetime import date

from dragoman.model import Coverage, History, OpenUnit, Snapshot, Standing, State, Tally


def coverage(text: str, locale: str, done: int, fuzzy: int = 0, left: int = 0, flagged: int | None = None) -> Coverage:
    """A text of a title of one word and of paragraphs of ten words each."""
    flags = None if flagged is None else Tally(flagged, 10 * flagged)
    body = Standing(Tally(done, 10 * done), Tally(fuzzy, 10 * fuzzy), Tally(left, 10 * left), flags)
    title = Standing(Tally(1, 1), flagged=None if flagged is None else Tally())
    whole = title + body
    units = [
        OpenUnit((None, f"{state.value} {number} <of> it."), state, "paragraph", f"u{state.value[0]}{number}",
                 "İş & güc" if state is State.FUZZY else "", 10 * number + 7)
        for state, count in ((State.FUZZY, fuzzy), (State.UNTRANSLATED, left))
        for number in range(count)
    ]  # fmt: skip
    return Coverage(
        text, locale, whole.translated, whole.fuzzy, whole.untranslated, tuple(units), whole.flagged,
        (("title", title), ("paragraph", body)), "en", f"locales/{locale}/{text}.po",
    )  # fmt: skip


ROWS = (coverage("lake", "az", 9), coverage("lake", "ru", 6, 1, 2), coverage("river", "az", 5, 0, 0))


def history(*days: tuple[date, int, int]) -> History:
    """Snapshots of one text in Azerbaijani: day, words done, words in all."""
    return History(
        tuple(Snapshot(day, (("lake", "az", Standing(Tally(1, done), Tally(), Tally(1, all_ - done))),)) for day, done,
              all_ in days)
    )  # fmt: skip
