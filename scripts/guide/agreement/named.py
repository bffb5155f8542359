"""What is compared as a word though it holds or means a number: codes such as G60, and how often.

A code or a frequency speaks up only against another of its kind that has no equal either.
"""

import re
from typing import Final
from unicodedata import normalize

Spans = tuple[str, str]

# G60, ISO 9001, GB 50016-2014, D-05; 4A, 5G, 3+2. Not CNY 5, Q3 or LPR 3.45%.
_CODE: Final = re.compile(
    r"(?<![A-Za-z0-9.@/_-])"
    r"(?:(?!(?:RMB|CNY|USD|US|HKD|EUR|GBP|JPY|No|NO|Q|H|FY)[ -]?\d)"
    r"[A-Z]{1,4}(?:/[TZ])?[ -]?\d+(?:[-—–.:]\d+)*|\d[A-G]|\d\+\d)"
    r"(?![A-Za-z0-9@.]|\s?[%％‰])"
)
_HAN_PERIODS: Final = {"天": "day", "日": "day", "周": "week", "星期": "week", "月": "month",
                       "季": "quarter", "季度": "quarter", "年": "year", "小时": "hour",
                       "时": "hour"}  # fmt: skip
_HAN_EACH: Final = re.compile(
    "(?:[每按]个?|[/／·])(小时|天|日|周|星期|月|季度?|年)(?![一二三四五六日末底内])"
)
# 年产, 月租金, 日均: as good as each year, and never asked for.
_HAN_ALSO: Final = re.compile("(年|月|日|时|季|周)(?!底|末|内|前|后|初)")
_LATIN_EACH: Final = re.compile(
    r"\b(?:a|an|per|each|every) (hour|day|week|month|quarter|year|annum)\b"
    r"(?! (?:later|ago|and a half|old|of|before|after)|-)"
    r"|\b(every (?:two|three|four|five|other|\d+) \w+"
    r"|annually|yearly|monthly|weekly|daily|hourly|quarterly)\b"
)
_LATIN_ALSO: Final = re.compile(
    r"\b(annual|year|month|week|day|hour|quarter|annum)(?!s\b)|[/·](h|d|day|month|year)\b"
)
_LATIN_PERIODS: Final = {"annually": "year", "yearly": "year", "annual": "year", "annum": "year",
                         "monthly": "month", "weekly": "week", "daily": "day", "hourly": "hour",
                         "quarterly": "quarter", "every three months": "quarter",
                         "h": "hour", "d": "day"}  # fmt: skip
# A Chinese text with none of these names no code, and with none of those no frequency.
_CODED: Final = re.compile("[A-Z+]")
_EACH: Final = re.compile("[每按/／·]")


def unlike(zh: str, en: str) -> list[Spans]:
    """The codes and frequencies that one text says otherwise than the other, as spans."""
    found = _codes(zh, en) if _CODED.search(zh) else []
    return found + _periods(zh, en) if _EACH.search(zh) else found


def _codes(zh: str, en: str) -> list[Spans]:
    # Few Chinese texts hold a code, so most English ones are not searched for one.
    ours = _CODE.findall(zh)
    theirs = _CODE.findall(en) if ours else []
    if not theirs:
        return []
    lost = [each for each in ours if not any(_same(each, other) for other in theirs)]
    rest = [each for each in theirs if not any(_same(each, other) for other in ours)]
    pairs = []
    for each in lost:
        other = next((other for other in rest if _letters(other) == _letters(each)), None)
        if other is not None:
            rest.remove(other)
            pairs.append((each, other))
    return pairs


def _same(one: str, other: str) -> bool:
    """Whether two codes are one, though only one of them names the year of its standard."""
    a, b = (re.sub("[^A-Z0-9+]", "", normalize("NFKC", each)) for each in (one, other))
    return a.startswith(b) or b.startswith(a)


def _letters(code: str) -> str:
    return "" if code[0].isdigit() else re.sub("[^A-Z]", "", code)


def _periods(zh: str, en: str) -> list[Spans]:
    ours = list(_HAN_EACH.finditer(zh))
    theirs = list(_LATIN_EACH.finditer(en)) if ours else []
    if not theirs:
        return []
    also = {_LATIN_PERIODS.get(a or b, a or b) for a, b in _LATIN_ALSO.findall(en)}
    also |= {_latin(each) for each in theirs}
    lost = [each for each in ours if _HAN_PERIODS[each[1]] not in also]
    known = {_HAN_PERIODS[each] for each in _HAN_ALSO.findall(zh)}
    known |= {_HAN_PERIODS[each[1]] for each in ours}
    rest = [each for each in theirs if _latin(each) not in known]
    return [(lost[0][0], rest[0][0])] if len(lost) == len(rest) == 1 else []


def _latin(match: re.Match[str]) -> str:
    word = match[1] or match[2]
    return _LATIN_PERIODS.get(word, word)
