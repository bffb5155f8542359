"""Links by rule: which policies a project or park meets, and which projects a policy is for."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple
from functools import cached_property, lru_cache, partial
from typing import TypeVar

from guide.model.guide import Guide
from guide.model.park import Park
from guide.model.policy import Clause, Policy
from guide.model.project import Project
from guide.policy import (
    Fit,
    Profile,
    Rates,
    Rules,
    fits,
    form,
    in_force,
    park_profile,
    project_profile,
    rate_table,
    rules,
)
from guide.words.clauses import article
from guide.words.conditions import condition
from guide.words.same import Same
from guide.words.types import Fact, Group
from guide.words.voice import Voice

R = TypeVar("R")


class Links:
    """The clauses that fit, by project and by park, and the ids of both by policy.

    What fits a record is worked out when it is first asked for: whoever shows one page needs the
    others' only where the page of a policy is shown.
    """

    def __init__(self, guide: Guide) -> None:
        policies = guide.policies.values()
        documents = in_force([_rules(Same(each)) for each in policies], guide.date)
        rates = Rates.read(rate_table(guide.settings.rates))

        def found(profile: Profile) -> tuple[Fit, ...]:
            return fits(documents, profile, guide.date, rates)

        self.projects = _Fitting(guide.projects, lambda one: found(project_profile(one)))
        self.parks = _Fitting(guide.parks, lambda one: found(park_profile(one)))

    def recall(self, keep: Callable[[str, Callable[[], str]], str]) -> None:
        """Take what fits each project from before: `keep` knows a text by an id, or makes it."""

        def written(id: str) -> str:
            return _written(self.projects[id])

        for id in self.projects:
            self.projects.learn(id, _read(keep(id, partial(written, id))))

    @cached_property
    def projects_of(self) -> Mapping[str, Sequence[str]]:
        """The projects whose record a policy fits, by the policy's id."""
        return _by_policy(self.projects)

    @cached_property
    def parks_of(self) -> Mapping[str, Sequence[str]]:
        """The parks whose record a policy fits, by the policy's id."""
        return _by_policy(self.parks)


class _Fitting(Mapping[str, tuple[Fit, ...]]):
    """What fits each of some records."""

    def __init__(self, records: Mapping[str, R], found: Callable[[R], tuple[Fit, ...]]) -> None:
        self._records, self._find = records, found
        self._found: dict[str, tuple[Fit, ...]] = {}

    def __getitem__(self, id: str) -> tuple[Fit, ...]:
        if id not in self._found:
            self._found[id] = self._find(self._records[id])
        return self._found[id]

    def learn(self, id: str, found: tuple[Fit, ...]) -> None:
        """What fits a record, worked out before."""
        self._found[id] = found

    def __iter__(self) -> Iterator[str]:
        return iter(self._records)

    def __len__(self) -> int:
        return len(self._records)


def links(guide: Guide) -> Links:
    """All links by rule of a guide, on its date; the same for all languages."""
    return _links(Same(guide))


@lru_cache(maxsize=2)
def _links(guide: Same) -> Links:
    return Links(guide.of)


@lru_cache(maxsize=5_000)
def _rules(policy: Same) -> Rules:
    return rules(form(policy.of))


def _written(found: tuple[Fit, ...]) -> str:
    return json.dumps([astuple(fit) for fit in found])


def _read(text: str) -> tuple[Fit, ...]:
    return tuple(
        Fit(policy, clause, tuple(reasons), is_open)
        for policy, clause, reasons, is_open in json.loads(text)
    )


def _by_policy(fitting: Mapping[str, tuple[Fit, ...]]) -> dict[str, list[str]]:
    """The ids whose clauses fit, by policy, each once and in their order."""
    found: dict[str, list[str]] = {}
    for id, fits_ in fitting.items():
        for policy in dict.fromkeys(fit.policy for fit in fits_):
            found.setdefault(policy, []).append(id)
    return found


def policies_for(record: Project | Park, voice: Voice) -> tuple[Group, ...]:
    """The policies that fit a project or park by rule, those with most grounds first.

    What the record names by hand is not said again.
    """
    every = links(voice.guide)
    found = (every.projects if isinstance(record, Project) else every.parks).get(record.id, ())
    named = {str(use.policy) for use in getattr(record, "policies", ())}
    by_policy: dict[str, list[Fit]] = {}
    for fit in found:
        if fit.policy not in named:
            by_policy.setdefault(fit.policy, []).append(fit)
    ranked = sorted(by_policy.items(), key=lambda entry: -_weight(entry[1]))
    facts = tuple(_fact(voice.guide.policies[id], fitting, voice) for id, fitting in ranked)
    return (Group("by-rule", voice.word("group-by-rule"), facts),) if facts else ()


def _weight(fitting: Iterable[Fit]) -> int:
    """A place or a threshold that is met says more than a sector."""
    return max(sum(1 if each == "sectors" else 2 for each in fit.reasons) for fit in fitting)


def _fact(policy: Policy, fitting: list[Fit], voice: Voice) -> Fact:
    clauses = {str(each.id): each for each in policy.clauses}
    chosen = [(clauses[fit.clause], fit) for fit in fitting]
    numbers = voice.join(article(clause.number, voice) for clause, _ in chosen)
    grounds = dict.fromkeys(said for clause, fit in chosen for said in _grounds(clause, fit, voice))
    note = voice.word("by-rule-note", clauses=numbers, grounds=voice.join(grounds))
    link = voice.link("policies", policy.id)
    return Fact(policy.id, "", voice.text(policy.title), note, link)


def _grounds(clause: Clause, fit: Fit, voice: Voice) -> Iterable[str]:
    for each in fit.reasons:
        if isinstance(each, int):
            yield condition(clause.conditions[each], voice)
        else:
            yield voice.word(f"by-rule-{each}")


def records_for(policy: Policy, voice: Voice) -> tuple[Group, ...]:
    """The projects and parks that a policy fits by rule and that do not name it by hand."""
    every, groups = links(voice.guide), []
    for kind, found in (("projects", every.projects_of), ("parks", every.parks_of)):
        facts = []
        for id in found.get(policy.id, ()):
            record = voice.guide.record(kind, id)
            named = {str(use.policy) for use in getattr(record, "policies", ())}
            link = voice.link(kind, id)
            if link and policy.id not in named:
                facts.append(Fact(id, "", link.title, link=link))
        if facts:
            groups.append(
                Group(f"by-rule-{kind}", voice.word(f"group-by-rule-{kind}"), tuple(facts))
            )
    return tuple(groups)
