from guide.quantities import parse_money, plain, show


def test_reads_and_writes(money_case):
    value = parse_money(money_case["text"])
    assert plain(value) == money_case["plain"]
    assert show(value, "zh") == money_case["zh"]
    assert show(value, "en") == money_case["en"]


def test_canonical_text_reads_again(money_case):
    assert parse_money(money_case["plain"]) == parse_money(money_case["text"])


def test_is_exact_beyond_any_float():
    assert parse_money("12345678901234567.89元").minor == 1234567890123456789
    assert parse_money("0.1元") + parse_money("0.2元") == parse_money("0.3元")


def test_sums_agree_as_in_a_funding_plan():
    parts = [parse_money(text) for text in ("2.32亿元", "2.9亿元", "5800万元")]
    assert parts[0] + parts[1] + parts[2] == parse_money("5.8亿元")
