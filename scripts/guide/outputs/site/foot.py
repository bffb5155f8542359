"""The foot of every page: the hotline, whom to call, the notice, the imprint."""

from guide import quantities
from guide.data.places import card_place
from guide.model.guide import Guide
from guide.outputs.site.render import prose
from guide.outputs.site.shell import Call, Foot, Hotline, Legal
from guide.words.people import guide_contacts
from guide.words.voice import Voice

_ICP = "https://beian.miit.gov.cn/"
_POLICE = "https://beian.mps.gov.cn/#/query/webSearch?code="


def foot(guide: Guide, lang: str) -> Foot:
    """What stands at the foot of every page of a language."""
    voice, settings = Voice(guide, lang), guide.settings
    contacts = guide_contacts(guide, lang)
    return Foot(
        hotline=hotline(guide, lang),
        contact=Call(
            contacts[0].organisation,
            contacts[0].name,
            contacts[0].role,
            contacts[0].phone,
            contacts[0].email,
            f"data/{card_place(lang, contacts[0].organisation_id, contacts[0].person_id)}"
            if contacts[0].organisation_id
            else "",
        )
        if contacts
        else None,
        notice=" ".join(part for part in (voice.text(settings.notice), voice.conversion()) if part),
        imprint=prose(voice.text(settings.imprint)),
        date=quantities.show(guide.date, lang),
        legal=tuple(_legal(guide, voice)),
    )


def hotline(guide: Guide, lang: str) -> Hotline | None:
    """The guide's own hotline."""
    voice, line = Voice(guide, lang), guide.settings.hotline
    if line is None:
        return None
    return Hotline(str(line.number), voice.text(line.hours), voice.text(line.promise))


def _legal(guide: Guide, voice: Voice) -> list[Legal]:
    settings = guide.settings
    lines = []
    if settings.issuer and (issuer := voice.title("organisations", settings.issuer)):
        lines.append(Legal(issuer))
    if settings.icp:
        lines.append(Legal(settings.icp, _ICP))
    if settings.police:
        digits = "".join(sign for sign in settings.police if sign.isdigit())
        lines.append(Legal(settings.police, _POLICE + digits))
    if settings.site_code:
        lines.append(Legal(voice.word("site-code", code=settings.site_code)))
    return lines
