from guide.quantities import parse_unit_price, plain, show


def test_reads_and_writes(prices_case):
    value = parse_unit_price(prices_case["text"])
    assert plain(value) == prices_case["plain"]
    assert show(value, "zh") == prices_case["zh"]
    assert show(value, "en") == prices_case["en"]


def test_canonical_text_reads_again(prices_case):
    assert parse_unit_price(prices_case["plain"]) == parse_unit_price(prices_case["text"])
