"""What a reader of a printed edition meets on the site: a note, and the page of all changes."""

from guide.changes import snapshot
from guide.model.frozen import dump


def test_a_printed_code_leads_to_what_changed(guide, files, root, site, chromium):
    edition = {
        **{key: files["guide.yml"][key] for key in ("title", "languages")},
        "status": "published",
        "owner": "bureau",
        "as_of": "2026-10-31",
        "reviewed": {"by": "bureau", "date": "2026-11-01"},
        "number": "2026-1",
        "layout": "single",
        "format": "a4",
        "chapters": ["projects"],
        "date": "2026-11",
        "issuer": "bureau",
    }
    files["editions/fair.yml"] = edition
    before = guide()
    frozen = root / "projects/editions/fair.frozen.json"
    frozen.write_text(dump(snapshot(before, before.editions["fair"])), "utf-8")
    changed, same = list(before.projects)[:2]
    file = next(path for path in files if path.endswith(f"/{changed}.yml"))
    files[file]["title"] = {"zh": "<b>新名</b>", "en": "<b>New name</b>"}
    built = site()

    page = chromium.new_page()
    page.set_default_timeout(5000)
    start = built.as_uri()
    page.goto(f"{start}/en/projects/{changed}.html?edition=fair")
    note = page.get_by_role("note")
    assert "has changed since your edition" in note.inner_text()
    note.get_by_role("link").click()
    assert page.url == f"{start}/en/changes/fair.html#projects-{changed}"
    now = page.locator(f"#projects-{changed} td").nth(1)
    assert now.inner_text() == "<b>New name</b>"
    page.goto(f"{start}/zh/projects/{same}.html?edition=fair")
    assert "没有变化" in page.get_by_role("note").inner_text()
    for query in ("", "?edition=other", "?edition=__proto__", "?edition=fair%3Cb%3E"):
        page.goto(f"{start}/en/projects/{changed}.html{query}")
        assert page.get_by_role("note").count() == 0
    page.set_viewport_size({"width": 360, "height": 700})
    page.goto(f"{start}/en/changes/fair.html")
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    page.close()
