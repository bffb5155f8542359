"""What the system refuses while Typst writes is said as it is, not as a fault of the booklet."""

import pytest

from guide.outputs.booklet import typesetter
from guide.outputs.sheets import setter


@pytest.mark.parametrize("rendering", ["screen", "press"])
def test_a_booklet_that_cannot_be_written(tmp_path, rendering):
    (tmp_path / "book.typ").write_text("#set document(title: [x])\ntea", encoding="utf-8")
    output = str(tmp_path / "no such folder" / "x.pdf")
    order = typesetter.Order(str(tmp_path), output, rendering, ("en",), "single", (), 0)
    with pytest.raises(FileNotFoundError):
        typesetter.run([order, order])


def test_a_sheet_that_cannot_be_written(tmp_path):
    made = '#let whole(sides) = { set document(title: "x"); sides.first().last() }'
    (tmp_path / "sides.typ").write_text(made, encoding="utf-8")
    output = str(tmp_path / "no such folder" / "x.pdf")
    order = setter.Order(str(tmp_path), (("en", "tea.json"),), (), output, 0)
    with pytest.raises(FileNotFoundError):
        setter.run([order])
