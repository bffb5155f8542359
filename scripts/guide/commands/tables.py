"""Commands about workbooks and Word forms: hand them out, take them in, take that back."""

import argparse
from collections.abc import Sequence

from guide import journal
from guide.commands.telling import SOUND, UNSOUND, print_problems, tell, worded
from guide.load import load
from guide.outputs import needing, single
from guide.problems import RefusedError, has_errors


def template(options: argparse.Namespace, langs: Sequence[str]) -> int:
    """A workbook for departments to fill in."""
    with needing("office", "template"):
        from guide.workbook import template as templates  # noqa: PLC0415
    if options.part not in templates.parts():
        known = ", ".join(templates.parts())
        raise RefusedError("template-unknown", name=options.part, known=known)
    library, problems = load(options.root, options.date)
    if library is None:
        print_problems(problems, options, langs)
        return UNSOUND
    townships = {str(each.id) for each in (library.place.townships if library.place else ())}
    for id, known_ids in ((options.owner, library.organisations), (options.township, townships)):
        if id and id not in known_ids:
            raise RefusedError("template-unknown-id", id=id, known=", ".join(sorted(known_ids)))
    name = "-".join(filter(None, ("template", options.part, options.owner, options.township)))
    path = options.root / "dist" / f"{name}.xlsx"
    single.put(path, templates.template(library, options.part, options.owner, options.township))
    print(path)
    return SOUND


def report(options: argparse.Namespace, langs: Sequence[str]) -> int:
    """A workbook for a meeting."""
    with needing("office", "report"):
        from guide import reports  # noqa: PLC0415
    if options.name not in reports.REPORTS:
        known = ", ".join(reports.REPORTS)
        raise RefusedError("report-unknown", name=options.name, known=known)
    library, problems = load(options.root, options.date)
    if library is None:
        print_problems(problems, options, langs)
        return UNSOUND
    path = options.root / "dist" / reports.file_name(options.name)
    single.put(path, reports.REPORTS[options.name](library))
    print(path)
    return SOUND


def bring(options: argparse.Namespace, langs: Sequence[str]) -> int:
    """Take in workbooks, forms and CSV, or take the last import back."""
    with needing("office", "import"):
        from guide.intake import foreign, marked, preview, telling  # noqa: PLC0415
    if options.undo:
        return _undo(options, langs)
    if not options.file:
        raise RefusedError("import-no-file")
    library, problems = load(options.root, options.date)
    if library is None:
        print_problems(problems, options, langs)
        tell(langs, "library-unsound")
        return UNSOUND
    if options.map is not None:
        found = foreign.of_files(library, options.map, options.file, partial=options.partial)
    else:
        found = preview.of_files(library, options.file, partial=options.partial)
    print_problems(found.problems, options, langs)
    if options.format == "text":
        print("\n".join(line for lang in langs for line in telling.told(found, lang)))
    if found.grids and any(each.place.cell for each in found.problems):
        path = options.root / "dist" / f"{options.file[0].stem}-problems.xlsx"
        single.put(path, marked.marked(found.grids, found.problems, ("zh", "en"), library.date))
        tell(langs, "import-marked", file=path)
    unsound = has_errors(found.problems)
    if options.dry_run or (unsound and not options.partial):
        key = "import-dry" if options.dry_run else "import-refused"
        tell(langs, key)
        return UNSOUND if unsound else SOUND
    files = found.judged.writable
    if files:
        journal.write(options.root, files)
        tell(langs, "import-wrote", count=len(files))
    return UNSOUND if unsound else SOUND


def _undo(options: argparse.Namespace, langs: Sequence[str]) -> int:
    undone = journal.undo(options.root)
    if undone is None:
        raise RefusedError("undo-none")
    for key, files in (("undo-reverted", undone.reverted), ("undo-kept", undone.kept)):
        for file in files:
            print(worded(langs, key, file=file))
    return UNSOUND if undone.kept else SOUND
