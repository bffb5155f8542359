"""Which projects name a record is looked up once, and says what a look at each would."""

import dataclasses

from guide.words.naming import naming


def test_every_kind_of_record_knows_the_projects_that_name_it(guide):
    found = naming(guide)
    for kind, names in (
        ("parks", lambda project: [project.location.park]),
        ("policies", lambda project: [use.policy for use in project.policies]),
        ("chains", lambda project: [project.chain.ref] if project.chain else []),
        ("organisations", lambda project: [project.owner, project.promoter]),
    ):
        said = {
            id: [p.id for p in guide.projects.values() if id in map(str, names(p))]
            for id in guide.collection(kind)
        }
        assert any(said.values())
        assert {id: list(found.get((kind, id), ())) for id in said} == said


def test_another_guide_is_looked_at_anew(guide):
    first = next(iter(guide.projects))
    fewer = dataclasses.replace(guide, projects={first: guide.projects[first]})
    assert {id for ids in naming(fewer).values() for id in ids} == {first}
    assert naming(guide) is naming(guide)
