"""The numbers that a Chinese text says."""

import re
from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import cache
from typing import Final

from guide.agreement import han
from guide.agreement.addresses import HOST, address, phone
from guide.agreement.measures import Measured, han_unit, latin_symbols, measured
from guide.agreement.number import (
    Exact,
    Number,
    Reading,
    Weight,
    bare,
    document,
    exact,
    named,
    step,
    whole,
)
from guide.agreement.rules import pattern, phrases
from guide.agreement.sharing import shared

_N: Final = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
_H: Final = "[零〇一二两三四五六七八九十百千万亿]+(?:点[零〇一二三四五六七八九]+[万亿]*)?"
_SCALES: Final = {"万亿": 10**12, "千亿": 10**11, "百亿": 10**10, "亿": 10**8, "千万": 10**7,
                  "百万": 10**6, "十万": 10**5, "万": 10**4, "千": 10**3, "百": 100}  # fmt: skip
# Words for time, and the words that the table of units has for them.
TIMES: Final = {
    "工作日": "workday",
    "个月": "month",
    "月": "month",
    "年": "year",
    "周年": "year",
    "周岁": "year",
    "周": "week",
    "星期": "week",
    "天": "day",
    "日": "day",
    "小时": "hour",
    "分钟": "minute",
    "季度": "quarter",
    "学年": "year",
    "秒": "秒",
}
_DURATIONS: Final = "|".join(sorted(TIMES, key=len, reverse=True))
_PARTS: Final = ("year", "month", "day")
_FULL: Final = {0xFF10 + n: str(n) for n in range(10)} | {0xFF0E: ".", 0xFF05: "%", 0x2030: "‰"}


@cache
def _pattern() -> re.Pattern[str]:
    macros = {"N": _N, "H": _H, "UNITS": latin_symbols(), "PHRASES": phrases(), "HOST": HOST}
    return pattern("zh", macros)


_FIRST: Final = re.compile(
    r"[\d零〇一二两三四五六七八九十百千万亿半①-⑳(（〔\[［【“\"+上下减过对翻第其统唯进同之合归单专多互工附表图卷邮代编证文热电传拨A-Za-z早晚傍凌中Ⅰ-Ⅹ]"
)
# The plain numbers, which most are, found without asking for dates, codes and telephones.
_PLAIN: Final = re.compile(
    rf"(?<![第(（\dA-Za-z.])(?P<sum>(?!))?(?P<digits>{_N})(?P<over>(?!))?"
    r"(?P<scale>万|亿|)(?=[元亩家项人名户吨米%公平栋条座层间])"
)
# Amounts by the mu may be said with the mu in hectares beside it.
_EACH: Final = re.compile("(?:每|/|一)(亩|公顷)|亩(?=[均产])")
_TIME: Final = re.compile(rf"[余多来]?个?({_DURATIONS})(?!元)")
_PIECE: Final = re.compile(r"[余多来]?(?:个(?!百分点|点|标))?\s?")
_EACH_BEFORE: Final = re.compile(
    r"每(亩|公顷|平方米|㎡|公斤|千克|斤|吨)[^，。；]*$|(亩)[均产][^，。；]*$"
)
_BELOW_ZERO: Final = re.compile("零下$|(?<![\\d℃度])[-−–]$")
_OVER_TIME: Final = re.compile(r"(?:[/／][年月天日])?")
_PER: Final = re.compile(r"\s?(?:[/／]|每)(亩|公顷|平方米|㎡|英亩|公斤|千克|斤|吨)")


def numbers(text: str) -> list[Number]:
    """The numbers of a Chinese text, in its order."""
    written = text
    text = text.translate(_FULL)
    found: list[Number] = []
    position = 0
    rules = _pattern()
    while candidate := _FIRST.search(text, position):
        start = candidate.start()
        if match := _PLAIN.match(text, start):
            made, position = _number(match, text)
            found += made
            continue
        match = rules.match(text, start)
        if match is None:
            position = start + 1
            continue
        kind = match.lastgroup or ""
        made, position = _READERS[kind](match, text)
        found += made
        position = max(position, match.end() if not made else position)
    found += [
        Number(
            each[0],
            each.start(),
            each.end(),
            (Reading(1, measured(each[1] or "亩").factor, "area", measured(each[1] or "亩").unit),),
            Weight.NAME,
        )
        for each in _EACH.finditer(text)
    ]
    if written != text:
        found = [_as_written(each, text, written) for each in found]
    return shared(found, text)


def _as_written(number: Number, text: str, written: str) -> Number:
    # A name's number ends before its name does, and none begins before its span.
    at = text.rindex(number.span, 0, number.start + len(number.span))
    return number._replace(span=written[at : at + len(number.span)])


_Made = tuple[list[Number], int]


def _value(written: str) -> Exact:
    return exact(written) if written[0].isdigit() else whole(han.value(written))


def _one(match: re.Match[str], weight: Weight, *readings: Reading) -> _Made:
    return [Number(match[0], match.start(), match.end(), readings, weight)], match.end()


def _named(match: re.Match[str], _text: str) -> _Made:
    """The digits inside a name, for a translation that says them otherwise."""
    return list(_within(match, Weight.NAME)), match.end()


def _within(match: re.Match[str], weight: Weight) -> Iterator[Number]:
    for each in re.finditer(rf"{_N}|[零一二两三四五六七八九十百千万]+", match[0]):
        start = match.start() + each.start()
        yield Number(match[0], start, start + len(each[0]), (bare(_value(each[0])),), weight)


def _document(match: re.Match[str], _text: str) -> _Made:
    number = match["doc"] or match["doc2"] or match["doc3"]
    return document(match[0], match.start(), match["doc_year"] or "", number), match.end()


def _code(match: re.Match[str], _text: str) -> _Made:
    start = match.start("digits_of")
    code = bare(int(match["digits_of"]))
    return [Number(match["digits_of"], start, match.end(), (code,))], match.end()


def _plan(match: re.Match[str], _text: str) -> _Made:
    return named(
        match[0], match.start(), _value(match["which"] or match["which2"]), "plan"
    ), match.end()


def _ranking(match: re.Match[str], _text: str) -> _Made:
    return named(match[0], match.start(), _value(match["rank"]), "ranking"), match.end()


def _address(match: re.Match[str], _text: str) -> _Made:
    return _one(match, Weight.HARD, address(match[0]))


def _phone(match: re.Match[str], _text: str) -> _Made:
    digits = re.sub(r"^\D*(?=[+(（\d])", "", match[0])
    start = match.end() - len(digits)
    return [Number(digits, start, match.end(), (phone(digits),))], match.end()


def _clock(match: re.Match[str], _text: str) -> _Made:
    hour, minute = int(match["hour"]), int(match["minute"] or match["past"] or 0)
    minute = 30 if match["half"] else minute
    if match["noon"] in ("下午", "晚上", "傍晚") and hour < 12:
        hour += 12
    reading = Reading(Fraction(hour), Fraction(60 * hour + minute), "clock")
    return _one(match, Weight.HARD, reading, *([bare(Fraction(hour))] if not minute else []))


def _date(match: re.Match[str], text: str) -> _Made:
    parts: list[tuple[str, Exact]]
    if match["iso"]:
        digits = re.split("[-/.]", match["iso"])
        parts = [(name, int(part)) for name, part in zip(_PARTS, digits, strict=True)]
    else:
        words = (
            match["year"],
            match["month"] or match["month2"],
            match["day"] or match["day2"],
        )
        parts = [(name, _value(word)) for name, word in zip(_PARTS, words, strict=True) if word]
    closing = _last_days(parts) if text[match.end() : match.end() + 1] in ("底", "末") else ()
    # 1500年 alone may be so many years, too.
    lasting = [Reading(v, v * 12, "duration", "year") for _, v in parts[:1] if len(parts) == 1]
    return [
        Number(match[0], match.start(), match.end(), (Reading(v, v, name), *lasting, bare(v)))
        for name, v in parts
    ] + [
        Number(match[0], match.start(), match.end(), (Reading(v, v, "day"),), Weight.NAME)
        for v in closing
    ], match.end()


def _last_days(parts: list[tuple[str, Exact]]) -> tuple[int, ...]:
    """On which days a month may end, for a translation that names the day; none of a year."""
    name, month = parts[-1]
    if name != "month" or not 1 <= month <= 12:
        return ()
    return (28, 29) if month == 2 else (30 if month in (4, 6, 9, 11) else 31,)


def _upto(match: re.Match[str], _text: str) -> _Made:
    """From January on: the first nine months, January to September."""
    months = _value(match["months"])
    lasting = Reading(months, months, "duration", "month")
    return _one(match, Weight.HARD, Reading(months, months, "month"), lasting, bare(months))


def _decade(match: re.Match[str], _text: str) -> _Made:
    years = _value(match[0].removesuffix("年代")) % 100
    return _one(match, Weight.HARD, Reading(years, years, "decade"))


def _quarter(match: re.Match[str], _text: str) -> _Made:
    which = _value(match[0].removeprefix("第")[0])
    return _one(match, Weight.SOFT, Reading(which, which, "quarter"), bare(which))


def _semester(match: re.Match[str], _text: str) -> _Made:
    which = Fraction(1 if match[0][0] == "上" else 2)
    return _one(match, Weight.SOFT, Reading(which, which, "half-year"))


def _portion(part: Exact, *more: Reading) -> tuple[Reading, ...]:
    return Reading(part * 100, part, "share", "%"), *more


def _share(match: re.Match[str], _text: str) -> _Made:
    if match["of"]:
        of = {"百": 100, "千": 1000, "万": 10_000}[match["of"]]
        return _one(match, Weight.HARD, *_portion(Fraction(_value(match["part"])) / of))
    below, above = (_value(match[name] or match[f"{name}2"]) for name in ("below", "above"))
    return _one(match, Weight.HARD, *_portion(Fraction(above) / below if below else Fraction(0)))


def _tenths(match: re.Match[str], _text: str) -> _Made:
    if match["off"]:
        portion = Fraction(han.value(match["off"]), 10 ** len(match["off"]))
        left = Reading(portion * 100, portion, "left", "%")
        off = Reading(100 - portion * 100, 1 - portion, "off", "%")
        return _one(match, Weight.SOFT, left, off)
    if not match["tenth"]:
        return _one(match, Weight.SOFT, *_portion(Fraction(1, 2), bare(Fraction(1, 2))))
    tenths = _value(match["tenth"])
    more = match["more"]
    if more:
        tenths += Fraction(1, 2) if more == "半" else Fraction(han.value(more), 10)
    return _one(match, Weight.HARD, *_portion(Fraction(tenths) / 10, bare(tenths)))


def _times(match: re.Match[str], text: str) -> _Made:
    if match["times"] is None:
        fold = Fraction(2) ** int(han.value(match["fold"]) if match["fold"] else 1)
        return _one(match, Weight.SOFT, Reading(fold, fold, "multiple"), *_portion(fold - 1))
    times = _value(match["times"]) + (Fraction(1, 2) if match["more_half"] else 0)
    weight = Weight.HARD if match["times"][0].isdigit() else Weight.SOFT
    before = text[max(0, match.start() - 6) : match.start()]
    if re.search("[增长加高多超](?:[长加高幅出过了近约]*)$", before):
        # Twice more is three times as much; English may also say by how much it rose.
        more = Reading(times, times, "more")
        return _one(
            match, weight, Reading(times + 1, times + 1, "multiple"), more, *_portion(times)
        )
    return _one(match, weight, Reading(times, times, "multiple"), bare(times), *_portion(times))


def _lasting(match: re.Match[str], _text: str) -> _Made:
    minutes = 60 * _value(match["hours"]) + _value(match["minutes"])
    reading = Reading(minutes, minutes * 60, "time", "min")
    return _one(match, Weight.HARD, reading)


def _halves(match: re.Match[str], _text: str) -> _Made:
    unit = match["halved"] or match["between"]
    if unit in (None, "个"):
        return [], match.start() + 1 if match["whole"] is None else match.end()
    number = (_value(match["whole"]) if match["whole"] else 0) + Fraction(1, 2)
    unit = unit.removeprefix("多")
    found = measured(TIMES["个月" if unit == "月" else unit])
    reading = Reading(number, number * found.factor, found.dimension, found.unit)
    return _one(match, Weight.SOFT, reading, bare(number))


def _number(match: re.Match[str], text: str) -> _Made:
    if match["sum"]:
        head, _, rest = match["sum"].partition("亿")
        raw = _value(head) * 10**8 + _value(rest.removesuffix("万")) * 10**4
        return _measured(match, text, raw, 5000, Weight.HARD)
    scale = _SCALES.get(match["scale"] or "", 1)
    raw = whole(_value(match["digits"]) * scale)
    tail = text[match.end() : match.end() + 1]
    soft = not match["scale"] and tail in tuple("号期层级类档型楼")
    weight = Weight.SOFT if soft or raw == 1 else Weight.HARD
    return _measured(match, text, raw, step(match["digits"], scale), weight, scale=scale)


def _roman(match: re.Match[str], _text: str) -> _Made:
    return _one(match, Weight.SOFT, bare(1 + "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ".index(match[0])))


def _few(match: re.Match[str], _text: str) -> _Made:
    return [
        Number(match[0], match.start(), match.end(), (bare(han.DIGITS[digit]),), Weight.NAME)
        for digit in match[0]
    ], match.end()


def _numeral(match: re.Match[str], text: str) -> _Made:
    written = match[0]
    raw = whole(han.value(re.sub("[余多]", "", written)))
    before = text[max(0, match.start() - 1) : match.start()]
    # 近万名 says ten thousand, and so does 每万人; 万 alone says many.
    some = before not in tuple("近超逾约过达上每")
    vague = before in tuple("数几好无") or (len(written) == 1 and written in "百千万亿" and some)
    vague = vague or (before == "成" and written[0] in "百千万")
    weight = Weight.NAME if vague or raw <= 1 else Weight.SOFT
    if raw >= 10**4 and len(written) > 1 and before not in tuple("数几成上"):
        weight = Weight.HARD
    more = text[match.end() : match.end() + 1]
    also = (bare(Fraction(12)),) if written == "十" and more in tuple("余多几来") else ()
    return _measured(match, text, raw, 0, weight, *also)


def _measured(
    match: re.Match[str],
    text: str,
    raw: Exact,
    half: Exact,
    weight: Weight,
    *also: Reading,
    scale: int = 1,
) -> _Made:
    """A number with the unit that follows it, and what it is reckoned by."""
    end, start = match.end(), match.start()
    readings: list[Reading] = []
    said = start
    numeral = match.lastgroup == "numeral"
    piece = _PIECE.match(text, end)
    at = piece.end() if piece else end
    spelt = han_unit(text, at)
    timed = None if spelt else _TIME.match(text, end)
    if timed:
        end = timed.end()
        found = measured(TIMES[timed[1]])
        # 2200多年 are so many years, and no date.
        more = numeral or text[timed.start() - 1] in tuple("余多来")
        readings += _timed(raw, found, timed[1], year=not more)
        if numeral:
            weight = max(Weight.SOFT if raw > 1 else Weight.NAME, min(weight, Weight.SOFT))
    elif spelt:
        found = measured(spelt)
        end = at + len(spelt)
        by = _PER.match(text, end)
        end = by.end() if by else end
        per, said = (measured(by[1]).unit, start) if by else _per(text, start)
        readings.append(
            Reading(raw, raw * found.factor, found.dimension, found.unit, half * found.factor, per)
        )
        if found.dimension == "share":
            readings = list(_portion(raw * found.factor))
        if found.dimension == "century":
            weight = Weight.NAME
        elif numeral and raw == 1 and found.dimension not in ("money", "share"):
            weight = Weight.SOFT
        elif numeral and text[start - 1 : start] not in tuple("数几"):
            weight = Weight.HARD
    before = text[max(0, start - 6) : start]
    below = _BELOW_ZERO.search(before)
    if below and (below[0] == "零下" or (readings and readings[0].dimension == "temperature")):
        raw = -raw
        readings = [each._replace(raw=raw, value=-each.value) for each in readings]
    prefix = re.search(r"(?:US\$|HK\$|USD|RMB|CNY|HKD|EUR|人民币|[$€¥￥£])\s?$", before)
    if prefix and not readings:
        start -= len(prefix[0])
        code = measured(prefix[0].strip()).unit
        readings.append(Reading(raw, raw, "money", code))
    elif text[start - 1 : start] == "第":
        start -= 1
        readings = [Reading(raw, raw, "ordinal")]
        weight = min(weight, Weight.SOFT) if numeral else weight
    readings += [bare(raw), *also]
    over = _OVER_TIME.match(text, end) if readings[0].per else None
    span = text[said : over.end()] if over else text[start:end]
    return [Number(span, start, end, tuple(readings), weight, scale)], end


def _timed(raw: Exact, found: Measured, word: str, *, year: bool) -> list[Reading]:
    reading = Reading(raw, raw * found.factor, found.dimension, found.unit)
    if word == "日":
        return [reading, Reading(raw, raw, "day")]
    if word == "年" and year and 1000 <= raw < 3000 and raw.denominator == 1:
        return [Reading(raw, raw, "year")]
    return [reading]


def _per(text: str, start: int) -> tuple[str, int]:
    """What an amount is reckoned by in the words before it, and where they begin."""
    found = _EACH_BEFORE.search(text, max(0, start - 12), start)
    if found is None:
        return "", start
    return measured(found[1] or found[2]).unit, found.start()


_READERS: Final[dict[str, Callable[[re.Match[str], str], _Made]]] = {
    "address": _address,
    "document": _document,
    "code": _code,
    "upto": _upto,
    "plan": _plan,
    "ranking": _ranking,
    "mark": lambda match, _: ([], match.end()),
    "phone": _phone,
    "dial": _phone,
    "name": _named,
    "phrase": _named,
    "clock": _clock,
    "date": _date,
    "decade": _decade,
    "quarter": _quarter,
    "semester": _semester,
    "share": _share,
    "tenths": _tenths,
    "manifold": _times,
    "lasting": _lasting,
    "halves": _halves,
    "number": _number,
    "roman": _roman,
    "few": _few,
    "numeral": _numeral,
}
