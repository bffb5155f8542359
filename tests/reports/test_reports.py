"""Reports add up what the library says; internal ones say so in name, sheets and headers."""

import io
import re
import zipfile
from pathlib import Path

import pytest
import python_calamine

from guide.load import load
from guide.reports import INTERNAL, REPORTS, file_name

SAMPLE = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def library():
    found, problems = load(SAMPLE)
    assert problems == []
    return found


@pytest.mark.parametrize("name", REPORTS)
def test_sums_are_those_of_the_library(library, name):
    data = REPORTS[name](library)
    assert data == REPORTS[name](library)
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    sums, listed = (book.get_sheet_by_index(n).to_python(skip_empty_area=False) for n in (0, 1))
    *groups, total = sums[4:]
    projects = library.projects if name in INTERNAL else library.guide().projects
    amounts = [p.investment.total.minor for p in projects.values() if p.investment]
    assert total[1] == len(projects) == len(listed) - 4 == sum(row[1] for row in groups)
    assert round(total[2] * 1_000_000) == sum(amounts)
    assert round(sum(row[2] for row in groups), 6) == round(total[2], 6)


@pytest.mark.parametrize("name", REPORTS)
def test_internal_ones_are_marked_on_every_page(library, name):
    assert file_name(name).startswith("内部-") == (name in INTERNAL)
    with zipfile.ZipFile(io.BytesIO(REPORTS[name](library))) as archive:
        pages = [n for n in archive.namelist() if re.match(r"xl/worksheets/sheet\d", n)]
        assert len(pages) == 2
        for page in pages:
            header = re.search(r"<oddHeader>(.*?)</oddHeader>", archive.read(page).decode())[1]
            assert ("内部资料" in header) == (name in INTERNAL)


@pytest.mark.parametrize("name", sorted(set(REPORTS) - INTERNAL))
def test_public_ones_hold_nothing_internal(library, name):
    with zipfile.ZipFile(io.BytesIO(REPORTS[name](library))) as archive:
        assert not [n for n in archive.namelist() if b"INTERNAL-CANARY" in archive.read(n)]
