"""Translation: Chinese and English carry the same numbers and the approved names."""

from collections.abc import Iterator

from guide.agreement import differences
from guide.checks.languages import texts
from guide.checks.registry import Finding, Scope, warning
from guide.problems import Label
from guide.terms import NAMES, Termbase, forbidden, uses


@warning
def numbers_differ(scope: Scope) -> Iterator[Finding]:
    """Every number of the Chinese text has its equal in the English one, and the reverse."""
    for kind, id, path, text in texts(scope):
        if "zh" not in text or "en" not in text:
            continue
        missing, added = differences(text["zh"], text["en"])
        for tag, found in (("en", missing), ("zh", added)):
            for each in found:
                factor = f"factor-{each.factor}" if each.factor else "factor-none"
                args = {
                    "text": each.span,
                    "language": tag,
                    "other": each.other or "–",
                    "factor": Label("words", factor),
                }
                yield Finding(kind, id, (*path, tag), args)


@warning
def term_not_approved(scope: Scope) -> Iterator[Finding]:
    """Where the Chinese text uses a body's or park's name, the English one uses its translation."""
    base = Termbase.of(scope.library.terms)
    for kind, id, path, text in texts(scope):
        if "zh" not in text or "en" not in text:
            continue
        for term in base.within(text["zh"]):
            # A name must stand where it stands in the source; a word may be said in other ways.
            if term.kind in NAMES and not uses(term, text["en"]):
                args = {"zh": term.zh, "en": term.en}
                yield Finding(kind, id, (*path, "en"), args)


@warning
def forbidden_term(scope: Scope) -> Iterator[Finding]:
    """No translation uses a name that terms.yml forbids."""
    base = Termbase.of(scope.library.terms)
    for kind, id, path, text in texts(scope):
        for term in base.within(text.get("zh", "")):
            found = forbidden(term, text.get("en", ""))
            if found:
                yield Finding(kind, id, (*path, "en"), {"text": found, "en": term.en})


@warning
def term_twice(scope: Scope) -> Iterator[Finding]:
    """A term has one approved translation."""
    seen: dict[str, str] = {}
    for number, term in enumerate(scope.library.terms):
        first = seen.setdefault(term.zh, term.en)
        if first != term.en:
            yield Finding("terms", "", (number, "en"), {"zh": term.zh, "en": first})
