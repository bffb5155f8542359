from guide.quantities import parse_dimensions, plain, show


def test_reads_and_writes(dimensions_case):
    value = parse_dimensions(dimensions_case["text"])
    assert plain(value) == dimensions_case["plain"]
    assert show(value, "zh") == dimensions_case["zh"]
    assert show(value, "en") == dimensions_case["en"]


def test_canonical_text_reads_again(dimensions_case):
    assert parse_dimensions(dimensions_case["plain"]) == parse_dimensions(dimensions_case["text"])
