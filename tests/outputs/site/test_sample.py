"""The sample's pages, stamped from forms, against the same pages rendered one by one."""

from pathlib import Path

from guide.load import load
from guide.outputs.site.build import build_site
from guide.outputs.site.opening import open_site

HOME = Path(__file__).parents[3]


def test_the_sample_is_stamped_as_it_would_be_rendered(whole: Path, tmp_path: Path) -> None:
    library, _ = load(HOME)
    assert library is not None
    site, _ = open_site(library.guide())
    assert build_site(site, HOME, tmp_path / "site", stamped=False).outcome
    one, other = (
        {file.relative_to(made): file.read_bytes() for file in made.rglob("*.html")}
        for made in (whole / "site", tmp_path / "site")
    )
    assert len(one) > 200
    assert one == other
