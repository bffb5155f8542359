"""What a project's amount is in the guide's other currency, with the rate and its day."""

from guide import quantities
from guide.model.project import Project
from guide.quantities import ExchangeRate, PartialDate
from guide.words.voice import Voice


def exchange(project: Project, voice: Voice) -> str:
    """The total by the first rate of guide.yml that knows its currency; empty where none does."""
    if project.investment is None:
        return ""
    total = project.investment.total
    for rate in voice.guide.settings.rates:
        if total.currency in (rate.from_, rate.to):
            day = PartialDate(rate.date.year, rate.date.month, rate.date.day)
            known = ExchangeRate(rate.from_, rate.to, rate.rate, day)
            return voice.word(
                "labelled",
                label=voice.locale.field("Investment", "total"),
                value=quantities.show_money(total, voice.lang, known),
            )
    return ""
