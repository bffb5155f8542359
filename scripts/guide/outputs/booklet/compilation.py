"""The policy compilation in print: who gets what by audience, which documents there are by tier."""

from collections.abc import Iterable, Iterator, Mapping

from guide.model.policy import Clause
from guide.outputs.booklet.desk import Desk
from guide.typesetting.parts import Part
from guide.words.clauses import article
from guide.words.compilation import CHAPTERS, chapter

# A single document is its own compilation.
_FEWEST = 2


def compilation(desk: Desk, policies: Mapping[str, Part]) -> list[Part]:
    """Its chapters, each with groups of entries that name a policy of the book.

    `policies` are the book's own, by id: a clause is called there and here by the same headline.
    """
    if len(policies) < _FEWEST:
        return []
    found = [
        {"label": desk.voice.word(kind), "groups": list(_groups(desk, kind, policies))}
        for kind in CHAPTERS
    ]
    return [each for each in found if each["groups"]]


def _groups(desk: Desk, kind: str, policies: Mapping[str, Part]) -> Iterator[Part]:
    for subject in CHAPTERS[kind]:
        entries = []
        for policy, clauses in chapter(desk.guide, kind, subject.value):
            if policy.id not in policies:
                continue
            part = policies[policy.id]
            lines = _dates(part, desk) if kind == "by-tier" else _clauses(part, clauses, desk)
            entries.append({"id": policy.id, "title": part["title"], "lines": lines})
        if entries:
            label = desk.voice.locale.enum(type(subject).__name__, subject.value)
            yield {"label": label, "entries": entries}


def _dates(policy: Part, desk: Desk) -> list[str]:
    """A document's number and its last day."""
    last = policy["validity"]["to"]
    until = desk.voice.word("until-date", date=last) if last else ""
    return [each for each in (policy["subtitle"], until) if each]


def _clauses(policy: Part, clauses: Iterable[Clause], desk: Desk) -> list[str]:
    """What each clause gives, behind its number."""
    said = {each["id"]: each for each in policy["clauses"]}
    chosen = [said[str(each.id)] for each in clauses]
    return [f"{article(each['number'], desk.voice)}  {each['headline']}" for each in chosen]
