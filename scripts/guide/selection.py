"""Which projects an edition shows."""

from guide.model.edition import Edition, Selector
from guide.model.enumerations import Status
from guide.model.guide import Guide
from guide.model.project import Project


def selected(guide: Guide, edition: Edition | None) -> list[Project]:
    """The projects of an edition in the guide's order; all of them where nothing is selected.

    What is printed is on offer: a project that was archived keeps its page on the site, which says
    so, and stands in no edition.
    """
    projects = [each for each in guide.projects.values() if each.status is Status.PUBLISHED]
    if edition is None or edition.select is None:
        return projects
    select = edition.select
    return [
        project
        for project in projects
        if project.id not in select.exclude
        and (not select.any or any(_meets(project, each) for each in select.any))
        and all(_meets(project, each) for each in select.all)
    ]


def _meets(project: Project, wanted: Selector) -> bool:
    chain = project.chain.ref if project.chain else None
    return (
        (not wanted.sectors or project.sector in wanted.sectors)
        and (not wanted.parks or project.location.park in wanted.parks)
        and (not wanted.townships or project.location.township in wanted.townships)
        and (not wanted.chains or chain in wanted.chains)
        and (not wanted.events or any(event in wanted.events for event in project.events))
        and (wanted.featured is None or bool(project.featured) is wanted.featured)
        and (not wanted.ids or project.id in wanted.ids)
    )
