"""Benefits in words: the amount first, then tables, limits and instalments."""

from collections.abc import Iterable, Iterator

from guide.locales import capital
from guide.model.condition import Condition
from guide.model.enumerations import Certainty, ConditionMeasure, TierMethod
from guide.model.policy import (
    Band,
    Base,
    Benefit,
    Cap,
    Case,
    Formula,
    Increment,
    JointCap,
    PerUnit,
    Tiers,
)
from guide.quantities import Measure, Money, Range, Rate, unit_label
from guide.words.conditions import conjunction
from guide.words.types import Cell, Column, Table
from guide.words.voice import Voice


def headline(benefit: Benefit, voice: Voice) -> str:
    """What a benefit gives, the amount first: `CNY 300,000–500,000 or 8‰`."""
    said = _amounts(benefit, voice)
    if benefit.certainty in (Certainty.UP_TO, Certainty.AT_LEAST):
        said = voice.word(f"certainty-{benefit.certainty.value}", value=said)
    return said or voice.phrase(benefit.certainty or benefit.kind)


def _amounts(benefit: Benefit, voice: Voice) -> str:
    formulas: list[Formula] = [*benefit.schedule] if benefit.schedule else [benefit]
    if len(formulas) == 1 and not formulas[0].tiers and not formulas[0].cases:
        return formula(formulas[0], benefit, voice)
    sums = [m for f in formulas for m in _sums(f)]
    rates = [r for f in formulas for r in _rates(f)]
    parts = [_span(sums, voice), _rate_span(rates, benefit.base, voice)]
    if not any(parts):
        parts = [formula(each, benefit, voice) for each in formulas]
    return voice.either(dict.fromkeys(parts))


def _sums(of: Formula) -> Iterator[Money]:
    if of.amount is not None:
        yield of.amount
    yield from (band.amount for band in _rows(of) if band.amount is not None)


def _rates(of: Formula) -> Iterator[Rate]:
    if of.rate is not None:
        yield of.rate
    yield from (band.rate for band in _rows(of) if band.rate is not None)


def _rows(of: Formula) -> tuple[Band | Case, ...]:
    """Whatever a formula lists row by row, each with its own amount or rate."""
    return (*(of.tiers.bands if of.tiers else ()), *of.cases)


def _span(sums: list[Money], voice: Voice) -> str:
    if not sums:
        return ""
    if len({each.currency for each in sums}) > 1:
        return voice.either(voice.say(each) for each in sums)
    return voice.say(Range(min(sums), max(sums)))


def _rate_span(rates: list[Rate], base: Base | None, voice: Voice) -> str:
    if not rates:
        return ""
    said = voice.say(Range(min(rates), max(rates)))
    return voice.word("share-of", share=said, of=_base(base, "the-", voice)) if base else said


def _base(base: Base, article: str, voice: Voice) -> str:
    """What a rate applies to: `loans granted`, `the increase in loans granted`."""
    metric = voice.phrase(base.metric)
    if base.measure not in (ConditionMeasure.GROWTH, ConditionMeasure.INCREASE):
        return metric
    measure = voice.phrase(base.measure)
    return voice.word(f"{article}measure-of", metric=metric, measure=measure)


def _base_label(base: Base | None, voice: Voice) -> str:
    return capital(_base(base, "", voice)) if base else voice.word("column-band")


def formula(of: Formula, benefit: Benefit, voice: Voice) -> str:
    """One formula in words; tables are said by `benefit_parts`."""
    if isinstance(of, Benefit) and of.milestones:
        total = Money(sum(m.amount.minor for m in of.milestones), of.milestones[0].amount.currency)
        return voice.word("milestones-total", total=voice.say(total))
    if of.amount is not None:
        return voice.say(of.amount)
    if of.rate is not None:
        return _rate_span([of.rate], benefit.base, voice)
    if of.per_unit is not None:
        return _per_unit(of.per_unit, benefit.base, voice)
    if of.matching is not None:
        share, whole = voice.say(of.matching.ratio), voice.text(of.matching.of)
        return voice.word("matching", share=share, of=whole)
    if of.in_kind is not None:
        return voice.text(of.in_kind)
    return ""


def _per_unit(of: PerUnit, base: Base | None, voice: Voice) -> str:
    """`CNY 100 for each m² of floor area (counted above 3,000 m²)`."""
    if isinstance(of.step, Measure) and of.step.value == 1:
        step = unit_label(of.step.unit, voice.lang, "one")
    else:
        step = voice.say(of.step)
    amount = voice.say(of.amount)
    if not step:
        said = voice.word("each", amount=amount)
    elif base is None:
        said = voice.word("per-step", amount=amount, step=step)
    else:
        of_base = _base(base, "the-", voice)
        said = voice.word("per-step-of", amount=amount, step=step, of=of_base)
    if of.above is None:
        return said
    return voice.aside(said, voice.word("counted-above", threshold=voice.say(of.above)))


def benefit_parts(benefit: Benefit, voice: Voice) -> Iterator[str | Table]:
    """The whole of a benefit: a sentence or a table for each part."""
    if benefit.schedule:
        yield from _schedule(benefit, voice)
    elif benefit.tiers:
        yield _tiers(benefit.tiers, benefit, voice)
    elif benefit.cases:
        yield _cases(benefit, voice)
    elif benefit.milestones:
        yield _milestones(benefit, voice)
    else:
        yield _sentence(benefit, headline(benefit, voice), voice)
    for increment in benefit.increments:
        yield _increment(increment, voice)


def _sentence(benefit: Benefit, amount: str, voice: Voice) -> str:
    span = voice.say(benefit.duration)
    notes = [
        voice.phrase(benefit.times),
        voice.word("for-duration", span=span) if span else "",
        voice.phrase(benefit.shared_by),
    ]
    kind = voice.phrase(benefit.kind)
    said = kind if kind == amount else voice.word("labelled", label=kind, value=amount)
    said = capital(voice.aside(said, *notes))
    if benefit.note is None:
        return said
    return voice.word("with-note", value=said, note=voice.text(benefit.note))


def _schedule(benefit: Benefit, voice: Voice) -> Iterator[str | Table]:
    """One table for all years where they have bands, else one row a span of years."""
    label = voice.say(benefit.kind)
    rows: list[tuple[Cell, ...]] = []
    if not any(step.tiers for step in benefit.schedule):
        columns: tuple[Column, ...] = (
            Column(voice.word("column-years")),
            Column(voice.word("column-award")),
        )
        rows += [
            (Cell(_years(step.years, voice)), Cell(formula(step, benefit, voice)))
            for step in benefit.schedule
        ]
        yield Table("schedule", label, columns, tuple(rows), _note(benefit, voice))
        return
    columns = (
        Column(voice.word("column-years")),
        Column(_base_label(benefit.base, voice)),
        Column(voice.word("column-award")),
    )
    for step in benefit.schedule:
        years = _years(step.years, voice)
        for band in step.tiers.bands if step.tiers else ():
            cells = (
                Cell(years),
                Cell(band_label(band, voice)),
                Cell(_band_award(band, benefit, voice)),
            )
            rows.append(cells)
            years = ""
        if not step.tiers:
            rows.append((Cell(years), Cell(""), Cell(formula(step, benefit, voice))))
    yield Table("schedule", label, columns, tuple(rows), _note(benefit, voice))


def _years(years: tuple[int, ...], voice: Voice) -> str:
    first, last = min(years), max(years)
    if first == last:
        return voice.word("year-n", year=first)
    if tuple(sorted(years)) == tuple(range(first, last + 1)):
        return voice.word("years-n", first=first, last=last)
    return voice.join(voice.word("year-n", year=year) for year in years)


def _note(benefit: Benefit, voice: Voice) -> str:
    """What stands under a benefit's table: how its bands are read, and its own note."""
    tables = [f.tiers for f in (*benefit.schedule, benefit) if f.tiers is not None]
    marginal = any(t.method is TierMethod.MARGINAL for t in tables)
    parts = [voice.word("tiers-marginal") if marginal else "", voice.text(benefit.note)]
    return voice.word("note-comma").join(part for part in parts if part)


def _tiers(tiers: Tiers, benefit: Benefit, voice: Voice) -> Table:
    columns = (Column(_base_label(benefit.base, voice)), Column(voice.word("column-award")))
    rows = tuple(
        (Cell(band_label(band, voice)), Cell(_band_award(band, benefit, voice)))
        for band in tiers.bands
    )
    return Table("tiers", voice.say(benefit.kind), columns, rows, _note(benefit, voice))


def band_label(band: Band, voice: Voice) -> str:
    """Between which numbers a band lies: `CNY 5 million or more but less than CNY 20 million`."""
    low, high = voice.say(band.from_), voice.say(band.to)
    if not low and not high:
        return voice.word("band-any")
    if not high:
        return voice.word("band-from", low=low)
    key = "inclusive" if band.to_inclusive else "exclusive"
    if not low:
        return capital(voice.word(f"band-to-{key}", high=high))
    return voice.word(f"band-{key}", low=low, high=high)


def _band_award(band: Band, benefit: Benefit, voice: Voice) -> str:
    if band.amount is not None:
        return voice.say(band.amount)
    return _rate_span([band.rate] if band.rate else [], benefit.base, voice)


def _cases(benefit: Benefit, voice: Voice) -> Table:
    columns = (Column(voice.word("column-case")), Column(voice.word("column-award")))
    rows = tuple(
        (
            Cell(capital(conjunction(case.when, voice))),
            Cell(
                voice.say(case.amount)
                if case.amount is not None
                else _rate_span([case.rate] if case.rate else [], benefit.base, voice)
            ),
        )
        for case in benefit.cases
    )
    return Table("cases", voice.say(benefit.kind), columns, rows, _note(benefit, voice))


def _milestones(benefit: Benefit, voice: Voice) -> Table:
    columns = (Column(voice.word("column-milestone")), Column(voice.word("column-award")))
    rows = tuple((Cell(voice.say(m.event)), Cell(voice.say(m.amount))) for m in benefit.milestones)
    return Table("milestones", voice.say(benefit.kind), columns, rows, _note(benefit, voice))


def _increment(increment: Increment, voice: Voice) -> str:
    said = voice.word("increment", add=voice.say(increment.add))
    adds_up = voice.word("increment-cumulative") if increment.cumulative else ""
    return _on_condition(voice.aside(said, adds_up), increment.when, voice)


def _on_condition(said: str, conditions: Iterable[Condition], voice: Voice) -> str:
    when = conjunction(conditions, voice)
    return voice.word("on-condition", value=said, when=when) if when else said


def cap(of: Cap | JointCap, voice: Voice) -> str:
    """A limit: `At most CNY 3 million a year for each project`."""
    words = {"scope": voice.phrase(of.scope), "period": voice.phrase(of.period)}
    if isinstance(of, Cap) and of.count is not None:
        return voice.word("cap-count", count=of.count, **words)
    if of.amount is not None:
        most = voice.say(of.amount)
    else:
        most = voice.say(of.share)
        whole = voice.text(of.of) or (_base(of.base, "the-", voice) if of.base else "")
        most = voice.word("share-of", share=most, of=whole) if whole else most
    return voice.word("cap", most=most, **words)


def joint_cap(of: JointCap, together: Iterable[str], voice: Voice) -> str:
    """A limit of several awards: `Articles 4 and 6 together: at most CNY 15 million a year …`."""
    if of.text is not None:
        return voice.text(of.text)
    named = voice.join(together)
    if named:
        return capital(voice.word("joint-cap", items=named, cap=cap(of, voice)))
    return capital(voice.word("joint-cap-all", cap=cap(of, voice)))


def payout(benefit: Benefit, voice: Voice) -> Iterator[str]:
    for part in benefit.payout:
        trigger = voice.phrase(part.trigger)
        said = voice.word("instalment", share=voice.say(part.share), trigger=trigger)
        yield _on_condition(said, part.conditions, voice)
    if benefit.instalment_missed:
        yield voice.phrase(benefit.instalment_missed)
