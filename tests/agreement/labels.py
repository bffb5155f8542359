"""Labelled sentence pairs, and how the findings of a comparison are scored against them.

A finding is true when both of its spans stand at a label's: one contains the other, or both are
empty. So a wrong pair counts once, whichever side is wrong.
"""

from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
Spans = tuple[str, str]


class Labelled(NamedTuple):
    """Two sentences, and the spans of each disagreement ("" where a side says nothing)."""

    zh: str
    en: str
    wrong: tuple[Spans, ...]


class Score(NamedTuple):
    """Findings that are true, the false ones, and the disagreements that were not found."""

    true: int
    cried: list[Spans]
    missed: list[Spans]


def labelled(name: str) -> list[Labelled]:
    """The pairs of a file beside this one, such as `tuning.tsv`."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [
        Labelled(zh, en, tuple(_spans(each) for each in wrong.split("; ") if each))
        for zh, en, wrong in rows[1:]
    ]


def _spans(label: str) -> Spans:
    zh, en = label.replace("∅", "").split(" ≠ ")
    return zh, en


def score(found: list[Spans], wrong: tuple[Spans, ...]) -> Score:
    """What the findings of one pair are worth."""
    left, cried = list(wrong), []
    for each in found:
        hit = next((label for label in left if all(map(_same, each, label))), None)
        if hit is None:
            cried.append(each)
        else:
            left.remove(hit)
    return Score(len(wrong) - len(left), cried, left)


def _same(found: str, label: str) -> bool:
    return found in label or label in found if found and label else found == label
