"""The whole site of a small library: complete, sound, reachable, the same by every way."""

import posixpath
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
import yaml

from guide.model.guide import Guide
from guide.outputs.site import build, outline
from guide.outputs.site.build import SETTINGS, build_site
from guide.outputs.site.opening import open_site
from guide.outputs.site.stamp import Slots
from guide.outputs.target import TargetError

Files = dict[str, Any]
MakeSite = Callable[..., Path]


class Tags(HTMLParser):
    """Every tag of a page with its attributes, and the text outside of tags."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attrs for name, attrs in self.found if name == tag]


def pages(site: Path) -> dict[str, Tags]:
    return {
        file.relative_to(site).as_posix(): Tags(file.read_text(encoding="utf-8"))
        for file in sorted(site.rglob("*.html"))
    }


def leads_to(page: str, href: str) -> str | None:
    """The address that a link on a page means; None for other hosts."""
    parts = urlsplit(href)
    if parts.scheme or parts.netloc:
        return None
    if not parts.path:
        return page
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path)))


def test_both_languages_are_built_without_a_warning(site: MakeSite) -> None:
    made = site(strict=True)
    for tag, html in (("zh", "zh-Hans"), ("en", "en")):
        page = Tags((made / tag / "projects/cell-cases.html").read_text(encoding="utf-8"))
        assert page.all("html") == [{"lang": html}]
    assert "电池壳体项目" in (made / "zh/projects/cell-cases.html").read_text(encoding="utf-8")
    assert "Cell Cases" in (made / "en/projects/cell-cases.html").read_text(encoding="utf-8")


def test_every_page_is_complete(site: MakeSite) -> None:
    for address, page in pages(site()).items():
        assert len(page.all("h1")) == 1, address
        assert len(page.all("title")) == 1, address
        ids = [attrs["id"] for _, attrs in page.found if "id" in attrs]
        assert len(ids) == len(set(ids)), address
        assert not [attrs for _, attrs in page.found if "style" in attrs], address


def test_the_language_link_leads_to_the_same_page(site: MakeSite) -> None:
    for address, page in pages(site()).items():
        if address.startswith("zh/") and page.all("header"):
            links = [a["href"] for a in page.all("a") if a.get("hreflang") == "en"]
            assert [leads_to(address, href) for href in links] == ["en/" + address[3:]]


def test_every_record_is_three_clicks_from_its_first_page(site: MakeSite) -> None:
    found = pages(site())
    for tag in ("zh", "en"):
        near, ahead = {f"{tag}/index.html"}, {f"{tag}/index.html"}
        for _ in range(3):
            links = {
                leads_to(address, a["href"]) for address in ahead for a in found[address].all("a")
            }
            ahead = {to for to in links if to in found} - near
            near |= ahead
        goodbyes = {f"{tag}/projects/given-up.html", f"{tag}/projects/old-cases.html"}
        empty = {f"{tag}/organisations/index.html"}
        assert {a for a in found if a.startswith(f"{tag}/")} - near - goodbyes <= empty


def test_every_link_leads_to_a_file(site: MakeSite) -> None:
    made = site()
    for address, page in pages(made).items():
        if address == "404.html":
            continue
        for _, attrs in page.found:
            for name in ("href", "src"):
                target = leads_to(address, attrs[name]) if name in attrs else None
                assert target is None or (made / target).is_file(), (address, attrs[name])


def test_nothing_is_asked_of_another_host(site: MakeSite) -> None:
    for address, page in pages(site()).items():
        for tag, attrs in page.found:
            if tag in ("script", "img", "iframe", "source") or (
                tag == "link" and attrs.get("rel") not in ("canonical", "alternate")
            ):
                reference = attrs.get("src", attrs.get("href", ""))
                assert leads_to(address, reference) is not None, (address, reference)


def test_alternates_are_absolute_and_reciprocal(site: MakeSite) -> None:
    base = "https://invest.yunling.example/guide/"
    found = pages(site())
    alternates = {
        base + address: {
            link["hreflang"]: link["href"] for link in page.all("link") if "hreflang" in link
        }
        for address, page in found.items()
    }
    counted = 0
    for url, links in alternates.items():
        if links:
            counted += 1
            assert set(links) == {"zh-Hans", "en", "x-default"}
            assert url in links.values()
            for other in links.values():
                assert alternates[other] == links, (url, other)
    assert counted > 40


def test_the_sitemap_names_what_may_be_found(site: MakeSite) -> None:
    made = site()
    text = (made / "sitemap.xml").read_text(encoding="utf-8")
    for address in pages(made):
        goodbyes, own = ("given-up.html", "/old-cases.html"), ("/compare.html", "/shortlist.html")
        hidden = address == "404.html" or address.endswith((*goodbyes, *own))
        assert (f"/guide/{address}</loc>" in text) is not hidden, address


def test_goodbyes_say_nothing_but_where_to_go(site: MakeSite) -> None:
    made = site()
    gone = (made / "zh/projects/given-up.html").read_text(encoding="utf-8")
    assert "撤下的项目" not in gone
    assert 'content="noindex"' in gone
    moved = Tags((made / "en/projects/old-cases.html").read_text(encoding="utf-8"))
    assert [a["href"] for a in moved.all("a")] == ["cell-cases.html"]


def test_nothing_that_is_not_public_is_in_any_byte(site: MakeSite) -> None:
    for file in site().rglob("*"):
        if file.is_file():
            data = file.read_bytes()
            for secret in (b"DRAFT-CANARY", b"INTERNAL-CANARY", "撤下的项目".encode(), b"Given Up"):
                assert secret not in data, file


def test_the_page_for_unknown_addresses_works_at_any_depth(site: MakeSite) -> None:
    lost = pages(site())["404.html"]
    for _, attrs in lost.found:
        for name in ("href", "src"):
            if name in attrs and not attrs[name].startswith(("#", "tel:", "mailto:")):
                assert attrs[name].startswith("/guide/"), attrs


def test_a_site_without_an_address_of_its_own(site: MakeSite, files: Files) -> None:
    del files["guide.yml"]["site_url"]
    made = site()
    assert not (made / "sitemap.xml").exists()
    page = pages(made)["zh/projects/cell-cases.html"]
    assert not [link for link in page.all("link") if link.get("rel") == "canonical"]
    hrefs = [link["href"] for link in page.all("link") if "hreflang" in link]
    assert [leads_to("zh/projects/cell-cases.html", href) for href in hrefs] == [
        "zh/projects/cell-cases.html",
        "en/projects/cell-cases.html",
        "en/projects/cell-cases.html",
    ]


def test_a_guide_in_one_language(site: MakeSite, files: Files) -> None:
    files["guide.yml"]["languages"] = ["en"]
    made = site(strict=True)
    assert not (made / "zh").exists()
    for address, page in pages(made).items():
        assert not [link for link in page.all("link") if "hreflang" in link], address


def test_a_guide_with_nothing_in_it_yet(site: MakeSite, files: Files) -> None:
    for name in [name for name in files if "/" in name and "organisations" not in name]:
        del files[name]
    made = site(strict=True)
    assert (made / "zh/projects/by-sector/empty.html").is_file()
    del files["place.yml"], files["sectors.yml"], files["organisations/bureau.yml"]
    for name in ("issuer", "contact", "proposition", "notice"):
        del files["guide.yml"][name]
    for file in sorted((made.parent / "projects").rglob("*.yml")):
        file.unlink()
    assert len(pages(site(strict=True))["en/index.html"].all("h1")) == 1


def hostile(text: str, mark: str) -> str:
    """A text with everything in it that could break out of a page."""
    return (
        f"{text}<script>alert(1)</script>&amp;&lt;\"'</title>{{{{ 7*7 }}}}{{% if x %}}<!-- -->"
        f"\u3000مرحبا]]>javascript:\\u003c{mark}-title-<!--<h1 {mark}-content-->"
    )


def poison(value: Any, mark: str) -> Any:
    """A library's content with every text in a language made hostile."""
    if isinstance(value, dict):
        if value and set(value) <= {"zh", "en"}:
            return {tag: hostile(text, mark) for tag, text in value.items()}
        return {key: poison(item, mark) for key, item in value.items()}
    return [poison(item, mark) for item in value] if isinstance(value, list) else value


@pytest.fixture
def poisoned(files: Files, monkeypatch: pytest.MonkeyPatch) -> Files:
    """A hostile library that even knows the marks; what every page shares does not hold them."""
    mark = "s" + "0" * 32
    monkeypatch.setattr(Slots, "draw", classmethod(lambda cls: cls(mark)))
    shared = ("guide.yml", "organisations/bureau.yml")
    for name, content in files.items():
        files[name] = poison(content, "other" if name in shared else mark)
    return files


def listing(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def tree(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


def test_stamping_gives_the_bytes_of_rendering_each_page(
    guide: Callable[[], Guide], root: Path, poisoned: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outline, "SHEET", 1)
    site, _ = open_site(guide())
    stamped = build_site(site, root, root / "stamped", strict=True)
    rendered = build_site(site, root, root / "rendered", strict=True, stamped=False)
    assert stamped.outcome is not None, stamped
    assert rendered.outcome is not None, rendered
    one, other = tree(root / "stamped"), tree(root / "rendered")
    assert one
    assert one.keys() == other.keys()
    for path, data in one.items():
        assert data == other[path], path


def test_text_is_text_everywhere(site: MakeSite, poisoned: Files) -> None:
    made = site()
    for address, page in pages(made).items():
        for script in page.all("script"):
            assert "src" in script or script.get("type"), (address, script)
        assert len(page.all("h1")) == 1, address
        assert len(page.all("title")) == 1, address
    shown = pages(made)["zh/projects/cell-cases.html"].text
    assert "电池壳体项目<script>alert(1)</script>&amp;&lt;\"'</title>{{ 7*7 }}{% if x %}" in shown


def test_builds_are_reproducible(guide: Callable[[], Guide], root: Path, tmp_path: Path) -> None:
    made = guide()
    for name in ("one", "two"):
        assert build(made, root, tmp_path / name, strict=True).outcome
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


def test_a_second_build_changes_nothing(guide: Callable[[], Guide], root: Path) -> None:
    made = guide()
    build(made, root, root / "site")
    outcome = build(made, root, root / "site").outcome
    assert outcome is not None
    assert (outcome.written, outcome.removed) == ((), ())


def test_pages_written_by_hand(site: MakeSite, write: Callable[[], Path]) -> None:
    docs = write() / "docs"
    for tag, title in (("zh", "# 生活 & 环境"), ("en", "# Life & leisure")):
        (docs / tag).mkdir(parents=True)
        (docs / tag / "life.md").write_text(
            f"---\ndescription: '\"quoted\"'\n---\n{title}\n\n[a](projects/cell-cases.html) "
            "[b](projects/index.md) [c](life.md#more)\n\n## More\n",
            encoding="utf-8",
        )
    made = site(strict=True)
    found = pages(made)
    page = found["en/life.html"]
    assert page.all("meta")[3]["content"] == '"quoted"'
    hrefs = [a["href"] for a in page.all("a")]
    assert {"projects/cell-cases.html", "projects/index.html", "life.html#more"} <= set(hrefs)
    assert "../zh/life.html" in hrefs
    assert "../life.html" in [a["href"] for a in found["en/projects/motors.html"].all("a")]
    assert "Life & leisure" in found["en/projects/motors.html"].text
    assert (made / "en/about.html").is_file()


def test_a_page_that_a_language_lacks_is_a_problem(
    site: MakeSite, write: Callable[[], Path]
) -> None:
    folder = write() / "docs/zh"
    folder.mkdir(parents=True)
    (folder / "life.md").write_text("# 生活", encoding="utf-8")
    found = pages(site(problems=("site-page-alone",)))
    hrefs = [a["href"] for a in found["zh/life.html"].all("a") if a.get("hreflang")]
    assert hrefs == ["../en/index.html"]


@pytest.mark.parametrize(
    ("file", "text", "code"),
    [
        ("zh/place.md", "# 位置", "site-page-taken"),
        ("zh/projects/motors.md", "# 电机", "site-page-taken"),
        ("loose.md", "# Loose", "site-page-homeless"),
        ("zh/about.md", "[x](nowhere.md)", "site-engine"),
        ("zh/about.md", '<a href="nowhere.html">x</a>', "site-link-no-page"),
    ],
)
def test_a_page_that_cannot_stand_there_is_a_problem(
    site: MakeSite, write: Callable[[], Path], file: str, text: str, code: str
) -> None:
    for tag in ("zh", "en"):
        path = write() / "docs" / tag / "about.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("# About", encoding="utf-8")
    path = write() / "docs" / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    found = {code, "site-link-no-page"} if code == "site-engine" else {code}
    assert site(problems=tuple(found)).is_dir()


def test_a_link_out_of_docs_is_left_out(
    site: MakeSite, write: Callable[[], Path], tmp_path: Path
) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    folder = write() / "docs/zh"
    folder.mkdir(parents=True)
    (folder / "note.txt").symlink_to(tmp_path / "secret.txt")
    assert not (site(problems=("site-page-outside",)) / "zh/note.txt").exists()


def test_with_strict_a_problem_leaves_the_site_as_it_was(
    site: MakeSite, write: Callable[[], Path]
) -> None:
    before = tree(site())
    folder = write() / "docs/zh"
    folder.mkdir(parents=True)
    (folder / "life.md").write_text("# 生活", encoding="utf-8")
    assert tree(site(strict=True, problems=("site-page-alone",))) == before
    assert listing(folder.parents[1]) == ["docs", "projects", "site"]


def test_a_failing_build_leaves_the_site_as_it_was(
    site: MakeSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = site()
    before = tree(made)

    def fail(*_: Any, **__: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("guide.outputs.site.hook.finish", fail)
    with pytest.raises(OSError, match="No space"):
        site()
    assert tree(made) == before
    assert listing(made.parent) == ["projects", "site"]


def test_a_folder_of_somebody_elses_is_refused(site: MakeSite, root: Path) -> None:
    (root / "site").mkdir(parents=True)
    (root / "site/thesis.doc").write_text("years of work")
    with pytest.raises(TargetError) as refused:
        site()
    assert refused.value.code == "target-not-ours"
    assert listing(root / "site") == ["thesis.doc"]
    assert (site(adopt=True) / "thesis.doc").read_text() == "years of work"


def test_the_configuration_is_that_of_mkdocs_yml() -> None:
    text = Path(__file__).parents[3].joinpath("mkdocs.yml").read_text(encoding="utf-8")
    written = yaml.safe_load(text)
    assert {key: written.get(key) for key in SETTINGS} == SETTINGS
