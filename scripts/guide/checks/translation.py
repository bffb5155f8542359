"""Translation: Chinese and English carry the same numbers and the approved names."""

import re
from collections.abc import Iterator
from fractions import Fraction

from guide.agreement import Conversion, Difference, converted, differences
from guide.checks.registry import (
    Finding,
    Placed,
    Scope,
    alone,
    warning,
)
from guide.model.base import Step
from guide.model.lists import Term
from guide.problems import Label, Meaning
from guide.quantities import show
from guide.terms import Termbase, forbidden, uses

# A text without a sign of foreign money converts nothing.
_FOREIGN = re.compile(r"[美欧港日英]元|USD|US\$|EUR|HKD|HK\$|JPY|GBP|[$€£]")


@warning
@alone
def numbers_differ(scope: Scope) -> Iterator[Finding]:
    """No number of a text is another one in its translation."""
    for kind, id, path, difference in scope.here(_differences):
        if difference.zh and difference.en:
            told = difference.explained
            zh, en = told.values
            args = {
                "zh": difference.zh,
                "en": difference.en,
                "zh_value": Meaning(difference.zh, difference.zh if zh is None else zh),
                "en_value": Meaning(difference.en, difference.en if en is None else en),
                "mistake": Label("words", f"mistake-{told.mistake or 'none'}", _times(told.factor)),
                "suggestion": "" if zh is None else show(zh, "en"),
            }
            yield Finding(kind, id, (*path, "en"), args)


@warning
@alone
def number_unmatched(scope: Scope) -> Iterator[Finding]:
    """Every number of a text has its equal in the translation, and the reverse."""
    for kind, id, path, difference in scope.here(_differences):
        if difference.zh and difference.en:
            continue
        lacking, value = ("en", 0) if difference.zh else ("zh", 1)
        quantity = difference.explained.values[value]
        args = {
            "text": difference.zh or difference.en,
            "language": lacking,
            "suggestion": "" if quantity is None else show(quantity, lacking),
        }
        yield Finding(kind, id, (*path, lacking), args)


def _differences(scope: Scope) -> Iterator[tuple[str, str, tuple[Step, ...], Difference]]:
    for kind, id, path, text in scope.texts:
        zh, en = text.get("zh"), text.get("en")
        if zh is not None and en is not None:
            for each in differences(zh, en):
                yield kind, id, path, each


def _used(scope: Scope) -> Iterator[tuple[Placed, tuple[Term, ...]]]:
    """The texts that use terms, with these."""
    base = scope.once(_termbase)
    for text in scope.texts:
        terms = tuple(base.within(text[3].get("zh", "")))
        if terms:
            yield text, terms


def _termbase(scope: Scope) -> Termbase:
    return Termbase.of(scope.library.terms)


def _times(factor: Fraction | None) -> str:
    """How many times as much the English says, as people read it: 1/1000, 6.07."""
    if factor is None:
        return ""
    if factor.denominator == 1:
        return f"{factor.numerator:,}"
    if factor.numerator == 1:
        return f"1/{factor.denominator:,}"
    return f"{float(factor):.4g}"


@warning
@alone
def conversion_rates_differ(scope: Scope) -> Iterator[Finding]:
    """One page converts all of its amounts at one rate, that of guide.yml where it has one."""
    known = {(rate.from_, rate.to): Fraction(rate.rate) for rate in scope.library.settings.rates}
    first: dict[tuple[str, str, str, str], Conversion] = {}
    if not any(_FOREIGN.search(scope.said(tag)) for tag in ("zh", "en")):
        return
    for kind, id, path, text in scope.texts:
        for tag in ("zh", "en"):
            if not _FOREIGN.search(text.get(tag, "")):
                continue
            for each in converted(text[tag], tag):
                pair = (each.base, each.quote)
                other = first.setdefault((kind, id, *pair), each)
                rate = known.get(pair)
                if other.meets(each) and (rate is None or each.agrees(rate)):
                    continue
                wanted = other.rate if rate is None else rate
                args = {
                    "text": each.span,
                    "pair": f"{each.quote}/{each.base}",
                    "rate": f"{float(each.rate):.4g}",
                    "wanted": f"{float(wanted):.4g}",
                    "other": other.span if rate is None else "guide.yml",
                }
                yield Finding(kind, id, (*path, tag), args)


@warning
@alone
def term_not_approved(scope: Scope) -> Iterator[Finding]:
    """Where the Chinese text uses a term of terms.yml, the English one uses its translation."""
    for (kind, id, path, text), terms in scope.here(_used):
        if "zh" not in text or "en" not in text:
            continue
        for term in terms:
            if not term.loose and not uses(term, text["en"]):
                args = {"zh": term.zh, "en": term.en}
                yield Finding(kind, id, (*path, "en"), args)


@warning
@alone
def forbidden_term(scope: Scope) -> Iterator[Finding]:
    """No translation uses a name that terms.yml forbids."""
    for (kind, id, path, text), terms in scope.here(_used):
        for term in terms:
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
