from guide.quantities import parse_rate, plain, show


def test_reads_and_writes(rates_case):
    value = parse_rate(rates_case["text"])
    assert plain(value) == rates_case["plain"]
    assert show(value, "zh") == rates_case["zh"]
    assert show(value, "en") == rates_case["en"]


def test_canonical_text_reads_again(rates_case):
    assert parse_rate(rates_case["plain"]) == parse_rate(rates_case["text"])
