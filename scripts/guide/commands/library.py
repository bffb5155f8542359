"""Commands for a library's editors: begin one, its schemas, a look at the machine."""

import argparse
from collections.abc import Sequence

from guide import doctor as machine
from guide import new as beginning
from guide import schema as schemas
from guide.commands.telling import SOUND, UNSOUND, worded
from guide.locales import locale
from guide.problems import RefusedError


def new(options: argparse.Namespace, langs: Sequence[str]) -> int:
    """Begin a library in an empty folder."""
    if options.folder.exists() and any(options.folder.iterdir()):
        raise RefusedError("folder-not-empty", folder=options.folder)
    in_git = beginning.begin(options.folder)
    key = "library-begun-git" if in_git else "library-begun"
    print(worded(langs, key, folder=options.folder))
    return SOUND


def schema(options: argparse.Namespace, _langs: Sequence[str]) -> int:
    """Write the JSON Schemas beside the records."""
    for file in schemas.write(options.root / "projects" / "_schema"):
        print(file)
    return SOUND


def doctor(options: argparse.Namespace, langs: Sequence[str]) -> int:
    """Tell what this machine has and lacks."""
    lang = langs[0]
    code = SOUND
    for symptom in machine.examine(options.root):
        sign = "ok" if symptom.sound else "--"
        note = (
            locale(lang).word("extra-brings", extra=symptom.extra)
            if symptom.extra and not symptom.sound
            else ""
        )
        print(f"{sign:4}{symptom.name:22}{symptom.found} {note}".rstrip())
        if not symptom.sound and not symptom.extra:
            code = UNSOUND
    return code
