"""The case file: policies as data, a project, a day, and what comes of it, worked out by hand.

`sources/*.yml` is where cases are written, in the library's own words (`800万美元`, `5000 m2`);
`cases/*.json` is the same for any engine in any language: `pytest --update-goldens` writes it.
"""

import json
import re
from datetime import date
from decimal import Decimal
from functools import cache
from hashlib import sha256
from pathlib import Path

import pytest
import yaml

from guide.load import load
from guide.model.policy import Policy
from guide.model.values import parse_amount
from guide.policy import Profile, Rates, assess, form, rate_table, rules
from guide.policy.form import value
from guide.quantities import parse_money

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SOURCES = sorted((HERE / "sources").glob("*.yml"))
CASES = sorted((HERE / "cases").glob("*.json"))

MONEY = re.compile(r"-?[\d,.]+[万亿]?(元|美元|日元|港元)")
NOTED = re.compile(r"([a-z_.@-]+)#(?![0-9a-f]{8}$)(?!.*/)(.+)")


class Loader(yaml.CSafeLoader):
    """YAML whose scalars stay text: a day is no date, a threshold no float."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, rule) for tag, rule in rules_ if tag == "tag:yaml.org,2002:bool"]
    for first, rules_ in yaml.CSafeLoader.yaml_implicit_resolvers.items()
    if first in "tTfF"
}


@cache
def sample():
    library, _ = load(ROOT)
    return library


def policy(id, given):
    """A policy of a source: what every document has is filled in."""
    clauses = [
        {"number": "第一条", "audience": ["enterprise"], "text": {"zh": "示例"}, **clause}
        for clause in given.get("clauses", [])
    ]
    whole = {"effective": {"from": "2026-01-01", "open_ended": "true"}, "document_no": "示例"}
    made = Policy.model_validate({**whole, **given, "clauses": clauses})
    made._id = id
    return made


def key(text):
    """A fact's key: a note may stand in it as it is written."""
    match = NOTED.fullmatch(text)
    if match is None:
        return text
    return f"{match[1]}#{sha256(match[2].encode()).hexdigest()[:8]}"


def datum(given):
    if isinstance(given, list):
        return {"words": given}
    return value(parse_amount.func(given))


def fact(given):
    if not isinstance(given, dict):
        return {"value": datum(given)}
    made = {name: datum(given[name]) for name in ("value", "total") if name in given}
    if "years" in given:
        made["years"] = {year: datum(each) for year, each in given["years"].items()}
    return made


def profile(given):
    made = {name: each for name, each in given.items() if name != "facts"}
    if "starts" in made:
        made["starts"] = {event: int(year) for event, year in made["starts"].items()}
    if "horizon" in made:
        made["horizon"] = int(made["horizon"])
    made["facts"] = {key(name): fact(each) for name, each in given.get("facts", {}).items()}
    return made


def expected(given, inside=""):
    """What is expected: `454400元` is fen, a year's bare sum is its amount."""
    if isinstance(given, dict):
        made = {}
        for name, each in given.items():
            bare = inside == "years" and not isinstance(each, dict) and each != "absent"
            made[key(name)] = expected({"amount": each} if bare else each, name)
        return made
    if isinstance(given, list):
        return [expected(each, "cut" if inside == "cut" else "") for each in given]
    if given == "absent":
        return None
    if isinstance(given, str) and MONEY.fullmatch(given):
        return str(parse_money(given).minor)
    if inside in ("cut", "year", "horizon", "items"):
        return int(given)
    return key(given) if isinstance(given, str) else given


def portable(source):
    """A source as any engine reads it."""
    given = yaml.load(source.read_text(encoding="utf-8"), Loader)  # noqa: S506  # it is safe
    forms = [form(policy(id, each)) for id, each in given.get("policies", {}).items()]
    forms += [form(sample().policies[id]) for id in given.get("sample", [])]
    for each in forms:
        del each["facts"]
    rates = given.get("rates", {})
    table = {"pivot": "CNY", "rates": {}}
    if rates == "sample":
        table = rate_table(sample().settings.rates)
    else:
        for currency, rate in rates.items():
            digits = 0 if currency == "JPY" else 2
            number = Decimal(rate).as_integer_ratio()
            table["rates"][currency] = [str(number[0] * 10 ** (2 - digits)), str(number[1])]
    return {
        "about": given["about"],
        "rates": table,
        "policies": forms,
        "cases": [
            {
                "name": each["name"],
                "note": each["note"],
                "date": each.get("date", "2026-11-22"),
                **({"policies": each["policies"]} if "policies" in each else {}),
                "profile": profile(each.get("profile", {})),
                "expected": expected(each["expected"]),
            }
            for each in given["cases"]
        ],
    }


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_cases_are_fresh(source, golden):
    text = json.dumps(portable(source), ensure_ascii=False, indent=1) + "\n"
    golden(text, HERE / "cases" / f"{source.stem}.json")


def listed():
    return [*cases()]


def cases():
    for file in CASES:
        for number, case in enumerate(json.loads(file.read_text(encoding="utf-8"))["cases"]):
            yield pytest.param(file, number, id=f"{file.stem}: {case['name']}")


@cache
def prepared(file):
    given = json.loads(file.read_text(encoding="utf-8"))
    return given, [rules(each) for each in given["policies"]], Rates.read(given["rates"])


def differences(wanted, found, path=""):
    """What of the expected part is not so."""
    if wanted is None:
        return [] if found is None else [f"{path}: is {found!r}, should be absent"]
    if isinstance(wanted, dict) and isinstance(found, dict):
        return [
            line
            for name, each in wanted.items()
            for line in differences(each, found.get(name), f"{path}/{name}")
        ]
    if isinstance(wanted, list) and isinstance(found, list) and len(wanted) == len(found):
        pairs = enumerate(zip(wanted, found, strict=True))
        return [line for i, (w, f) in pairs for line in differences(w, f, f"{path}/{i}")]
    return [] if wanted == found else [f"{path}: is {found!r}, should be {wanted!r}"]


@pytest.mark.parametrize(("file", "number"), listed())
def test_case(file, number):
    given, policies, rates = prepared(file)
    case = given["cases"][number]
    chosen = [each for each in policies if each.id in case.get("policies", [each.id])]
    made = assess(chosen, Profile.read(case["profile"]), date.fromisoformat(case["date"]), rates)
    assert differences(case["expected"], made.as_json()) == []
