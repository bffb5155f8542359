"""The colour profile of a press, and pictures separated into its four inks."""

import io
import re
from dataclasses import dataclass, field
from functools import cache, cached_property
from hashlib import sha256
from pathlib import Path

from PIL import Image, ImageCms, ImageFilter

from guide.problems import RefusedError

# A change here makes every separated picture anew.
MAKING = "profile 1"
MAX_BYTES = 20_000_000
# Presses ask for at most 300 % of ink; what JPEG adds to a pixel must find room below it.
MOST_INK = 2.92
_STEPS = 33
_QUALITY = 92
_OWN = Path(__file__).parent / "profiles" / "FOGRA39L_coated.icc"


@dataclass(frozen=True)
class Profile:
    """A press's ICC profile: its bytes, the name that it gives itself, whether it came with us."""

    data: bytes = field(repr=False)
    name: str
    own: bool = False

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of the profile's bytes."""
        return sha256(self.data).hexdigest()

    @property
    def condition(self) -> str:
        """The printing condition as registries name it, such as FOGRA39; else `Custom`."""
        found = re.search(r"FOGRA\s?(\d\d)", self.name, re.IGNORECASE)
        return f"FOGRA{found[1]}" if found else "Custom"


@cache
def standard() -> Profile:
    """The profile that comes with the guide: coated paper, sheet-fed offset, FOGRA39."""
    return _profile(_OWN.read_bytes(), _OWN, own=True)


def read(file: Path) -> Profile:
    """A press's own profile; RefusedError for a file that is no CMYK output profile."""
    try:
        with file.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        reason = error.strerror or str(error)
        raise RefusedError("icc-unreadable", file=file, reason=reason) from None
    return _profile(data, file)


def _profile(data: bytes, file: Path, *, own: bool = False) -> Profile:
    if data[36:40] != b"acsp" or len(data) > MAX_BYTES:
        raise RefusedError("icc-no-profile", file=file)
    try:
        found = ImageCms.ImageCmsProfile(io.BytesIO(data)).profile
        space, kind = found.xcolor_space.strip(), found.device_class.strip()
        name = " ".join((found.profile_description or file.stem).split())
    except (ImageCms.PyCMSError, OSError, ValueError):
        raise RefusedError("icc-no-profile", file=file) from None
    if not space.isprintable() or not space or not kind:
        raise RefusedError("icc-no-profile", file=file)
    if (space, kind) != ("CMYK", "prtr"):
        raise RefusedError("icc-not-cmyk", file=file, space=space, kind=kind)
    made = Profile(data, name, own)
    try:
        _table(made)
    except (ImageCms.PyCMSError, OSError, ValueError):
        raise RefusedError("icc-no-profile", file=file) from None
    return made


def separated(image: Image.Image, profile: Profile) -> bytes:
    """An sRGB picture as a CMYK JPEG, relative colorimetric with black-point compensation."""
    inks = image.convert("RGB").filter(_table(profile))
    # Pillow's table writes four bands under the name RGBA; they are cyan, magenta, yellow, black.
    data = io.BytesIO()
    Image.merge("CMYK", inks.split()).save(data, "JPEG", quality=_QUALITY, subsampling=0)
    return data.getvalue()


@cache
def _table(profile: Profile) -> ImageFilter.Color3DLUT:
    """The profile's inks for a lattice of sRGB colours, none of them over the limit.

    Between the lattice's points inks are interpolated, so nothing goes over it there either.
    """
    levels = [round(255 * step / (_STEPS - 1)) for step in range(_STEPS)]
    lattice = bytes(
        part for blue in levels for green in levels for red in levels for part in (red, green, blue)
    )
    colours = Image.frombytes("RGB", (_STEPS**2, _STEPS), lattice)
    transform = ImageCms.buildTransform(
        ImageCms.createProfile("sRGB"),
        ImageCms.ImageCmsProfile(io.BytesIO(profile.data)),
        "RGB",
        "CMYK",
        ImageCms.Intent.RELATIVE_COLORIMETRIC,
        ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    inks = ImageCms.applyTransform(colours, transform)
    if inks is None:
        raise ValueError("the profile transforms nothing")
    flat = inks.tobytes()
    table = [part for at in range(0, len(flat), 4) for part in _limited(flat[at : at + 4])]
    return ImageFilter.Color3DLUT(_STEPS, table, channels=4, target_mode="RGBA")


def _limited(inks: bytes) -> tuple[float, ...]:
    """Four inks as shares; colour gives way where the sum is over the limit, black stays."""
    *colours, black = (ink / 255 for ink in inks)
    share = min(1.0, (MOST_INK - black) / max(sum(colours), 1e-9))
    return (*(share * colour for colour in colours), black)
