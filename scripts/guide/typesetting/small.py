"""A small document set by Typst here and now, from one template and what it is given."""

import json
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from guide.typesetting import FACES, fonts, furnish


def small(template: Path, given: Mapping[str, Any], lang: str, timestamp: int = 0) -> bytes:
    """The PDF of a template, which finds `given` beside it as `<its name>.json`."""
    # The extra `booklet`: a library without booklets needs no Typst.
    import typst  # noqa: PLC0415

    with TemporaryDirectory(prefix=f"guide-{template.stem}-") as name:
        folder = Path(name)
        (folder / f"{template.stem}.json").write_text(json.dumps(given), encoding="utf-8")
        furnish(folder, [template, FACES])
        typst.compile(
            str(folder / template.name),
            output=str(folder / "out.pdf"),
            root=name,
            font_paths=typst.Fonts(
                include_system_fonts=False,
                include_embedded_fonts=False,
                font_paths=[str(each) for each in fonts.folders(lang)],
            ),
            timestamp=timestamp,
        )
        return (folder / "out.pdf").read_bytes()
