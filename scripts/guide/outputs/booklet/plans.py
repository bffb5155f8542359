"""The plan of every project's page: measured by Typst where it is new, kept where it is known."""

import hashlib
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from itertools import count
from math import ceil
from pathlib import Path
from typing import Any

from guide.model.enumerations import Format, Layout
from guide.outputs.booklet import furnishing, shelf, typesetter
from guide.outputs.booklet.fitting import Plan, early_plan, early_spread, plan, spread
from guide.outputs.booklet.typesetter import Order
from guide.typesetting import fonts

# So many projects are measured in one process: enough to be worth it, few enough for its memory.
_FEWEST, _MOST = 25, 80
_SHARED = ("lang", "second", "format", "fonts", "tokens", "words", "meta", "hotline", "raised")


class NotSetError(Exception):
    """Typst refused what it was given; the argument is what it said."""


def plans(
    content: Mapping[str, Any],
    work: Path,
    cache: Path | None = None,
    name: str = "",
    layout: Layout = Layout.SINGLE,
) -> dict[str, Plan]:
    """The plan of each project's page by id. `work` is an empty folder for the measuring runs.

    Facing pages give each project one page a language, other layouts two where it needs them.
    A small format has none: there a project takes the pages that it needs. With `cache`, plans of
    unchanged projects come from the file `<name>.plans.json` in it. Raises NotSetError, OSError.
    """
    if content["format"] == Format.A5:
        return {}
    keys = dict(_keys(content, layout))
    known = _recalled(cache, name)
    fresh = [id for id, key in keys.items() if key not in known]
    known |= {keys[id]: made for id, made in _planned(content, fresh, work, layout)}
    _remember(cache, name, {key: known[key] for key in keys.values()})
    return {id: known[key] for id, key in keys.items()}


def _keys(content: Mapping[str, Any], layout: Layout) -> Iterator[tuple[str, str]]:
    shared = hashlib.sha256(_text({key: content[key] for key in _SHARED} | {"layout": layout}))
    for file in shelf.makers():
        shared.update(file.read_bytes())
    for sector in content["sectors"]:
        for project in sector["projects"]:
            digest = shared.copy()
            digest.update(_text([sector["name"], project]))
            yield project["id"], digest.hexdigest()


def _planned(
    content: Mapping[str, Any], wanted: Sequence[str], work: Path, layout: Layout
) -> Iterator[tuple[str, Plan]]:
    """The plan of each wanted project; a tighter setting is measured only for whom none did."""
    facing = layout is Layout.FACING
    early, last = (early_plan, plan) if facing else (early_spread, spread)
    projects = {p["id"]: p for sector in content["sectors"] for p in sector["projects"]}
    asked = {id: projects[id]["density"] if facing else 0 for id in wanted}
    known: dict[str, dict[str, Any]] = {}
    for turn in count():
        if not asked:
            return
        measured = list(_measured(content, asked, work / str(turn), layout))
        asked = {}
        for each in measured:
            id, before = each["id"], known.get(each["id"])
            known[id] = each | {
                "densities": (before["densities"] if before else []) + each["densities"]
            }
            fit = early if each["tighter"] else last
            made = fit(known[id], pictured=projects[id]["picture"] is not None)
            if made:
                yield id, made
            else:
                asked[id] = each["densities"][-1]["index"] + 1


def _measured(
    content: Mapping[str, Any], asked: Mapping[str, int], work: Path, layout: Layout
) -> Iterator[dict[str, Any]]:
    """What the measuring runs say of some projects, each at the density that is asked for."""
    size = min(_MOST, max(_FEWEST, ceil(len(asked) / (os.cpu_count() or 1))))
    ids = list(asked)
    batches = [{id: asked[id] for id in ids[at : at + size]} for at in range(0, len(ids), size)]
    orders = [
        _order(content, batch, work / str(place), layout) for place, batch in enumerate(batches)
    ]
    for result in typesetter.run(orders):
        if not result.sound:
            raise NotSetError(result.messages[0])
        yield from result.measured


def _order(
    content: Mapping[str, Any], asked: Mapping[str, int], folder: Path, layout: Layout
) -> Order:
    sectors = [
        {
            **sector,
            "projects": [
                {**p, "asked": asked[p["id"]]} for p in sector["projects"] if p["id"] in asked
            ],
        }
        for sector in content["sectors"]
    ]
    folder.mkdir(parents=True)
    furnishing.furnish(folder, [{key: content[key] for key in _SHARED} | {"sectors": sectors}])
    lang = content["lang"]
    return Order(
        folder=str(folder),
        output="",
        rendering="measure",
        langs=(lang,),
        layout=layout,
        fonts=tuple(str(each) for each in fonts.folders(lang)),
        timestamp=0,
    )


def _recalled(cache: Path | None, name: str) -> dict[str, Plan]:
    if cache is None:
        return {}
    try:
        kept = json.loads((cache / f"{name}.plans.json").read_text(encoding="utf-8"))
        return {key: Plan(**value) for key, value in kept.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _remember(cache: Path | None, name: str, known: Mapping[str, Plan]) -> None:
    if cache is None:
        return
    text = json.dumps({key: asdict(value) for key, value in known.items()}, ensure_ascii=False)
    file = cache / f"{name}.plans.json"
    try:
        cache.mkdir(parents=True, exist_ok=True)
        aside = file.with_name(f".{file.name}.part")
        aside.write_text(text, encoding="utf-8")
        aside.replace(file)
    except OSError:
        return  # a full or read-only disk costs time, nothing else


def _text(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True).encode()
