"""Which projects name a record: one look over all projects, however many records ask."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from guide.model.guide import Guide
from guide.model.project import Project
from guide.words.same import Same

Key = tuple[str, str]


def naming(guide: Guide) -> Mapping[Key, Sequence[str]]:
    """The ids of the projects that name a park, policy, chain or organisation, in order.

    By the kind and id of the record; an organisation is named as owner or promoter.
    """
    return _naming(Same(guide))


@lru_cache(maxsize=2)
def _naming(guide: Same) -> Mapping[Key, Sequence[str]]:
    found: dict[Key, list[str]] = {}
    for id, project in guide.of.projects.items():
        for key in dict.fromkeys(_named(project)):
            found.setdefault(key, []).append(id)
    return found


def _named(project: Project) -> Iterator[Key]:
    if project.location.park:
        yield "parks", str(project.location.park)
    for use in project.policies:
        yield "policies", str(use.policy)
    if project.chain:
        yield "chains", str(project.chain.ref)
    for organisation in (project.owner, project.promoter):
        if organisation:
            yield "organisations", str(organisation)
