"""Turns tables of the world into a library in English: 141 parks, 8 zones, 15 incentives.

    python benchmarks/real_library.py ../shared/real /tmp/real

The tables are not part of this repository. Rows that lack a required fact come in as drafts; owner,
review and dates are constants of the mapping, because the tables do not hold them.
"""

import csv
import re
import sys
import textwrap
import unicodedata
from datetime import date
from pathlib import Path
from typing import Any

import yaml

PARKS = "indonesia-industrial-parks-2024.csv"
ZONES = "bangladesh-zones.csv"
INCENTIVES = "bangladesh-zone-incentives.csv"
FILES = (PARKS, ZONES, INCENTIVES)

OWNER = "curators"
DRAWN_UP = "2025-01-31"
COMMON = {
    "owner": OWNER,
    "as_of": "2024-12-31",
    "reviewed": {"by": OWNER, "date": DRAWN_UP},
}
OPERATION = {
    "Operational": "operating",
    "Operational with Continued Construction": "operating",
    "Under Construction": "under-construction",
    "Before Construction": "approved",
}
MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


def convert(source: Path, root: Path) -> dict[str, int]:
    """Write the library below `root`; returns how many files of each kind it has."""
    library = root / "projects"
    counts = {}
    for kind, records in (
        ("parks", {**parks(source), **zones(source)}),
        ("policies", incentives(source)),
        ("organisations", {OWNER: organisation()}),
        ("editions", {"guide": edition()}),
    ):
        counts[kind] = len(records)
        for id, record in records.items():
            write(library / kind / f"{id}.yml", record)
    write(library / "guide.yml", settings())
    write(library / "place.yml", place(source))
    write(library / "sectors.yml", [])
    return counts


def parks(source: Path) -> dict[str, Any]:
    """The industrial parks: 49 columns, of which those with a field of ours are taken over.

    Stalled and unclear ones come in as drafts: the table does not say what they are.
    """
    records: dict[str, Any] = {}
    for row in rows(source / PARKS):
        name = tidy(row["Industrial Park Name"])
        operation = OPERATION.get(tidy(row["Status"]))
        industry = tidy(row["Main Industry"])
        mixed = industry in ("", "Mixed/General")
        record: dict[str, Any] = {
            "status": "published" if operation else "draft",
            **COMMON,
            "sources": [{"title": {"en": "Table of parks, 2024"}, **address(row["Sources"])}],
            "name": {"en": name},
            "summary": {
                "en": f"{row['Size (ha)']} ha in {tidy(row['Regency'])}, {row['Province']}."
            },
            "level": "private",
            "kind": "economic-development-zone" if mixed else "specialised-park",
            "areas": {"planned": f"{row['Size (ha)']} ha"},
            "location": {
                "address": {"en": tidy(row["Location"])},
                "point": {"lat": row["Latitude"], "lon": row["Longitude"], "crs": "WGS-84"},
            },
            "developer": {"en": tidy(row["Manager"])},
        }
        if operation:
            record["operation"] = operation
        if row["Electricity Capacity (MW)"].strip():
            capacity = f"{tidy(row['Electricity Capacity (MW)'])} MW"
            record["utilities"] = [{"item": "electricity", "capacity": capacity}]
        notes = tidy(row["Main Industry Notes"])
        if notes and len(notes) < 1400:
            record["description"] = {"en": escaped(notes)}
        records[identifier(name, records)] = record
    return records


def zones(source: Path) -> dict[str, Any]:
    """The export zones; their table says neither where they are nor whether they operate."""
    records: dict[str, Any] = {}
    for row in rows(source / ZONES):
        figures = [
            figure("exports", f"USD {row['ExportEarned']} million"),
            figure("jobs", row["NewJobOpportunity"]),
        ]
        name = f"{tidy(row['Zone'])} Export Processing Zone"
        records[identifier(name, records)] = {
            "status": "draft",
            **COMMON,
            "name": {"en": name},
            "kind": "bonded-zone",
            "figures": figures,
        }
    return records


def incentives(source: Path) -> dict[str, Any]:
    """The incentives, one document each, with the gazette that grants it."""
    records: dict[str, Any] = {}
    for row in rows(source / INCENTIVES):
        title, gazette = tidy(row["Incentives"]), tidy(row["Gazettes"] or "")
        issued = gazette_date(gazette)
        record: dict[str, Any] = {
            "status": "published" if gazette and issued else "draft",
            **COMMON,
            "title": {"en": textwrap.shorten(title, 150, placeholder=" …")},
            "tier": "national",
            "issuer": {"en": "Bangladesh Export Processing Zones Authority"},
            "document_no": gazette or "none",
            "summary": {"en": title},
            "clauses": [
                {
                    "id": "incentive",
                    "number": row["Serial"],
                    "text": {"en": escaped(tidy(row["Explanation"]))},
                    "audience": ["foreign-invested-enterprise"],
                    "benefits": [exemption(title, tidy(row["Explanation"]))],
                }
            ],
        }
        if not gazette:
            record["document_no_reason"] = {"en": "The table names no gazette."}
        if issued:
            record["issued"] = issued
            record["effective"] = {"from": issued, "open_ended": True}
        records[identifier(f"incentive {row['Serial']}", records)] = record
    return records


def exemption(title: str, explanation: str) -> dict[str, Any]:
    """What is exempted: shares of a tax by year, one share for some years, or a duty in kind."""
    benefit: dict[str, Any] = {"id": "benefit", "kind": "tax"}
    base = {"metric": "tax_paid", "period": "each-year"}
    steps = []
    for first, year, share in re.findall(
        r"(1st )?(\d+)(?:th|rd|nd|st)?\s*years?\s*:\s*(\d+%)", explanation
    ):
        years = list(range(1, int(year) + 1)) if first else [int(year)]
        steps.append({"years": years, "rate": share})
    if steps:
        return {**benefit, "base": base, "schedule": steps, "times": "yearly"}
    share = re.fullmatch(r"(\d+%) Exemption", explanation)
    if not share:
        return {**benefit, "in_kind": {"en": explanation}}
    span = re.search(r"for (\d+ years)", title)
    limit = {"duration": span[1]} if span else {}
    return {**benefit, "base": base, "rate": share[1], "times": "yearly", **limit}


def place(source: Path) -> dict[str, Any]:
    """The place, with what a square metre of land or factory costs in each zone."""
    costs = [
        {
            "group": group,
            "item": {"en": label},
            "tier": {"en": row["Zone"]},
            "price": {
                "range": f"USD {row[column]}/m2/month",
                "effective": "2024",
                "source": {"en": "Table of zones, 2024"},
            },
        }
        for column, group, label in (
            ("Land", "land", "Land"),
            ("SFB", "factory", "Standard factory building"),
        )
        for row in rows(source / ZONES)
    ]
    return {"status": "published", **COMMON, "name": {"en": "Two countries"}, "costs": costs}


def settings() -> dict[str, Any]:
    return {
        "title": {"en": "Parks of Two Countries"},
        "issuer": OWNER,
        "languages": ["en"],
        "site_url": "https://parks.example",
        "date": "2025-02-01",
        "timezone": "Asia/Jakarta",
    }


def organisation() -> dict[str, Any]:
    return {
        "status": "published",
        **COMMON,
        "name": {"en": "Curators of the table"},
        "role": "promoter",
        "email": "parks@parks.example",
    }


def edition() -> dict[str, Any]:
    return {
        "status": "published",
        **COMMON,
        "title": {"en": "Parks of Two Countries"},
        "number": "2025-1",
        "languages": ["en"],
        "layout": "single",
        "format": "a4",
        "chapters": ["costs", "parks", "policies", "contacts", "index"],
        "date": "2025-02",
        "issuer": OWNER,
    }


def figure(item: str, value: str) -> dict[str, Any]:
    source = {"en": "Table of zones, 2024"}
    return {"item": item, "value": value, "year": "2024", "source": source}


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as table:
        return list(csv.DictReader(table))


def tidy(text: str) -> str:
    """Text without control characters and with single spaces."""
    printable = "".join(c if c.isprintable() else " " for c in text)
    return " ".join(printable.split())


def escaped(text: str) -> str:
    """Text as CommonMark that shows it as it is."""
    return re.sub(r"([\\`*_{}\[\]<>#|])", r"\\\1", text).replace("\\<", "‹").replace("\\>", "›")


def identifier(name: str, taken: dict[str, Any]) -> str:
    ascii_ = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    base = "-".join(re.findall(r"[a-z0-9]+", ascii_.lower()))[:58].strip("-")
    number = 2
    id = base
    while id in taken:
        id, number = f"{base}-{number}", number + 1
    return id


def address(text: str) -> dict[str, str]:
    found = re.search(r"https?://[^\s)>\],;]+", text)
    return {"url": found[0]} if found and "@" not in found[0] else {}


def gazette_date(text: str) -> str | None:
    """The date in a gazette's number, such as `Date: 08 July- 2015`."""
    found = re.search(r"(\d{1,2})\s+([A-Za-z]{3})[a-z]*\.?[\s,-]+(\d{4})", text)
    if not found or found[2].lower() not in MONTHS:
        return None
    try:
        return date(int(found[3]), MONTHS.index(found[2].lower()) + 1, int(found[1])).isoformat()
    except ValueError:
        return None


def write(file: Path, record: Any) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.safe_dump(record, allow_unicode=True, sort_keys=False, width=1000)
    file.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    print(convert(Path(sys.argv[1]), Path(sys.argv[2])))
