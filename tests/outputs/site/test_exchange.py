"""A project's amount in the guide's other currency."""

from collections.abc import Callable
from typing import Any

import pytest

from guide.model.guide import Guide
from guide.outputs.site.exchange import exchange
from guide.words.voice import Voice

RATE = {
    "from": "USD",
    "to": "CNY",
    "rate": "7.10",
    "date": "2026-10-30",
    "source": {"zh": "示例", "en": "Sample"},
}


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "CNY 580 million (about USD 81.7 million at USD 1 = CNY 7.10, 30 October 2026)"),
        ("zh", "5.8亿元（约合8170万美元"),
    ],
)
def test_the_rate_and_its_day_stand_beside(
    guide: Callable[[], Guide], files: dict[str, Any], lang: str, said: str
) -> None:
    files["guide.yml"]["rates"] = [RATE]
    made = guide()
    assert said in exchange(next(iter(made.projects.values())), Voice(made, lang))


def test_without_a_rate_nothing_is_said(guide: Callable[[], Guide], files: dict[str, Any]) -> None:
    files["guide.yml"]["rates"] = []
    made = guide()
    assert exchange(next(iter(made.projects.values())), Voice(made, "en")) == ""
