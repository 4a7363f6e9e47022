"""Whether a sentence ends at a stop."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.segmentation.context import After, Before, Head, after, before
from dragoman.segmentation.pairs import CLOSE_BRACKETS, OPEN_BRACKETS, Pair, Pairs
from dragoman.segmentation.rules import Kind, Rules, normal

_CLOSING_QUOTES = "\"'”’»›“‘」』》〉"
_SOFT = "*_~`\"'«“„‘「『《([{ \u00a0\n"
_TITLE = 60  # Characters: a quotation in mid-sentence that is no longer may well be a title.
_OUTCRY = 25  # Characters: a quotation that is no longer may be the subject of what follows it.
_LEAD = 24  # Characters: what stands before the first word of a sentence is shorter.
_REMARK = 600  # Characters: a bracket that is longer holds a text of its own.


@dataclass(frozen=True, slots=True)
class Stop:
    """A stop in its block, with all that belongs to it."""

    text: str
    sentence: int
    """Offset at which the present sentence begins."""
    at: int
    """Offset of the stop."""
    end: int
    """Offset past the stop and what belongs to it."""
    run: str
    """The stops themselves: ".", "?!", "…", ". . ."."""
    tail: str
    """What belongs to them: closing signs, notes, further stops."""

    @property
    def strong(self) -> bool:
        """Whether it is more than a full stop: a question, an exclamation, an ellipsis."""
        return self.run not in (".", "。", "．", "｡", "।", "።", "։", "۔", ":")

    @property
    def quoted(self) -> bool:
        """Whether the last sign is a closing quotation mark, so that the stop stands inside it."""
        return self.tail.rstrip("*_")[-1:] in tuple(_CLOSING_QUOTES)

    @property
    def final(self) -> bool:
        """Whether a further stop stands after a closing sign ("…?”.", "(etc.)."): that one ends the sentence."""
        return any(sign in ".!?…。！？" for sign in self.tail)


def ends(stop: Stop, following: After, pairs: Pairs, rules: Rules) -> bool:
    """Whether a sentence ends at ``stop`` and ``following`` opens another."""
    text, at = stop.text, stop.at
    wide = any(sign in rules.wide_stops for sign in stop.run)
    if following.head is Head.LOWER and not following.enumerator and not wide:
        return False
    if at == 0 or text[at - 1] in OPEN_BRACKETS or pairs.opens(at - 1):
        return False  # "(!)", "[…]", «…»: a sign about the words, not an end.
    preceding = before(text, at, rules)
    if _joined(stop, following, rules) or not _outside(stop, following, preceding, pairs, rules):
        return False
    if stop.run[0] in "-—":
        return stop.quoted and following.opens(rules)  # "But I thought--" At this …
    if stop.strong:
        if stop.run[0] in ".…‥":
            # Where nothing tells a beginning, an ellipsis is rather a pause.
            return following.head is Head.UPPER and following.word not in rules.always_capital
        return wide or following.head is not Head.LOWER
    if not stop.text[stop.end].isspace() and not wide:
        return _glued(preceding, following, rules)
    return stop.final or wide or stop.run != "." or _full_stop_ends(stop, preceding, following, rules)


def _joined(stop: Stop, following: After, rules: Rules) -> bool:
    """Whether the stop stands within a fixed expression ("долл. США", "Yahoo! Inc")."""
    heads = rules.joined.get(following.word)
    return heads is not None and normal(stop.text[max(0, stop.at - 30):stop.at + len(stop.run)]).endswith(heads)


def _outside(stop: Stop, following: After, preceding: Before, pairs: Pairs, rules: Rules) -> bool:
    """Whether quotations and brackets around the stop let a sentence end there."""
    bracket, quotation = pairs.bracket(stop.at), pairs.quotation(stop.at)
    if bracket is not None:
        if bracket.end > stop.end:
            if bracket.end - bracket.start <= _REMARK:
                return False
        elif not stop.final and not _opens_sentence(stop, bracket) and (
            stop.strong or preceding.kind is not None or preceding.initial
        ):
            return False  # "He (what a man!) …", "(see fig.) …": the remark ends, the sentence does not.
    if quotation is not None and quotation.end > stop.end:
        return not _stays_whole(stop.text, quotation, rules)
    if stop.quoted:
        if following.dash:
            return False  # «…!» — Author's words.
        if quotation is not None and stop.strong:
            return _speech_ends(stop, quotation, following, rules)
    return True


def _opens_sentence(stop: Stop, pair: Pair) -> bool:
    return pair.start - stop.sentence <= _LEAD and not stop.text[stop.sentence:pair.start].strip(_SOFT)


def _stays_whole(text: str, quotation: Pair, rules: Rules) -> bool:
    """Whether the sentences within a quotation stay together: an exclamation, or a title such as «Что? Где? Когда?»."""
    length = quotation.end - quotation.start
    if length <= rules.whole_exclamation and text[quotation.end - 2] in "!?-—":
        return True
    if length > _TITLE:
        return False
    rest = after(text, quotation.end)
    spoken = rest.dash or text[quotation.end - 2] in ",،" or rest.word in rules.speech
    goes_on = rest.head is Head.LOWER and not spoken
    return goes_on or not _introduced(text, quotation.start)


def _introduced(text: str, offset: int) -> bool:
    """Whether a quotation at ``offset`` is speech: it opens the block, or stands after a stop, a colon or a comma."""
    lead = text[max(0, offset - 6):offset].rstrip()
    return not lead or lead[-1] in ":,.;!?…—–-。：，！？" or lead[-1] in _CLOSING_QUOTES + CLOSE_BRACKETS + "*_"


def _speech_ends(stop: Stop, quotation: Pair, following: After, rules: Rules) -> bool:
    """Whether a sentence ends after a quotation that ends in a question, an exclamation or an ellipsis."""
    if "\n" in stop.text[stop.end:stop.end + 3]:
        return True
    if not _introduced(stop.text, quotation.start):
        return following.opens(rules)  # Else it is a title, as in: роман «Что делать?» Ольшанского.
    if rules.speech_follows and _speaks(stop.text, stop.end, rules):
        return False
    short = quotation.end - quotation.start <= _OUTCRY and _opens_sentence(stop, quotation)
    return not short or following.opens(rules) or following.head is Head.LETTER or bool(following.opening)


def _speaks(text: str, offset: int, rules: Rules) -> bool:
    """Whether a name and a verb of saying stand at ``offset`` ("… Commissioner Vale asked"); in Chinese the verb."""
    if "\u3000" <= text[offset] <= "\uffef":
        head = text[offset:offset + 6]
        return head.startswith(tuple(rules.joints)) or any(verb in head for verb in rules.speech)
    for word in text[offset:offset + 80].split()[:5]:
        if not word[0].isupper():
            return word.strip(",.;:") in rules.speech
    return False


def _full_stop_ends(stop: Stop, preceding: Before, following: After, rules: Rules) -> bool:
    """Whether a single full stop ends a sentence, by the word before it and the word after it."""
    if not preceding.token:
        return True
    if _numbers_sentence(stop, preceding):
        return False
    opens = following.opens(rules)
    if preceding.kind is not None:
        match preceding.kind:
            case Kind.NEVER_FINAL:
                return False
            case Kind.BEFORE_NAME:
                return opens
            case Kind.AFTER_NUMBER:
                return opens or (preceding.counted and following.head in (Head.UPPER, Head.LETTER))
            case Kind.AFTER_YEAR:
                return preceding.counted and (opens or _is_long(stop, rules))
            case Kind.MAY_END:
                return following.head in (Head.UPPER, Head.LETTER) and "(" not in following.opening
            case Kind.BEFORE_NUMBER:
                # What is no number after "S." or "p." may be a surname after an initial.
                return opens if preceding.initial else not following.numeric and following.head is not Head.LOWER
    if preceding.initial:
        # A Latin letter after a Cyrillic word is a numeral: «Николай I».
        numeral = preceding.token in ("I", "V", "X") and preceding.previous[-1:] > "\u0400"
        named = numeral or preceding.previous in rules.labels
        return opens or (following.head is Head.UPPER and named)
    if preceding.number or preceding.roman:
        return _number_ends(preceding, following, opens, rules)
    word = preceding.token
    if word.islower() and len(word) < rules.shortest_end:
        return False
    # "прн. 5", "hk. 5": a word without a vowel before a number is an abbreviation that no list has.
    return not (following.head is Head.DIGIT and word.islower() and len(word) <= 5 and not _VOWEL.search(word))


def _is_long(stop: Stop, rules: Rules) -> bool:
    """Whether the sentence has so many words that a date at its head ("В 2020 г. Совет …") is out of the question."""
    return len(stop.text[max(stop.sentence, stop.at - 400):stop.at].split()) >= rules.long_sentence


def _glued(preceding: Before, following: After, rules: Rules) -> bool:
    """Whether a typist left out the space: "… was signed.The parties …". Names of sites and files are not such."""
    word = preceding.token.rpartition(".")[2] if not preceding.number else preceding.token
    opens = following.word in rules.starters or following.word + following.stop in _TITLES_GLUED
    return (
        preceding.kind is None and opens and len(following.word) > 1 and not following.opening
        and (preceding.number or (len(word) > 2 and word.isalpha()))
        and not any(sign in preceding.token for sign in "/@") and "www" not in preceding.token
        and (len(following.word) > 2 or following.stop == ".")
    )


_TITLES_GLUED = ("Mr.", "Ms.", "Dr.", "Mrs.")


def _numbers_sentence(stop: Stop, preceding: Before) -> bool:
    """Whether the stop belongs to a number or a letter that opens the sentence: "1. The …", "a. The …", "IV. The …"."""
    if stop.at - stop.sentence > _LEAD + 12:
        return False
    lead = stop.text[stop.sentence:stop.at].strip(_SOFT + "•·⁃‣◦-–—§№")
    return lead == preceding.token and bool(_ENUMERATOR.match(lead))


def _number_ends(preceding: Before, following: After, opens: bool, rules: Rules) -> bool:
    digits = preceding.token
    if following.head is Head.DIGIT and digits.isdigit() and len(digits) <= 2 and (
        following.stop.startswith(".") or (len(following.word) == 4 and _DAY.match(preceding.previous))
    ):
        return False  # "12. 03. 2020"
    if rules.ordinal_stop and (preceding.roman or (digits.isdigit() and len(digits) <= 3)):
        return opens or following.head is Head.DIGIT or _labelled(preceding.previous, rules)
    return True


def _labelled(word: str, rules: Rules) -> bool:
    """Whether ``word`` makes the number after it a cardinal one: "Seite 12. Das …", "Nr. 5. Das …"."""
    name = word.rstrip(".")
    return name in rules.labels or (name, Kind.BEFORE_NUMBER) in rules.abbreviations.get(name, ())


_ENUMERATOR = re.compile(r"(?:\d{1,3}(?:\.\d{1,3}){0,4}|[^\W\d_]|[IVXLC]{1,6}|[ivxlc]{1,6})$")
_DAY = re.compile(r"\d{1,2}\.$")
_VOWEL = re.compile(r"[aeiouyàâäáãåæèéêëìíîïıòóôöõøœùúûüəğаеёиоуыэюяіїєәөүұ]", re.IGNORECASE)
