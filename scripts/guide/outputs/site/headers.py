"""The headers that a server should send with a site, in the words of the servers that send them."""

import json
from collections.abc import Iterator

from guide.outputs.site.policy import Inline, policy

# Cloudflare Pages and its kin read this file in the site itself.
IN_SITE = "_headers"


def headers(inline: Inline) -> dict[str, str]:
    """The headers by name, for a site whose hand-written pages hold `inline`."""
    return {
        "Content-Security-Policy": policy(inline, framed=True),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
        "Cross-Origin-Opener-Policy": "same-origin",
    }


def pages(said: dict[str, str]) -> str:
    """For hosts that read `_headers`, such as Cloudflare Pages."""
    return "/*\n" + "".join(f"  {name}: {value}\n" for name, value in said.items())


def files(said: dict[str, str]) -> Iterator[tuple[str, bytes]]:
    """For people who keep a server: (file name, its bytes)."""
    nginx = "".join(f'add_header {name} "{value}" always;\n' for name, value in said.items())
    yield "nginx.conf", nginx.encode()
    functions = [
        {
            "functionName": "set_resp_header",
            "functionArgs": [
                {"argName": "key", "argValue": name},
                {"argName": "value", "argValue": value},
            ],
        }
        for name, value in said.items()
    ]
    # A bucket of OSS sends no headers of its own choosing: the CDN before it does.
    yield "oss-cdn.json", (json.dumps(functions, indent=1) + "\n").encode()
    yield IN_SITE, pages(said).encode()
