"""Worked examples in words: a project that meets a clause, the sum step by step, the result."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from guide.locales import capital
from guide.model.base import walk
from guide.model.policy import Benefit, Clause, Policy
from guide.policy import Example, Rates, Value, form, rate_table, worked_examples
from guide.policy.result import Award, Year
from guide.policy.rounding import half_up
from guide.policy.rules import Benefit as Rule
from guide.policy.rules import Formula
from guide.quantities import Money, Rate
from guide.words.asking import decimal, fact_name, fact_value
from guide.words.benefits import band_label, cap, headline
from guide.words.clauses import clause_caps
from guide.words.conditions import conjunction
from guide.words.types import WorkedExample
from guide.words.voice import Voice

Working = tuple[str, Fraction]
"""A step as it is written, and what it comes to in smallest units."""


def examples(policy: Policy, voice: Voice) -> Mapping[str, WorkedExample]:
    """The worked examples of a policy by clause, on the guide's date.

    A clause has none where its document is not in force, or where no plain project gets a sum.
    """
    guide = voice.guide
    rates = Rates.read(rate_table(guide.settings.rates))
    found = worked_examples(policy, guide.date, rates)
    if not found:
        return {}
    facts = form(policy)["facts"]
    return {
        str(clause.id): _Telling(clause, found[str(clause.id)], facts, rates, voice).told()
        for clause in policy.clauses
        if str(clause.id) in found
    }


class _Telling:
    """One example, told in one language."""

    def __init__(
        self,
        clause: Clause,
        example: Example,
        facts: Mapping[str, Any],
        rates: Rates,
        voice: Voice,
    ) -> None:
        self.clause, self.example, self.asked, self.voice = clause, example, facts, voice
        self.rates = rates
        self.known = dict(example.facts)
        self.written = {each.fraction: each for _, each in walk(clause) if isinstance(each, Rate)}

    def told(self) -> WorkedExample:
        result, several = self.example.result, len(self.clause.benefits) > 1
        steps: list[str] = []
        paid: list[str] = []
        totals: dict[tuple[str, bool], int] = {}
        for model, rule in zip(self.clause.benefits, self.example.clause.benefits, strict=True):
            award = result.benefits[rule.id]
            if award.state != "sum":
                continue
            lines = list(self._steps(model, rule, award))
            if several:
                lines = [self._named(headline(model, self.voice), line) for line in lines]
            steps += lines
            paid += self._payout(award)
            key = (award.currency, award.at_most is not None)
            totals[key] = totals.get(key, 0) + award.total
        sums = [
            self.voice.word("example-at-most" if limit else "example-sum", sum=self._money(n, code))
            for (code, limit), n in totals.items()
        ]
        return WorkedExample(
            tuple(self._profile()), tuple(steps), self.voice.join(sums), tuple(paid)
        )

    def _named(self, name: str, line: str) -> str:
        """A step after what it is for, unless that says the sum itself."""
        if line in name:
            return capital(name)
        return self.voice.word("labelled", label=capital(name), value=line)

    def _profile(self) -> Iterator[str]:
        voice = self.voice
        yield voice.locale.enum("Audience", self.example.audience)
        for key, of in self.example.facts:
            entry = self.asked.get(key)
            # That an exclusion does not apply, or an extra is not claimed, tells a reader nothing.
            if entry is None or of == frozenset() or (isinstance(of, Value) and not of.number):
                continue
            value = fact_value(of, entry["metric"], voice)
            yield voice.word("labelled", label=fact_name(key, entry, voice), value=value)

    def _steps(self, model: Benefit, rule: Rule, award: Award) -> Iterator[str]:
        voice = self.voice
        lines: list[tuple[int, str]] = []
        for year, each in award.years.items():
            if each.before:
                lines.append((year, self._year(model, rule, award, year, each)))
        said = [line for _, line in lines]
        if len(said) > 1 and len(set(said)) == 1:
            yield voice.word("example-years", first=lines[0][0], last=lines[-1][0], step=said[0])
            return
        for year, line in lines:
            yield voice.word("example-year", year=year, step=line) if len(lines) > 1 else line

    def _year(self, model: Benefit, rule: Rule, award: Award, year: int, each: Year) -> str:
        voice, before = self.voice, self._money(each.before, award.currency)
        text, number = self._working(model, rule, award.currency, year)
        said = before
        if half_up(number) == each.before and text.endswith(before):
            said = text
        elif half_up(number) == each.before and text:
            said = voice.word("example-equals", working=text, sum=before)
        limits = [cap(model.caps[index], voice) for index in each.cut]
        limits += [clause_caps(self.clause, voice)[index] for index in each.joint]
        if limits and each.amount != each.before:
            sum_ = self._money(each.amount, award.currency)
            said = voice.word("example-cut", step=said, cap=voice.join(limits), sum=sum_)
        return said

    def _working(self, model: Benefit, rule: Rule, currency: str, year: int) -> Working:
        for index, formula in enumerate(rule.formulas):
            if not formula.years or year in formula.years:
                source = model.schedule[index] if model.schedule else model
                text, number = self._formula(source, formula, rule, currency)
                if rule.month and text:
                    months = 12 if rule.months is None else min(12, rule.months - 12 * (year - 1))
                    text = self.voice.word("example-months", working=text, months=months)
                    number *= months
                return text, number
        return "", Fraction(0)

    def _formula(self, model: Any, formula: Formula, rule: Rule, currency: str) -> Working:
        base = self.known.get(rule.base.fact) if rule.base else None
        match formula.kind:
            case "amount" if formula.amount is not None:
                return self._sum(formula.amount, currency)
            case "matching":
                return self._share(self.known.get(formula.matched), formula.rate, currency)
            case "rate":
                return self._share(base, formula.rate, currency)
            case "per_unit" if isinstance(base, Value) and formula.amount is not None:
                return self._units(base, formula, currency)
            case "whole" if isinstance(base, Value):
                return self._whole(model, base, formula, currency)
            case "marginal" if isinstance(base, Value):
                return self._marginal(base, formula, currency)
            case "cases":
                first = formula.cases[0]
                when = conjunction(model.cases[0].when, self.voice)
                text, number = (
                    self._sum(first.amount, currency)
                    if first.amount is not None
                    else self._share(base, first.rate, currency)
                )
                return self.voice.word("example-in-band", band=when, working=text), number
        return "", Fraction(0)

    def _whole(self, model: Any, base: Value, formula: Formula, currency: str) -> Working:
        for written, each in zip(model.tiers.bands, formula.bands, strict=True):
            low, high = each.low, each.high
            size = self._in(base, low or high)
            if low is not None and size < low.number:
                continue
            if high is not None:
                over = self._in(base, high)
                if over > high.number or (over == high.number and not each.inclusive):
                    continue
            text, number = (
                self._sum(each.amount, currency)
                if each.amount is not None
                else self._share(base, each.rate, currency)
            )
            said = band_label(written, self.voice)
            return self.voice.word("example-in-band", band=said, working=text), number
        return "", Fraction(0)

    def _marginal(self, base: Value, formula: Formula, currency: str) -> Working:
        parts: list[str] = []
        total = Fraction(0)
        for each in formula.bands:
            edge = each.low or each.high
            size = self._in(base, edge)
            low = each.low.number if each.low is not None else Fraction(0)
            if each.rate is None or size <= low:
                continue
            top = min(size, each.high.number) if each.high is not None else size
            dim = edge.dim if edge is not None else base.dim
            text, number = self._share(Value(dim, top - low), each.rate, currency)
            parts.append(text)
            total += number
        return " + ".join(parts), total

    def _units(self, base: Value, formula: Formula, currency: str) -> Working:
        above, step = formula.above, formula.step
        size = self._in(base, above or step) - (above.number if above is not None else 0)
        count = Fraction(size // step.number) if step is not None else size
        text, number = self._sum(formula.amount, currency) if formula.amount else ("", Fraction(0))
        return self._times(self.voice.say(decimal(count)), text), count * number

    def _sum(self, amount: Value, currency: str) -> Working:
        code = amount.dim[6:]
        factor = self.rates.factor(code, currency)
        said = self._money(half_up(amount.number), code)
        return self._exchanged(said, code, currency), amount.number * factor

    def _share(self, of: object, rate: Fraction | None, currency: str) -> Working:
        if not isinstance(of, Value) or rate is None or not of.dim.startswith("money:"):
            return "", Fraction(0)
        said, number = self._sum(of, currency)
        return self._times(said, self._rate(rate)), number * rate

    def _rate(self, rate: Fraction) -> str:
        return self.voice.say(self.written[rate])

    def _exchanged(self, said: str, code: str, currency: str) -> str:
        if code == currency:
            return said
        rate = self.rates.factor(code, currency)
        return self._times(said, self.voice.say(decimal(rate)))

    def _times(self, one: str, other: str) -> str:
        return f"{one} × {other}"

    def _in(self, base: Value, edge: Value | None) -> Fraction:
        if edge is None or edge.dim == base.dim:
            return base.number
        return base.number * self.rates.factor(base.dim[6:], edge.dim[6:])

    def _payout(self, award: Award) -> Iterator[str]:
        voice = self.voice
        for each in award.payout if len(award.payout) > 1 else ():
            if each.amount:
                trigger = voice.locale.enum("PayoutTrigger", each.trigger)
                amount = self._money(each.amount, award.currency)
                yield voice.word("labelled", label=trigger, value=amount)

    def _money(self, minor: int, currency: str) -> str:
        return self.voice.say(Money(minor, currency))
