"""Amounts and counts in Chinese with their units, and what they are reckoned by."""

import re
from fractions import Fraction
from typing import Final

from guide.agreement.chinese.durations import TIMES, of_time
from guide.agreement.chinese.numerals import DIGITS, SCALES, value
from guide.agreement.chinese.shares import as_share
from guide.agreement.measures import han_unit, measured
from guide.agreement.number import Exact, Number, Reading, Weight, bare, step, whole
from guide.agreement.reading import Made, Readers

_DURATIONS: Final = "|".join(sorted(TIMES, key=len, reverse=True))
_TIME: Final = re.compile(rf"[余多来]?个?({_DURATIONS})(?!元)")
_PIECE: Final = re.compile(r"[余多来]?(?:个(?!百分点|点|标))?\s?")
_EACH_BEFORE: Final = re.compile(
    r"每(亩|公顷|平方米|㎡|公斤|千克|斤|吨)[^，。；]*$|(亩)[均产][^，。；]*$"
)
_BELOW_ZERO: Final = re.compile("零下$|(?<![\\d℃度])[-−–]$")
_OVER_TIME: Final = re.compile(r"(?:[/／][年月天日])?")
_PER: Final = re.compile(r"\s?(?:[/／]|每)(亩|公顷|平方米|㎡|英亩|公斤|千克|斤|吨)")


def _number(match: re.Match[str], text: str) -> Made:
    if match["sum"]:
        head, _, rest = match["sum"].partition("亿")
        raw = value(head) * 10**8 + value(rest.removesuffix("万")) * 10**4
        return _measured(match, text, raw, 5000, Weight.HARD)
    scale = SCALES.get(match["scale"] or "", 1)
    raw = whole(value(match["digits"]) * scale)
    tail = text[match.end() : match.end() + 1]
    soft = not match["scale"] and tail in tuple("号期层级类档型楼")
    weight = Weight.SOFT if soft or raw == 1 else Weight.HARD
    return _measured(match, text, raw, step(match["digits"], scale), weight, scale=scale)


def _few(match: re.Match[str], _text: str) -> Made:
    return [
        Number(match[0], match.start(), match.end(), (bare(DIGITS[digit]),), Weight.NAME)
        for digit in match[0]
    ], match.end()


def _numeral(match: re.Match[str], text: str) -> Made:
    written = match[0]
    raw = whole(value(re.sub("[余多]", "", written)))
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
) -> Made:
    """A number with the unit that follows it, and what it is reckoned by."""
    end, start = match.end(), match.start()
    readings: list[Reading] = []
    said = start
    numeral = match.lastgroup == "numeral"
    piece = _PIECE.match(text, end)
    at = piece.end() if piece else end
    below = _BELOW_ZERO.search(text, max(0, start - 6), start)
    frost = below is not None and below[0] == "零下"
    spelt = han_unit(text, at)
    if frost and not spelt and text.startswith("度", at):
        spelt = "度"
    timed = None if spelt else _TIME.match(text, end)
    if timed:
        end = timed.end()
        found = measured(TIMES[timed[1]])
        # 2200多年 are so many years, and no date.
        more = numeral or text[timed.start() - 1] in tuple("余多来")
        readings += of_time(raw, found, timed[1], year=not more)
        if numeral:
            weight = max(Weight.SOFT if raw > 1 else Weight.NAME, min(weight, Weight.SOFT))
    elif spelt:
        found = measured("℃" if frost and spelt == "度" else spelt)
        end = at + len(spelt)
        by = _PER.match(text, end)
        end = by.end() if by else end
        per, said = (measured(by[1]).unit, start) if by else _per(text, start)
        readings.append(
            Reading(raw, raw * found.factor, found.dimension, found.unit, half * found.factor, per)
        )
        if found.dimension == "share":
            readings = list(as_share(raw * found.factor))
        if found.dimension == "century":
            weight = Weight.NAME
        elif numeral and raw == 1 and found.dimension not in ("money", "share"):
            weight = Weight.SOFT
        elif numeral and text[start - 1 : start] not in tuple("数几"):
            weight = Weight.HARD
    before = text[max(0, start - 6) : start]
    if below and (frost or (readings and readings[0].dimension == "temperature")):
        raw, said = -raw, below.start()
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
    span = text[said : over.end() if over else end] if over or raw < 0 else text[start:end]
    return [Number(span, start, end, tuple(readings), weight, scale)], end


def _per(text: str, start: int) -> tuple[str, int]:
    """What an amount is reckoned by in the words before it, and where they begin."""
    found = _EACH_BEFORE.search(text, max(0, start - 12), start)
    if found is None:
        return "", start
    return measured(found[1] or found[2]).unit, found.start()


READERS: Final[Readers] = {
    "number": _number,
    "few": _few,
    "numeral": _numeral,
}
