"""A PDF declared as PDF/X: its output intent, its dates and title in both places, nothing live."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import escape

import pikepdf

from guide import __version__
from guide.outputs.booklet.press.profile import Profile

X4, X1A = "x-4", "x-1a"
STANDARDS = (X4, X1A)
_VERSIONS = {X4: "PDF/X-4", X1A: "PDF/X-1a:2003"}
# What a page or a document may hold that a press must not see: it acts, or it points elsewhere.
_LIVE_ON_PAGES = ("/Annots", "/AA", "/StructParents", "/Tabs", "/B", "/Thumb")
_LIVE_IN_ROOT = (
    *("/AcroForm", "/AA", "/OpenAction", "/Names", "/Outlines", "/StructTreeRoot", "/MarkInfo"),
    *("/ViewerPreferences", "/PageMode", "/Dests", "/OutputIntents", "/Metadata"),
)


@dataclass(frozen=True, slots=True)
class Title:
    """What the file says about itself."""

    title: str
    author: str
    day: date
    name: str


def strip(pdf: pikepdf.Pdf) -> None:
    """Take out links, bookmarks, tags and everything else that is for screens."""
    for name in _LIVE_IN_ROOT:
        if name in pdf.Root:
            del pdf.Root[name]
    for page in pdf.pages:
        for name in _LIVE_ON_PAGES:
            if name in page.obj:
                del page.obj[name]


def declare(pdf: pikepdf.Pdf, profile: Profile, title: Title, standard: str = X4) -> None:
    """Declare the document as PDF/X for the printing condition of a profile."""
    embedded = pdf.make_stream(profile.data)
    embedded.N = 4
    intent = pikepdf.Dictionary(
        Type=pikepdf.Name.OutputIntent,
        S=pikepdf.Name.GTS_PDFX,
        OutputConditionIdentifier=pikepdf.String(profile.condition),
        Info=pikepdf.String(profile.name),
        DestOutputProfile=embedded,
    )
    if profile.condition != "Custom":
        intent.RegistryName = pikepdf.String("http://www.color.org")
    pdf.Root.OutputIntents = pikepdf.Array([pdf.make_indirect(intent)])
    stamp = title.day.strftime("D:%Y%m%d000000Z")
    version = _VERSIONS[standard]
    made = pikepdf.Dictionary(
        Title=title.title,
        Author=title.author,
        Creator=_creator(),
        Producer=_creator(),
        CreationDate=stamp,
        ModDate=stamp,
        Trapped=pikepdf.Name("/False"),
        GTS_PDFXVersion=version,
    )
    pdf.trailer.Info = pdf.make_indirect(made)
    metadata = pdf.make_stream(_xmp(title, version).encode())
    metadata.Type, metadata.Subtype = pikepdf.Name.Metadata, pikepdf.Name.XML
    pdf.Root.Metadata = metadata


def save(pdf: pikepdf.Pdf, target: Path, standard: str = X4) -> None:
    """Write the file in the version of its standard; the same document gives the same bytes."""
    plain = standard == X1A
    packed, loose = pikepdf.ObjectStreamMode.generate, pikepdf.ObjectStreamMode.disable
    pdf.save(
        target,
        force_version="1.4" if plain else "1.6",
        object_stream_mode=loose if plain else packed,
        deterministic_id=True,
    )


def _creator() -> str:
    return f"guide {__version__}"


def _xmp(title: Title, version: str) -> str:
    stamp = f"{title.day.isoformat()}T00:00:00Z"
    name, author = escape(title.title), escape(title.author)
    own = uuid5(NAMESPACE_URL, f"{title.name} {title.title} {stamp}").urn
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{name}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<xmp:CreatorTool>{_creator()}</xmp:CreatorTool>
<xmp:CreateDate>{stamp}</xmp:CreateDate>
<xmp:ModifyDate>{stamp}</xmp:ModifyDate>
<xmp:MetadataDate>{stamp}</xmp:MetadataDate>
<pdf:Producer>{_creator()}</pdf:Producer>
<pdf:Trapped>False</pdf:Trapped>
<pdfxid:GTS_PDFXVersion>{version}</pdfxid:GTS_PDFXVersion>
<xmpMM:DocumentID>{own}</xmpMM:DocumentID>
<xmpMM:VersionID>1</xmpMM:VersionID>
<xmpMM:RenditionClass>default</xmpMM:RenditionClass>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""
