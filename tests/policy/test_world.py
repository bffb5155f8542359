"""Fifteen incentives of the world, each with its gazette, come in and compute right."""

import importlib.util
from datetime import date
from pathlib import Path

import pytest

from guide.model.policy import Policy
from guide.policy import Profile, Verdict, assess, form, rules

ROOT = Path(__file__).parents[2]
TABLES = ROOT.parent / "shared" / "real"

pytestmark = pytest.mark.skipif(
    not TABLES.is_dir(), reason=f"the tables of the world are not here: no folder {TABLES}"
)


def loaded(file):
    spec = importlib.util.spec_from_file_location(file.stem, file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def incentives():
    real = loaded(ROOT / "benchmarks" / "real_library.py")
    for id, record in real.incentives(TABLES).items():
        record.setdefault("effective", {"from": "2015-01-01", "open_ended": True})
        made = Policy.model_validate(
            {key: each for key, each in record.items() if key not in ("owner", "reviewed")}
        )
        made._id = id
        yield made


def told(years):
    """One million taka of tax in each year, as the data form tells it."""
    year = {"dim": "money:BDT", "value": ["100000000", "1"]}
    return {
        "audience": ["foreign-invested-enterprise"],
        "facts": {"tax_paid": {"years": {str(each): year for each in range(1, years + 1)}}},
    }


def taxes(years):
    return Profile.read(told(years))


def test_all_fifteen():
    found = [rules(form(each)) for each in incentives()]
    made = assess(found, taxes(14), date(2025, 2, 1))
    assert len(made.clauses) == 15
    assert {each.verdict for each in made.clauses.values()} == {Verdict.MET}
    assert made.clauses["incentive-1/incentive"].document_no.startswith("SRO No 227-Law")


def test_the_twelve_years():
    """100% of the first ten years' tax, 70% of the eleventh, 30% of the twelfth, then nothing."""
    first = next(iter(incentives()))
    made = assess([rules(form(first))], taxes(14), date(2025, 2, 1))
    award = made.clauses["incentive-1/incentive"].benefits["benefit"]
    assert award.currency == "BDT"
    paid = [award.years[year].paid for year in sorted(award.years)]
    assert paid == [100_000_000] * 10 + [70_000_000, 30_000_000]
    assert award.total == 1_100_000_000


@pytest.mark.parametrize(("number", "total"), [(2, 10), (3, 10), (4, 10), (14, 7)])
def test_shares(number, total):
    """Ten years of a full exemption; half a stamp duty in each of fourteen years."""
    policies = {each.id: each for each in incentives()}
    id = f"incentive-{number}"
    made = assess([rules(form(policies[id]))], taxes(14), date(2025, 2, 1))
    assert made.totals[0].award == total * 100_000_000


def test_what_is_no_sum():
    policies = {each.id: each for each in incentives()}
    made = assess([rules(form(policies["incentive-15"]))], taxes(1), date(2025, 2, 1))
    assert made.clauses["incentive-15/incentive"].benefits["benefit"].state == "in-kind"


def test_the_browser_says_the_same(tmp_path):
    """All fifteen, in the engine of the pages: to the last paisa what Python says."""
    engines = loaded(ROOT / "tests" / "policy" / "test_parity.py")
    forms = [form(each) for each in incentives()]
    cases = [
        {"name": f"{years} years", "date": "2025-02-01", "profile": told(years)}
        for years in (1, 12, 14)
    ]
    given = {"policies": forms, "rates": {"pivot": "BDT", "rates": {}}, "cases": cases}
    assert engines.parity.compared([given], tmp_path, engines.in_script) == []
    (_, _, longest), *_ = engines.in_script([given], tmp_path)
    assert len(longest["clauses"]) == 15
    assert {each["verdict"] for each in longest["clauses"].values()} == {"applies"}
    award = longest["clauses"]["incentive-1/incentive"]["benefits"]["benefit"]
    assert [int(award["years"][str(year)]["paid"]) for year in (10, 11, 12)] == [
        100_000_000,
        70_000_000,
        30_000_000,
    ]
    assert award["total"] == "1100000000"
