"""Papers of an office that does not exist, in English, Azerbaijani and Russian, made by script and always the same."""

from __future__ import annotations

import datetime
import random
from collections.abc import Callable
from dataclasses import dataclass

from dragoman.languages.dates import format_date
from dragoman.languages.numbers import format_number

SEED = 20250321
UNITS_A_PAPER = 21
LOCALES = ("az", "ru")

# What each slot of a template may hold, in English, Azerbaijani and Russian. Words stand in the case that the
# templates ask for, so that no slot has to be inflected.
_WORDS: dict[str, list[tuple[str, str, str]]] = {
    "place": [
        ("Port Velsa", "Port Velsa", "Порт-Велса"), ("Lindrik", "Lindrik", "Линдрик"), ("Ostel", "Ostel", "Остель"),
        ("Orlin", "Orlin", "Орлин"), ("Karsk Bay", "Karsk körfəzi", "Карский залив"), ("Tavros", "Tavros", "Таврос"),
        ("Upper Saldra", "Yuxarı Saldra", "Верхняя Сальдра"), ("Belmont", "Belmont", "Бельмонт"),
    ],
    "thing": [
        ("ferries", "bərə", "паромов"), ("wells", "quyu", "колодцев"), ("lighthouses", "mayak", "маяков"),
        ("pumping stations", "nasos stansiyası", "насосных станций"), ("bridges", "körpü", "мостов"),
        ("gauges", "ölçü məntəqəsi", "измерительных постов"), ("schools", "məktəb", "школ"),
    ],
    "quality": [
        ("safe", "təhlükəsiz", "безопасной"), ("clean", "təmiz", "чистой"), ("cold", "soyuq", "холодной"),
        ("clear", "şəffaf", "прозрачной"), ("deep", "dərin", "глубокой"),
    ],
    "body": [
        ("the Harbour Council", "Liman Şurası", "Совет порта"),
        ("the River Authority", "Çay İdarəsi", "Речное управление"),
        ("the Lake Committee", "Göl Komitəsi", "Озёрный комитет"), ("the Office", "Aparat", "Бюро"),
        ("the Ferry Board", "Bərə Kollegiyası", "Паромная коллегия"),
    ],
    "person": [
        ("Davor Ilmen", "Davor İlmen", "Давор Ильмен"), ("Mirta Soven", "Mirta Soven", "Мирта Совен"),
        ("Ilsa Torvane", "İlsa Torvane", "Ильса Торване"), ("Teodor Halvane", "Teodor Halvane", "Теодор Хальване"),
    ],
    "programme": [
        ("A Well for Every Village", "Hər kəndə bir quyu", "Колодец каждому селу"),
        ("Clean Shore", "Təmiz sahil", "Чистый берег"), ("Open Locks", "Açıq şlüzlər", "Открытые шлюзы"),
    ],
}  # fmt: skip

_TEMPLATES: list[tuple[str, str, str]] = [
    ("On {date}, {body} counted {n} {thing} in the town of {place}.",
     "{date} tarixində {body} {place} şəhərində {n} {thing} saydı.",
     "{date} организация «{body}» насчитала {n} {thing} в городе {place}."),
    ("The programme “{programme}” cost {n} crowns in {year} and {m} crowns a year later.",
     "“{programme}” proqramı {year}-{suffix} ildə {n} kron, bir il sonra isə {m} kron xərc tələb etdi.",
     "Программа «{programme}» стоила {n} крон в {year} году и {m} крон годом позже."),
    ("“The water of the lake is {quality} again,” said {person} in {place}.",
     "“Gölün suyu yenə də {quality} olub”, – deyə {person} {place} şəhərində bildirdi.",
     "«Вода озера снова стала {quality}», — сказал представитель {person} в городе {place}."),
    ("{n} {thing} (see annex) were built from {date} to the end of the programme.",
     "{date} tarixindən proqramın sonunadək {n} {thing} (bax: əlavə) tikilmişdir.",
     "С {date} до конца программы построено {n} {thing} (см. приложение)."),
    ("Document {symbol} of {date} describes the work of {body}.",
     "{date} tarixli {symbol} sənədi aşağıdakı qurumun işini təsvir edir: {body}.",
     "Документ {symbol} от {date} описывает работу следующего органа: {body}."),
    ("Will {place} have {n} {thing} by {date}?",
     "{place} şəhərinin {date} tarixinədək {n} {thing} olacaqmı?",
     "Будет ли у города {place} {n} {thing} к {date}?"),
    ("The share of {quality} water rose to {p} in {place}; elsewhere it was {q}.",
     "{place} şəhərində {quality} suyun payı {p} səviyyəsinə çatdı; digər yerlərdə bu pay {q} idi.",
     "Доля {quality} воды в городе {place} выросла до {p}; в других местах она составила {q}."),
    ("Questions are answered by {person}, head of the department, at {mail}.",
     "Suallara şöbənin rəisi {person} {mail} ünvanında cavab verir.",
     "На вопросы отвечает начальник отдела {person} по адресу {mail}."),
    ("**{body}** thanks all who planted the reeds on the shore of {place}.",
     "**{body}** {place} sahilində qamış əkmiş hər kəsə təşəkkür edir.",
     "**{body}** благодарит всех, кто сажал камыш на берегу у города {place}."),
    ("None of the {n} {thing} would have been built without the people of the river, the lake and the shore.",
     "Çayın, gölün və sahilin sakinləri olmasaydı, {n} {thing} arasından heç biri tikilməzdi.",
     "Без жителей реки, озера и берега не было бы построено ни одного из {n} {thing}."),
    ("The survey of {date} is published at https://{site}/survey, and everyone may use it free of charge.",
     "{date} tarixli tədqiqat https://{site}/survey ünvanında dərc olunub və hər kəs ondan pulsuz istifadə edə bilər.",
     "Обследование от {date} опубликовано по адресу https://{site}/survey, и каждый может пользоваться им бесплатно."),
    ("In {place} the level rose by {d} metres, and {body} opened the locks.",
     "{place} yaxınlığında səviyyə {d} metr qalxdı və qurum şlüzləri açdı: {body}.",
     "У города {place} уровень поднялся на {d} метра, и шлюзы открыл орган: {body}."),
]  # fmt: skip


@dataclass(frozen=True)
class Unit:
    """One unit of a paper in one locale."""

    source: str
    target: str
    role: str
    defect: str = ""
    """What was done to the translation; "" where it is right."""


def papers(units: int) -> list[tuple[str, str, tuple[Unit, ...]]]:
    """(name, locale, units) of papers of 21 units, half of them in each locale, together at least ``units`` units."""
    chance = random.Random(SEED)  # noqa: S311 - the same papers every time
    made = []
    for number in range((units + UNITS_A_PAPER - 1) // UNITS_A_PAPER):
        locale = LOCALES[number % len(LOCALES)]
        made.append((f"statement-{number:05}", locale, _paper(chance, locale)))
    return made


def po(units: tuple[Unit, ...], locale: str) -> bytes:
    """A paper as a PO file; units that recur are told apart by a context, as both programs need."""
    entries = [
        f'msgid ""\nmsgstr ""\n"Language: {locale}\\n"\n"X-Source-Language: en\\n"\n'
        '"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    ]
    for number, unit in enumerate(units):
        source, target = (text.replace("\\", "\\\\").replace('"', '\\"') for text in (unit.source, unit.target))
        context = f'msgctxt "{unit.role}: {number}"\n'
        entries.append(f'#. role: {unit.role}\n{context}msgid "{source}"\nmsgstr "{target}"\n')
    return "\n".join(entries).encode()


def _paper(chance: random.Random, locale: str) -> tuple[Unit, ...]:
    number = LOCALES.index(locale) + 1
    title = ("Statement", "Bəyanat", "Заявление")
    made = [Unit(title[0], title[number], "title")]
    for _ in range(UNITS_A_PAPER - 1):
        texts = filled(chance)
        made.append(_damaged(Unit(texts[0], texts[number], "paragraph"), chance))
    return tuple(made)


def filled(chance: random.Random) -> tuple[str, ...]:
    """A template in all three languages with the same facts in it."""
    template = chance.choice(_TEMPLATES)
    words = {slot: chance.choice(choices) for slot, choices in _WORDS.items()}
    date = datetime.date(1990, 1, 1) + datetime.timedelta(days=chance.randrange(12_700))
    numbers = {"n": chance.randint(21, 99_999), "m": chance.randint(21, 99_999)}
    shares = {"p": chance.randint(50, 99), "q": chance.randint(11, 49)}
    metres = chance.randint(11, 99) / 10
    year = chance.randint(1990, 2024)
    symbol = f"A/{chance.randint(40, 79)}/{chance.randint(10, 999)}"
    texts = []
    for place, (tag, text) in enumerate(zip(("en", "az", "ru"), template, strict=True)):
        slots = {slot: choice[place] for slot, choice in words.items()}
        slots |= {slot: format_number(value, tag) for slot, value in numbers.items()}
        slots |= {slot: _percent(value, tag) for slot, value in shares.items()}
        slots |= {
            "date": format_date(date, tag), "year": str(year), "symbol": symbol, "mail": "office@almeravia.example",
            "site": "almeravia.example", "suffix": _suffix(year),
            "d": f"{metres}" if tag == "en" else f"{metres}".replace(".", ","),
        }  # fmt: skip
        texts.append(_headed(text.format(**slots)))
    return tuple(texts)


def _headed(text: str) -> str:
    """With a capital at the head, behind whatever marks stand there."""
    for place, letter in enumerate(text):
        if letter.isalnum():
            return text[:place] + letter.upper() + text[place + 1 :]
    return text


def _percent(value: int, tag: str) -> str:
    return f"{value} {'per cent' if tag == 'en' else 'faiz' if tag == 'az' else 'процентов'}"


def _suffix(year: int) -> str:
    from dragoman.languages.numbers import ordinal_suffix

    return ordinal_suffix(year, "az")


def _damaged(unit: Unit, chance: random.Random) -> Unit:
    if chance.random() >= 0.02:
        return unit
    name = chance.choice(sorted(DEFECTS))
    target = DEFECTS[name](unit.source, unit.target)
    return Unit(unit.source, target, unit.role, name) if target != unit.target else unit


def _number(source: str, target: str) -> str:
    place = next((place for place, letter in enumerate(target) if letter.isdigit()), -1)
    return target if place < 0 else target[:place] + str((int(target[place]) + 3) % 9 + 1) + target[place + 1 :]


def _cut(source: str, target: str) -> str:
    words = target.split(" ")
    return " ".join(words[: len(words) // 2])


def _doubled(source: str, target: str) -> str:
    words = target.split(" ")
    return " ".join([*words[:3], words[2], *words[3:]])


def _homoglyph(source: str, target: str) -> str:
    for real, false in (("а", "a"), ("a", "а")):
        place = target.find(real, 8)
        if place >= 0:
            return target[:place] + false + target[place + 1 :]
    return target


DEFECTS: dict[str, Callable[[str, str], str]] = {
    "number": _number,
    "cut": _cut,
    "copied": lambda source, target: source,
    "empty": lambda source, target: "",
    "doubled word": _doubled,
    "homoglyph": _homoglyph,
    "no end mark": lambda source, target: target.rstrip(".?"),
    "bracket": lambda source, target: target.replace(")", "", 1),
    "quotation mark": lambda source, target: target.replace("”", "", 1).replace("»", "", 1),
    "two spaces": lambda source, target: target.replace(" ", "  ", 1),
    "emphasis": lambda source, target: target.replace("**", ""),
    "address": lambda source, target: target.replace("almeravia.example", "almeravia.exmple", 1),
}
"""Name of a defect → what it makes of a translation; where there is nothing to damage, nothing changes."""
