import pytest

from guide.quantities import (
    QuantityError,
    message,
    parse_area,
    parse_date,
    parse_dimensions,
    parse_integer,
    parse_measure,
    parse_money,
    parse_month_day,
    parse_number,
    parse_range,
    parse_rate,
    parse_unit,
    parse_unit_price,
)

READERS = {
    "money": parse_money,
    "area": parse_area,
    "measure": parse_measure,
    "length": lambda text: parse_measure(text, "length"),
    "time": lambda text: parse_measure(text, "time"),
    "price": parse_unit_price,
    "rate": parse_rate,
    "number": parse_number,
    "integer": parse_integer,
    "date": parse_date,
    "month-day": parse_month_day,
    "dimensions": parse_dimensions,
    "unit": parse_unit,
    "money range": lambda text: parse_range(text, parse_money),
    "measure range": lambda text: parse_range(text, parse_measure),
    "number range": lambda text: parse_range(text, parse_number),
    "rate range": lambda text: parse_range(text, parse_rate),
    "date range": lambda text: parse_range(text, parse_date),
}


def test_each_mistake_has_its_code(refused_case):
    text = refused_case["text"].encode("ascii", "backslashreplace").decode("unicode_escape")
    with pytest.raises(QuantityError) as caught:
        READERS[refused_case["reader"]](text)
    assert caught.value.code == refused_case["code"]
    for lang in ("zh", "en"):
        for sentence in message(caught.value, lang):
            assert sentence
            assert sentence.isprintable()
            assert "{" not in sentence


def test_the_sentence_quotes_what_was_typed():
    with pytest.raises(QuantityError) as caught:
        parse_money("５８０万")
    assert message(caught.value, "zh") == (
        "“５８０万”没有写币种。",
        "请写明币种，例如 580万元、1800万美元 或 USD 18 million。",
    )
    assert message(caught.value, "en") == (
        '"５８０万" has no currency.',
        "Name the currency, such as CNY 5.8 million or 1800万美元.",
    )


def test_a_long_text_is_quoted_in_short():
    with pytest.raises(QuantityError) as caught:
        parse_money("很长" * 1_000_000)
    assert len(message(caught.value, "zh")[0]) < 100
