"""A book in the making: what the system refuses is said as it is."""

import datetime

import pytest
from xlsxwriter.workbook import Workbook

from guide.workbook.book import book


def test_a_disk_without_room_for_its_rows(monkeypatch):
    def full(_self):
        raise OSError(28, "no space left on device")

    monkeypatch.setattr(Workbook, "_store_workbook", full)
    with (
        pytest.raises(OSError, match="no space"),
        book(datetime.date(2026, 11, 1)) as (made, _),
    ):
        made.sheet("x")
