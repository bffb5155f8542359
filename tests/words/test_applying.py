"""What fits a project can be kept as a text, and what was kept is the same when it comes back."""

import dataclasses

from guide.words.applying import links


def test_what_fits_is_recalled_as_it_was_worked_out(guide):
    kept = {}

    def keep(id, make):
        if id not in kept:
            kept[id] = make()
        return kept[id]

    first = links(guide)
    first.recall(keep)
    worked_out = {id: first.projects[id] for id in guide.projects}
    assert any(worked_out.values())
    same = dataclasses.replace(guide)
    again = links(same)
    assert again is not first
    again.recall(lambda one, _make: kept[one])
    assert {id: again.projects[id] for id in guide.projects} == worked_out
    assert again.projects_of == first.projects_of
