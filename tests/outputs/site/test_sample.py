"""The repository's own library makes a site that nothing can be said against."""

from pathlib import Path

from guide.load import load
from guide.outputs.site import build
from guide.outputs.site.build import build_site
from guide.outputs.site.opening import open_site

HOME = Path(__file__).parents[3]


def test_the_sample_builds_without_a_warning(tmp_path: Path) -> None:
    library, problems = load(HOME)
    assert library is not None, problems
    built = build(library.guide(), HOME, tmp_path / "site", strict=True)
    assert built.problems == ()
    assert built.outcome is not None


def test_the_sample_is_stamped_as_it_would_be_rendered(tmp_path: Path) -> None:
    library, _ = load(HOME)
    assert library is not None
    site, _ = open_site(library.guide())
    for name, stamped in (("stamped", True), ("rendered", False)):
        assert build_site(site, HOME, tmp_path / name, stamped=stamped).outcome
    one, other = (
        {file.relative_to(folder): file.read_bytes() for file in folder.rglob("*.html")}
        for folder in (tmp_path / "stamped", tmp_path / "rendered")
    )
    assert len(one) > 200
    assert one == other
