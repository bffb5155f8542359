"""`make sbom`: what the program consists of, as CycloneDX, with hashes and licences.

The list is that of the lock file, the licences those that the installed libraries state. Ends with
exit 1 and says why where a library is not installed, or its licence is not one that we accept.
The same lock gives the same bytes.
"""

import json
import re
import sys
import uuid
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

HOME = Path(__file__).parents[1]
LOCK = HOME / "requirements.lock"

# What a bureau may use and hand on without opening its own sources.
ACCEPTED = frozenset(
    {
        *("MIT", "MIT-CMU", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "PSF-2.0"),
        *("MPL-2.0", "OFL-1.1"),  # their own files stay under them; we change none of those files
    }
)
# What libraries write that state no SPDX expression.
_SPDX = {
    "Apache 2.0": "Apache-2.0",
    "Apache License 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD-3-Clause",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}
# The fonts in this package have a licence of their own, which its metadata do not name.
_ALSO = {"justmytype-intl-cjk": "OFL-1.1", "justmytype-western-core": "OFL-1.1"}

_ENTRY = re.compile(r"^([a-z0-9][a-z0-9._-]*)==([^ ;\\]+)", re.MULTILINE)
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


def locked(text: str) -> dict[str, tuple[str, list[str]]]:
    """Each library of a lock file: its version and the hashes of its files."""
    starts = [*_ENTRY.finditer(text)]
    ends = [*(start.start() for start in starts[1:]), len(text)]
    return {
        start[1]: (start[2], _HASH.findall(text[start.start() : end]))
        for start, end in zip(starts, ends, strict=True)
    }


def needs(text: str) -> dict[str, list[str]]:
    """What each library of a lock file, or the program itself, brings along: the lock says why."""
    found: dict[str, list[str]] = {}
    starts = [*_ENTRY.finditer(text)]
    ends = [*(start.start() for start in starts[1:]), len(text)]
    for start, end in zip(starts, ends, strict=True):
        _, _, why = text[start.start() : end].partition("# via")
        for name in re.findall(r"^[ #]*([a-z0-9][a-z0-9._-]*)", why, re.MULTILINE):
            found.setdefault(name, []).append(start[1])
    return found


def licence(name: str) -> str:
    """The SPDX expression of an installed library; what it says itself where that is none."""
    about = distribution(name).metadata
    said = about.get("License-Expression") or about.get("License") or ""
    if not said or said == "UNKNOWN" or len(said) > 60:
        classes = [each for each in about.get_all("Classifier", []) if each.startswith("License")]
        said = classes[-1].rpartition(":: ")[2] if classes else said
    found = _SPDX.get(said, said)
    return f"{found} AND {_ALSO[name]}" if name in _ALSO else found


def unaccepted(expression: str) -> list[str]:
    """The licences of an expression that we do not accept; of alternatives one is enough."""
    lacking = []
    for part in expression.split(" AND "):
        choices = part.strip("() ").split(" OR ")
        if not ACCEPTED & set(choices):
            lacking.append(part)
    return lacking


def sbom(lock: str) -> tuple[dict[str, object], list[str]]:
    """The bill of materials of a lock file, and what is wrong with its licences."""
    components, wrong = [], []
    for name, (version, hashes) in sorted(locked(lock).items()):
        purl = f"pkg:pypi/{name}@{version}"
        try:
            said = licence(name)
        except PackageNotFoundError:
            wrong.append(f"{name}: not installed, so its licence is not known")
            said = "NOASSERTION"
        else:
            wrong += [f"{name}: licence {each!r} is not accepted" for each in unaccepted(said)]
        components.append(
            {
                "type": "library",
                "bom-ref": purl,
                "name": name,
                "version": version,
                "purl": purl,
                "licenses": [{"expression": said}],
                "externalReferences": [
                    {
                        "type": "distribution",
                        "url": purl,
                        "hashes": [{"alg": "SHA-256", "content": each}],
                    }
                    for each in hashes
                ],
            }
        )
    own = distribution("investment-guide")
    refs = {each["name"]: each["bom-ref"] for each in components}
    serial = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(components) + own.version)
    made = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{serial}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": "investment-guide",
                "name": "investment-guide",
                "version": own.version,
                "licenses": [{"expression": own.metadata["License-Expression"]}],
            }
        },
        "components": components,
        "dependencies": [
            {
                "ref": refs.get(name, name),
                "dependsOn": [refs[each] for each in brought],
            }
            for name, brought in sorted(needs(lock).items())
        ],
    }
    return made, wrong


def main(target: str) -> int:
    """Write the bill of materials; 1 where a licence is wrong."""
    made, wrong = sbom(LOCK.read_text(encoding="utf-8"))
    file = Path(target)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8", newline="\n")
    for line in wrong:
        sys.stderr.write(line + "\n")
    sys.stdout.write(f"{file}\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
