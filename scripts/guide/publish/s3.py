"""The few requests of the S3 protocol that publishing needs, which OSS and COS answer too.

Bodies are sent whole with their hash: OSS and COS refuse the chunks with trailing checksums that
the providers' large clients have come to send.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit
from xml.etree import ElementTree as ET

import requests
from requests.adapters import HTTPAdapter
from requests_aws4auth import AWS4Auth
from urllib3.util import Retry

from guide.publish.failure import PublishError
from guide.publish.keys import Keys

# What is tried again when a server stumbles or a line breaks, with growing pauses: 0, 1, 2, 4 s.
RETRIES = Retry(
    total=4,
    backoff_factor=0.5,
    status_forcelist=(500, 502, 503, 504),
    allowed_methods=None,
    raise_on_status=False,
)
_SECONDS = (10, 60)

_REASONS = {
    "AccessDenied": "publish-denied",
    "AllAccessDisabled": "publish-denied",
    "InvalidAccessKeyId": "publish-keys-refused",
    "SignatureDoesNotMatch": "publish-keys-refused",
    "InvalidToken": "publish-keys-refused",
    "ExpiredToken": "publish-keys-refused",
    "RequestTimeTooSkewed": "publish-clock",
    "RequestExpired": "publish-clock",
    "NoSuchBucket": "publish-no-bucket",
    "PermanentRedirect": "publish-other-region",
    "AuthorizationHeaderMalformed": "publish-other-region",
}


@dataclass(frozen=True, slots=True)
class Listed:
    """An object of a listing: its key, and when it was written, by the server's clock."""

    key: str
    modified: str


class Bucket:
    """A bucket under its own address, such as https://guide.oss-cn-beijing.aliyuncs.com."""

    def __init__(self, address: str, region: str, keys: Keys, *, connections: int) -> None:
        self.address = address.rstrip("/")
        self.host = urlsplit(address).hostname or ""
        self._http = requests.Session()
        adapter = HTTPAdapter(max_retries=RETRIES, pool_maxsize=connections)
        self._http.mount("https://", adapter)
        self._http.mount("http://", adapter)
        self._auth = AWS4Auth(keys.id, keys.secret, region, "s3", session_token=keys.token)

    def close(self) -> None:
        """Let go of the connections."""
        self._http.close()

    def list(self, prefix: str) -> Iterator[Listed]:
        """Every object whose key begins with a prefix."""
        query = {"list-type": "2", "prefix": prefix, "encoding-type": "url"}
        while True:
            said = self._ask("GET", "", query=query)
            root = _xml(said.content, self.host)
            for each in root.iterfind("{*}Contents"):
                key = unquote(each.findtext("{*}Key") or "")
                yield Listed(key, each.findtext("{*}LastModified") or "")
            token = root.findtext("{*}NextContinuationToken")
            if root.findtext("{*}IsTruncated") != "true" or not token:
                return
            query = {**query, "continuation-token": token}

    def get(self, key: str) -> bytes | None:
        """An object's bytes, None where there is none."""
        said = self._ask("GET", key, headers={"Accept-Encoding": "identity"}, absent=True)
        return None if said.status_code == requests.codes.not_found else said.content

    def head(self, key: str) -> Mapping[str, str]:
        """The headers of an object; empty where there is none."""
        said = self._ask("HEAD", key, absent=True)
        return {} if said.status_code == requests.codes.not_found else said.headers

    def put(self, key: str, data: bytes, headers: Mapping[str, str]) -> None:
        """Write an object."""
        self._ask("PUT", key, data=data, headers=headers)

    def delete(self, key: str) -> None:
        """Delete an object, if it is there."""
        self._ask("DELETE", key, absent=True)

    def _ask(
        self,
        method: str,
        key: str,
        *,
        query: Mapping[str, str] | None = None,
        data: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        absent: bool = False,
    ) -> requests.Response:
        """Ask, and word what went wrong; with `absent` a missing object is no error."""
        address = f"{self.address}/{quote(key, safe='/-_.~')}"
        asked = "&".join(f"{k}={quote(v, safe='-_.~')}" for k, v in sorted((query or {}).items()))
        try:
            said = self._http.request(
                method,
                f"{address}?{asked}" if asked else address,
                data=data,
                headers=dict(headers or {}),
                auth=self._auth,
                allow_redirects=False,
                timeout=_SECONDS,
            )
        except requests.RequestException as error:
            reason = _cause(error)
            raise PublishError("publish-unreachable", host=self.host, reason=reason) from None
        missing = absent and said.status_code == requests.codes.not_found
        if said.status_code < 300 or (missing and not _is(said, "NoSuchBucket")):
            return said
        raise self._refused(said, key)

    def _refused(self, said: requests.Response, key: str) -> PublishError:
        code, message = _error(said)
        named = _REASONS.get(code, "")
        if not named:
            by_status = {
                301: "publish-other-region",
                307: "publish-other-region",
                403: "publish-denied",
            }
            named = by_status.get(said.status_code, "publish-refused")
        args = {"host": self.host, "key": key or "/", "status": said.status_code}
        args |= {"reason": f"{code} {message}".strip(), "time": said.headers.get("Date", "?")}
        return PublishError(named, **args)


def sha256(data: bytes) -> str:
    """The hash of an object's bytes as they were before they were compressed."""
    return hashlib.sha256(data).hexdigest()


def _xml(data: bytes, host: str) -> ET.Element:
    """An answer as XML; no server of this protocol declares document types, so none is read."""
    try:
        if b"<!DOCTYPE" not in data[:1000]:
            return ET.fromstring(data)  # noqa: S314
    except ET.ParseError:
        pass
    raise PublishError("publish-no-s3", host=host)


def _error(said: requests.Response) -> tuple[str, str]:
    try:
        root = _xml(said.content, "")
    except PublishError:
        return "", f"HTTP {said.status_code}"
    return root.findtext("{*}Code") or "", (root.findtext("{*}Message") or "")[:200]


def _is(said: requests.Response, code: str) -> bool:
    return _error(said)[0] == code


def _cause(error: BaseException) -> str:
    """The innermost reason, which says most in fewest words."""
    while True:
        inner = error.__cause__ or error.__context__
        reason = getattr(error, "reason", None)
        if isinstance(reason, BaseException):
            inner = reason
        elif error.args and isinstance(error.args[0], BaseException):
            inner = error.args[0]
        if inner is None or inner is error:
            break
        error = inner
    return str(getattr(error, "strerror", None) or error)[:200] or type(error).__name__
