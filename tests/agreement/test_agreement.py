"""Numbers in two languages: labelled pairs, what the program writes itself, and each telling."""

import importlib.util
import random
from decimal import Decimal
from fractions import Fraction
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.agreement import chinese, converted, differences, english
from guide.agreement.glance import alike
from guide.agreement.pairing import unlike
from guide.quantities import Measure, Money, PartialDate, Rate, show

SPEC = importlib.util.spec_from_file_location("labels", Path(__file__).parent / "labels.py")
labels = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(labels)


FULL = str.maketrans("0123456789%.", "０１２３４５６７８９％．")


def found(zh, en):
    return [(each.zh, each.en) for each in differences(zh, en)]


@pytest.mark.parametrize("pair", labels.labelled("tuning.tsv"), ids=lambda pair: pair.zh[:24])
def test_labelled_pair(pair):
    result = labels.score(found(pair.zh, pair.en), pair.wrong)
    assert (result.cried, result.missed) == ([], [])


@pytest.mark.parametrize("name", ["opened.tsv", "held_out.tsv"])
def test_opened_pairs(name):
    results = [labels.score(found(p.zh, p.en), p.wrong) for p in labels.labelled(name)]
    true = sum(r.true for r in results)
    cried = sum(len(r.cried) for r in results)
    missed = sum(len(r.missed) for r in results)
    assert true / (true + cried) >= 0.98
    assert true / (true + missed) >= 0.98


@pytest.mark.parametrize(
    ("zh", "en", "spans"),
    [
        ("G60高速", "the G56 Expressway", [("G60", "G56")]),
        ("G60高速", "the Shanghai–Kunming Expressway", []),
        ("执行GB 50016—2014", "under GB 50016", []),
        ("执行GB 50016—2014", "under GB 50061-2014", [("GB 50016—2014", "GB 50061-2014")]),
        ("4A级景区、5G", "a 3A scenic area, 5G", [("4A", "3A")]),
        ("存续期5+2年", "a term of 7+2 years", [("5+2", "7+2")]),
        ("LPR 3.45%", "LPR 3.54%", [("3.45%", "3.54%")]),
        ("每周开行5列", "five trains a month", [("每周", "a month")]),
        ("按季度发放", "paid monthly", [("按季度", "monthly")]),
        ("每年产茶2000吨", "2,000 tonnes of tea a year", []),
        ("年产茶2000吨", "2,000 tonnes of tea a year", []),
        ("每年11月举办", "held each November", []),
        ("日处理污水200吨，每年运行330天", "200 tonnes a day on 330 days a year", []),
    ],
)
def test_codes_and_frequencies(zh, en, spans):
    assert found(zh, en) == spans


@pytest.mark.parametrize(
    ("zh", "en", "spans"),
    [
        ("１长三角制造企业５家", "5 makers of the Yangtze River Delta", []),
        ("投资１２万元", "CNY 1.2 million", [("１２万元", "CNY 1.2 million")]),
        ("４A级景区２个，国发〔２０２３〕１１号", "one 4A area", [("２", "")]),
    ],
)
def test_full_width_digits_are_told_as_written(zh, en, spans):
    assert found(zh, en) == spans


def test_scraps_of_any_prose_are_compared():
    """Numbers cut off and run together, in full width too: something is said of all of them."""
    names = ("tuning.tsv", "held_out.tsv", "opened.tsv")
    pairs = [(p.zh, p.en) for name in names for p in labels.labelled(name)]
    zh, en = ("".join(texts) for texts in zip(*pairs, strict=True))
    chance = random.Random(1)

    def scraps(text):
        starts = [chance.randrange(len(text)) for _ in range(chance.randint(1, 5))]
        made = "".join(text[start : start + chance.randint(1, 14)] for start in starts)
        return made.translate(FULL) if chance.random() < 0.3 else made

    assert differences("3862下.4%", "027.Delon 19,00T") != ()
    told = sum(bool(differences(scraps(zh), scraps(en))) for _ in range(4000))
    assert 1000 < told < 4000


def read(zh, en):
    return unlike(chinese.numbers(zh), english.numbers(en))


def test_what_a_glance_passes_the_readers_pass():
    names = ("tuning.tsv", "held_out.tsv", "opened.tsv")
    pairs = [(p.zh, p.en) for name in names for p in labels.labelled(name)]
    passed = [pair for pair in pairs if alike(*pair)]
    assert len(passed) > len(pairs) / 4
    assert [pair for pair in passed if read(*pair)] == []


DIGITS = ("3.6", "12", "1200", "2026")
HAN_UNITS = "| 亩|公顷|万元|亿元|家|年|个月|%|公里|万平方米|元/亩|元/吨|小时|倍|度"
UNITS = (
    "| mu| ha| acres| million| firms| years| months|%| km| m²| per mu| per acre| hours| times|th"
    "| a tonne"
)
BEFORE_HAN = ("", "约", "第", "每亩", "G", "超过")
BEFORE = ("", "CNY ", "about ", "No. ", "in March ", "top ")
HAN = ["".join(each).strip() for each in product(BEFORE_HAN, DIGITS, HAN_UNITS.split("|"))]
LATIN = ["".join(each) for each in product(BEFORE, DIGITS, UNITS.split("|"))]


def test_what_a_glance_passes_of_any_two_numbers_the_readers_pass():
    ours = {zh: chinese.numbers(zh) for zh in HAN}
    theirs = {en: english.numbers(en) for en in LATIN}
    passed = [(zh, en) for zh, en in product(HAN, LATIN) if alike(zh, en)]
    assert len(passed) > 1000
    assert [pair for pair in passed if unlike(ours[pair[0]], theirs[pair[1]])] == []


@settings(max_examples=400, deadline=None, derandomize=True)
@given(
    st.lists(st.sampled_from(HAN), min_size=1, max_size=3),
    st.lists(st.sampled_from(LATIN), min_size=1, max_size=3),
)
def test_what_a_glance_passes_of_any_numbers_the_readers_pass(han, latin):
    zh, en = "，".join(han), ", ".join(latin)
    assert not (alike(zh, en) and read(zh, en))


@pytest.mark.parametrize(
    ("zh", "en", "factor", "mistake"),
    [
        ("占地78.6亩", "on 78.6 acres", Fraction(40468564224, 10**7) * 3 / 2000, "mu-as-acre"),
        ("占地78.6亩", "on 78.6 ha", 15, "mu-as-ha"),
        ("占地78.6亩", "on 78.6 m²", Fraction(3, 2000), "mu-as-m2"),
        ("地价18万元/亩", "land at CNY 180,000 per acre", 1, "mu-as-acre"),
        ("生产总值1635亿元", "a GDP of CNY 163.5 million", Fraction(1, 1000), "thousand"),
        ("投资5.8亿元", "CNY 5.8 million", Fraction(1, 100), "hundred"),
        ("投资1.2亿元", "CNY 1.2 billion", 10, "ten"),
        ("投资1200万元", "CNY 1,200", Fraction(1, 10**4), "ten-thousand"),
        ("投资3亿元", "CNY 3", Fraction(1, 10**8), "hundred-million"),
        ("投资1800万美元", "CNY 18 million", None, "currency"),
        ("距机场45公里", "45 miles from the airport", Fraction(1609344, 10**6), "unit"),
        ("企业214家", "241 firms", Fraction(241, 214), "digits"),
        ("电话0799-5550101", "telephone 0799-5550102", None, "other-address"),
        ("企业214家", "300 firms", Fraction(150, 107), ""),
    ],
)
def test_telling(zh, en, factor, mistake):
    (difference,) = differences(zh, en)
    assert (difference.explained.factor, difference.explained.mistake) == (factor, mistake)


@pytest.mark.parametrize(
    ("zh", "en", "span", "other"),
    [
        ("冷库零下18℃。", "A cold store at minus 20 °C.", "零下18℃", "minus 20 °C"),
        ("冷库零下18度。", "A cold store at −20 °C.", "零下18度", "−20 °C"),
        ("冷库-18℃。", "A cold store at 20 °C below zero.", "-18℃", "20 °C below zero"),
    ],
)
def test_a_number_below_zero_has_its_sign_and_its_unit(zh, en, span, other):
    [told] = differences(zh, en)
    assert (told.zh, told.en) == (span, other)
    zero = Measure(Decimal(-18), "degC"), Measure(Decimal(-20), "degC")
    assert told.explained.values == zero


def test_a_range_below_zero_agrees_however_its_signs_are_written():
    assert found("零下18至零下25℃", "−18 to −25 °C") == []


def test_both_values_are_known():
    (difference,) = differences("占地78.6亩", "on 78.6 acres")
    assert difference.explained.values == (
        Measure(Decimal("78.6"), "mu"),
        Measure(Decimal("31.81"), "ha"),
    )


@settings(max_examples=200, deadline=None)
@given(st.integers(1, 10**9))
def test_what_the_guide_writes_itself_agrees(yuan):
    money = Money(yuan * 10**6, "CNY")
    assert not differences(show(money, "zh"), show(money, "en"))


@settings(max_examples=100, deadline=None)
@given(st.integers(10, 10**6))
def test_areas_that_the_guide_writes_agree(mu):
    area = Measure(Decimal(mu), "mu")
    assert not differences(show(area, "zh"), show(area, "en"))


@settings(max_examples=100, deadline=None)
@given(st.dates(), st.decimals("0.1", 99, places=1))
def test_dates_and_shares_that_the_guide_writes_agree(day, percent):
    when = PartialDate(max(day.year, 1000), day.month, min(day.day, 28))
    share = Rate(percent, "%")
    zh, en = (f"{show(when, lang)} {show(share, lang)}" for lang in ("zh", "en"))
    assert not differences(zh, en)


@settings(max_examples=200, deadline=None)
@given(st.text("0123456789.,万亿元亩%年月日两十百 -–:至CNYtonmilhd()", max_size=40))
def test_any_text_is_read(text):
    differences(text, text[::-1])


def test_two_rates_on_one_page():
    one, other = converted("投资7000万元（约1000万美元），二期6000万元（约800万美元）", "zh")
    assert (one.rate, other.rate) == (7, Fraction(15, 2))
    assert not one.meets(other)
    (english,) = converted("CNY 70 million (about USD 9.86 million)", "en")
    assert english.agrees(Fraction("7.10"))
