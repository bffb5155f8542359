"""What fills a volume up to whole sheets: pages for notes that say so, the inside of a cover."""

from guide.locales import locale

PROJECT = "agriculture/tea-processing.yml"
NOTES, PROJECTS = map(locale("zh").word, ("booklet-notes-page", "booklet-projects"))


def test_every_page_that_fills_a_sheet_is_meant_to(library, screen):
    library.change("editions/guide.yml", languages=["zh"])
    notes = []
    for number in range(4):
        if number:
            library.add(
                f"agriculture/tea-{number}.yml",
                PROJECT,
                code=f"SX-2026-10{number}",
                title={"zh": f"第{number}号茶叶项目", "en": f"Tea Project {number}"},
            )
        problems, pages = screen(library.guide())
        assert problems == []
        assert len(pages) % 4 == 0
        # The inside of the back cover is a picture, and a tint leads to a sector that would begin
        # on the right; no other page stands empty.
        *tinted, inside = [at for at, page in enumerate(pages, start=1) if not page]
        assert inside == len(pages) - 1
        assert all(pages[at].startswith(PROJECTS) for at in tinted)
        # A title names what the page is for; it has a folio like any other.
        headed = [at for at, page in enumerate(pages, start=1) if NOTES in page]
        assert headed == list(range(len(pages) - 1 - len(headed), len(pages) - 1))
        assert all(str(at) in pages[at - 1] for at in headed)
        notes.append(len(headed))
    assert max(notes) <= 3
    assert len(set(notes)) > 1, "as many as are left over"
