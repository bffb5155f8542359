"""Commands about printed editions: keep what one says, list what changed since."""

import argparse
import json
from collections.abc import Sequence

from guide import changes as changing
from guide import checks
from guide import freeze as freezing
from guide.changes import errata
from guide.commands.telling import SOUND, UNSOUND, print_problems, tell
from guide.problems import RefusedError, has_errors
from guide.words import Voice


def freeze(options: argparse.Namespace, langs: Sequence[str]) -> int:
    """Keep what an edition says, once and for all."""
    library, problems = checks.examine(options.root, options.date)
    print_problems(problems, options, langs)
    if library is None or has_errors(problems):
        tell(langs, "nothing-frozen")
        return UNSOUND
    guide = library.guide()
    edition = guide.editions.get(options.edition)
    if edition is None:
        raise RefusedError("no-such-edition", id=options.edition)
    try:
        frozen, file = freezing.freeze(guide, edition)
    except FileExistsError:
        raise RefusedError("already-frozen", id=edition.id) from None
    print(file)
    args = {"id": edition.id, "hash": frozen.digest[:16]}
    tell(langs, "frozen", **args)
    return SOUND


def changes(options: argparse.Namespace, langs: Sequence[str]) -> int:
    """List what changed since an edition was kept."""
    library, problems = checks.examine(options.root, options.date)
    if library is None or has_errors(problems):
        print_problems(problems, options, langs)
        return UNSOUND
    frozen = library.frozen.get(options.since)
    if frozen is None:
        key = "not-frozen" if options.since in library.editions else "no-such-edition"
        raise RefusedError(key, id=options.since)
    guide = library.guide()
    found = changing.changes(frozen, guide)
    if options.format == "json":
        print(json.dumps(errata.as_data(frozen, found), ensure_ascii=False, indent=1))
    else:
        shown = [tag for tag in langs if tag in guide.languages] or list(guide.languages)
        print("\n".join(errata.as_text(frozen, found, Voice(guide, tag)) for tag in shown), end="")
    return SOUND
