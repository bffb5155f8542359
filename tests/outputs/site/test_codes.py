"""Codes: those that are put together say what those do that are made from scratch."""

import pytest
import segno
from hypothesis import example, given, settings
from hypothesis import strategies as st

from guide.outputs.site.codes import matrix

HOST = "https://invest.yunling.example/zh/projects/"
IDS = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+){0,4}", fullmatch=True).map(lambda text: text[:64])


def whole(address: str) -> tuple[int, int]:
    made = segno.make_qr(address, error="m", mask=2).matrix
    return len(made), int("".join(str(module) for row in made for module in row), 2)


@settings(deadline=None)
@given(IDS)
def test_a_code_put_together_is_the_one_made_from_scratch(id: str):
    address = f"{HOST}{id}.html?edition=autumn-2026"
    assert matrix(address) == whole(address)


@settings(deadline=None)
@given(st.text(min_size=1, max_size=150))
@example("12345678")
@example("HTTP://EXAMPLE.COM")
@example("aBC~!")
def test_any_text_has_the_code_made_from_scratch(text: str):
    assert matrix(text) == whole(text)


@pytest.mark.parametrize("length", [14, 15, 26, 27, 42, 43, 62, 63, 84, 85, 106, 107, 180, 181])
def test_texts_about_the_capacity_of_a_size(length: int):
    for sign in "az0":
        text = f"{sign * (length - 1)}b"
        assert matrix(text) == whole(text)
