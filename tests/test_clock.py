"""The day of a guide: asked for, pinned, an epoch's, or today."""

from datetime import date

import pytest

from guide.clock import guide_date


@pytest.mark.parametrize(
    ("asked", "pinned", "epoch", "expected"),
    [
        (date(2027, 1, 2), date(2026, 1, 1), "0", date(2027, 1, 2)),
        (None, date(2026, 1, 1), "0", date(2026, 1, 1)),
        # 2026-11-22 17:00 UTC is the next day in Shanghai.
        (None, None, "1795366800", date(2026, 11, 23)),
    ],
)
def test_the_clock(monkeypatch, asked, pinned, epoch, expected):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert guide_date(asked, pinned, "Asia/Shanghai") == expected


@pytest.mark.parametrize("epoch", ["", "x", "-1", "9" * 30, "²"])
def test_a_strange_epoch_is_ignored(monkeypatch, epoch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert guide_date(None, None, None) >= date(2026, 1, 1)
