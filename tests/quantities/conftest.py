"""Cases are rows of tables: a test that takes `money_case` runs once a row of cases/money.tsv."""

from pathlib import Path

import pytest

CASES = Path(__file__).parent / "cases"


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a table by their headings; lines that begin with # are remarks."""
    text = (CASES / f"{name}.tsv").read_text(encoding="utf-8")
    head, *lines = [line.split("\t") for line in text.split("\n") if line and line[0] != "#"]
    return [dict(zip(head, line, strict=True)) for line in lines]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    for name in metafunc.fixturenames:
        if name.endswith("_case"):
            cases = rows(name.removesuffix("_case"))
            metafunc.parametrize(name, cases, ids=[" ".join(case.values()) for case in cases])
