"""What a page is about, in the words of schema.org, so that search engines can tell."""

import json
from typing import Any

from markupsafe import Markup

from guide import quantities
from guide.data.places import folder, page_url
from guide.locales import locale
from guide.model.chain import Chain
from guide.model.enumerations import CoordinateSystem, EventKind, EventState, Offer
from guide.model.event import Event
from guide.model.guide import Guide
from guide.model.organisation import Organisation
from guide.model.park import Park
from guide.model.parts import Point
from guide.model.policy import Policy
from guide.model.project import Project
from guide.model.record import Record
from guide.outputs.site.outline import COLLECTIONS
from guide.outputs.site.page import Entry
from guide.words.people import guide_contacts, person_contact
from guide.words.types import Contact
from guide.words.voice import Voice

Json = dict[str, Any]

_STATES = {
    EventState.POSTPONED: "EventPostponed",
    EventState.CANCELLED: "EventCancelled",
}


def structured(guide: Guide, entry: Entry) -> Markup:
    """The element that holds a page's data; empty for pages that are about nothing in particular.

    Addresses are absolute, so a guide without an address of its own has none.
    """
    voice = Voice(guide, entry.lang)
    if not guide.settings.site_url:
        return Markup("")
    about = _about(guide, entry, voice)
    if about is None:
        return Markup("")
    if about["@type"] in ("WebSite", "Dataset"):
        about["inLanguage"] = locale(entry.lang).html
    return script({"@context": "https://schema.org", **_filled(about)})


def script(data: Json) -> Markup:
    """Data as an element of the head; nothing in it can end the element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup('<script type="application/ld+json">') + Markup(text) + Markup("</script>")


def _about(guide: Guide, entry: Entry, voice: Voice) -> Json | None:
    if entry.kind in COLLECTIONS:
        record = guide.collection(COLLECTIONS[entry.kind])[entry.subject]
        return _BY_KIND[entry.kind](record, voice) if entry.kind in _BY_KIND else None
    if entry.kind == "home":
        return _home(guide, voice)
    if entry.kind == "place" and guide.place is not None:
        return {
            "@type": "AdministrativeArea",
            "name": voice.text(guide.place.full_name or guide.place.name),
            "description": voice.text(guide.place.summary),
            "url": _url(voice, "place.html"),
            "containedInPlace": _named("AdministrativeArea", voice.text(guide.place.parent)),
        }
    if entry.kind == "data":
        return _dataset(guide, voice)
    return None


def _home(guide: Guide, voice: Voice) -> Json:
    settings = guide.settings
    return {
        "@type": "WebSite",
        "name": voice.text(settings.title),
        "description": voice.text(settings.proposition),
        "url": _url(voice, "index.html"),
        "publisher": {
            **_named("GovernmentOrganization", _issuer(guide, voice)),
            "contactPoint": [_contact_point(each) for each in guide_contacts(guide, voice.lang)],
        },
    }


def _dataset(guide: Guide, voice: Voice) -> Json:
    files = (
        *((f"{kind}.csv", "text/csv") for kind in set(COLLECTIONS.values())),
        *((f"{kind}.json", "application/json") for kind in set(COLLECTIONS.values())),
    )
    return {
        "@type": "Dataset",
        "name": voice.word("dataset-name", guide=voice.text(guide.settings.title)),
        "description": voice.word("data-lead"),
        "url": _url(voice, "data.html"),
        "dateModified": guide.date.isoformat(),
        "creator": _named("GovernmentOrganization", _issuer(guide, voice)),
        "spatialCoverage": _named("Place", voice.text(guide.place.name) if guide.place else ""),
        "distribution": [
            {
                "@type": "DataDownload",
                "contentUrl": _root(guide) + f"data/{name}",
                "encodingFormat": kind,
            }
            for name, kind in sorted(files)
            if guide.collection(name.partition(".")[0])
        ],
    }


def _project(project: Project, voice: Voice) -> Json:
    """What is offered: a price is not stated, the sum to be invested is."""
    investment = project.investment
    total = investment.total if investment else None
    return {
        "@type": "Offer",
        "name": voice.text(project.title),
        "description": voice.text(project.summary),
        "url": _page(project, voice),
        "category": voice.title("sectors", project.sector),
        "availability": "https://schema.org/InStock"
        if project.offer is Offer.SEEKING
        else "https://schema.org/SoldOut",
        "validThrough": project.valid_until.isoformat() if project.valid_until else "",
        "priceSpecification": {
            "@type": "PriceSpecification",
            "name": voice.locale.field("Investment", "total"),
            "price": quantities.plain(total).split()[-1],
            "priceCurrency": total.currency,
        }
        if total
        else None,
        "availableAtOrFrom": _where(
            voice.text(project.location.text), project.location.point, voice
        ),
        "offeredBy": _organisation_named(project.owner, voice),
    }


def _park(park: Park, voice: Voice) -> Json:
    where = _where(voice.text(park.location.address), park.location.point, voice) or {}
    return {
        **where,
        "@type": "Place",
        "name": voice.text(park.name),
        "description": voice.text(park.summary),
        "url": _page(park, voice),
    }


def _policy(policy: Policy, voice: Voice) -> Json:
    return {
        "@type": "GovernmentService",
        "name": voice.text(policy.title),
        "description": voice.text(policy.summary),
        "url": _page(policy, voice),
        "serviceType": voice.say(policy.kind),
        "provider": _named("GovernmentOrganization", voice.say(policy.issuer)),
        "areaServed": _named(
            "AdministrativeArea",
            voice.text(voice.guide.place.name) if voice.guide.place else "",
        ),
    }


def _event(event: Event, voice: Voice) -> Json:
    online = event.kind is EventKind.ONLINE
    where = voice.join([voice.text(event.venue), voice.text(event.city)])
    place = (
        {"@type": "VirtualLocation", "url": str(event.registration.url or "")}
        if (online and event.registration and event.registration.url)
        else {"@type": "Place", "name": where, "address": voice.text(event.city)}
    )
    mode = "OnlineEventAttendanceMode" if online else "OfflineEventAttendanceMode"
    return {
        "@type": "Event",
        "name": voice.text(event.name),
        "description": voice.text(event.summary),
        "url": _page(event, voice),
        "startDate": event.dates.from_.isoformat(),
        "endDate": (event.dates.to or event.dates.from_).isoformat(),
        "eventStatus": f"https://schema.org/{_STATES.get(event.state, 'EventScheduled')}",
        "eventAttendanceMode": f"https://schema.org/{mode}",
        "location": place,
        "organizer": [_organisation_named(each, voice) for each in event.organiser],
    }


def _organisation(organisation: Organisation, voice: Voice) -> Json:
    people = [person_contact(organisation, each, voice) for each in organisation.people]
    return {
        "@type": "Organization",
        "name": voice.text(organisation.name),
        "description": voice.text(organisation.summary),
        "url": str(organisation.website or _page(organisation, voice)),
        "telephone": str(organisation.phone or ""),
        "email": str(organisation.email or ""),
        "address": voice.text(organisation.address),
        "contactPoint": [_contact_point(each) for each in people],
    }


def _chain(chain: Chain, voice: Voice) -> Json:
    return {
        "@type": "ItemList",
        "name": voice.text(chain.name),
        "url": _page(chain, voice),
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": voice.text(link.name)}
            for number, link in enumerate(chain.links, start=1)
        ],
    }


_BY_KIND: dict[str, Any] = {
    "project": _project,
    "park": _park,
    "policy": _policy,
    "event": _event,
    "organisation": _organisation,
    "chain": _chain,
}


def _contact_point(contact: Contact) -> Json:
    return {
        "@type": "ContactPoint",
        "contactType": contact.role or contact.organisation,
        "name": contact.name,
        "telephone": contact.phone,
        "email": contact.email,
    }


def _where(text: str, point: Point | None, voice: Voice) -> Json | None:
    """A place; its point only in the datum that search engines take it in."""
    known = point is not None and point.crs is not CoordinateSystem.GCJ_02
    return {
        "@type": "Place",
        "address": text,
        "geo": {
            "@type": "GeoCoordinates",
            "latitude": float(point.lat),
            "longitude": float(point.lon),
        }
        if point is not None and known
        else None,
        "containedInPlace": _named(
            "AdministrativeArea",
            voice.text(voice.guide.place.name) if voice.guide.place else "",
        ),
    }


def _organisation_named(id: str, voice: Voice) -> Json | None:
    return _named("Organization", voice.title("organisations", id))


def _issuer(guide: Guide, voice: Voice) -> str:
    issuer = guide.settings.issuer
    return voice.title("organisations", issuer) if issuer else ""


def _named(kind: str, name: str) -> Json:
    return {"@type": kind, "name": name} if name else {}


def _page(record: Record, voice: Voice) -> str:
    return page_url(voice.guide, voice.lang, record.collection, record.id)


def _root(guide: Guide) -> str:
    return f"{(guide.settings.site_url or '').rstrip('/')}/"


def _url(voice: Voice, inner: str) -> str:
    return f"{_root(voice.guide)}{folder(voice.lang)}/{inner}"


def _filled(value: Any) -> Any:
    """A value without its empty parts."""
    if isinstance(value, dict):
        made = {key: _filled(each) for key, each in value.items()}
        return {key: each for key, each in made.items() if each not in (None, "", [], {})}
    if isinstance(value, list):
        return [each for each in map(_filled, value) if each not in (None, "", {})]
    return value
