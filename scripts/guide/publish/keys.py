"""The keys of a bucket: from the environment, or where the provider's own tools keep them."""

import configparser
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from guide.publish.failure import PublishError


@dataclass(frozen=True, slots=True)
class Keys:
    """The name of a key, its secret, and the token that comes with a temporary one."""

    id: str
    secret: str = field(repr=False)
    token: str | None = field(default=None, repr=False)


_AWS = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN")
_ALIYUN = (
    "ALIBABA_CLOUD_ACCESS_KEY_ID",
    "ALIBABA_CLOUD_ACCESS_KEY_SECRET",
    "ALIBABA_CLOUD_SECURITY_TOKEN",
)
_OSS = ("OSS_ACCESS_KEY_ID", "OSS_ACCESS_KEY_SECRET", "OSS_SESSION_TOKEN")
_TENCENT = ("TENCENTCLOUD_SECRET_ID", "TENCENTCLOUD_SECRET_KEY", "TENCENTCLOUD_TOKEN")
_ALIYUN_FILE = ("accessKeyID", "accessKeySecret", "stsToken")
_AWS_FILE = ("aws_access_key_id", "aws_secret_access_key", "aws_session_token")


def keys(host: str) -> Keys:
    """The keys for a host: those of its provider, else those of AWS, which others go by as well.

    Raises PublishError, which names where they were looked for.
    """
    names = [_AWS]
    if host.endswith(".aliyuncs.com"):
        names = [_ALIYUN, _OSS, _AWS]
    elif host.endswith(".myqcloud.com"):
        names = [_TENCENT, _AWS]
    for name, secret, token in names:
        if os.environ.get(name) and os.environ.get(secret):
            return Keys(os.environ[name], os.environ[secret], os.environ.get(token) or None)
    files = list(_files(host))
    for file, section, (name, secret, token) in files:
        found = configparser.ConfigParser(interpolation=None)
        try:
            found.read(file, encoding="utf-8")
            kept = found[section]
        except (configparser.Error, KeyError, OSError, UnicodeDecodeError):
            continue
        if kept.get(name) and kept.get(secret):
            return Keys(kept[name], kept[secret], kept.get(token) or None)
    looked = tuple(str(file) for file, _, _ in files)
    raise PublishError("publish-no-keys", names=names[0][:2], files=looked)


def _files(host: str) -> Iterator[tuple[Path, str, tuple[str, str, str]]]:
    """The files of the providers' own tools: place, section, and what they call the three."""
    if host.endswith(".aliyuncs.com"):
        yield Path.home() / ".ossutilconfig", "Credentials", _ALIYUN_FILE
    named = os.environ.get("AWS_SHARED_CREDENTIALS_FILE")
    file = Path(named) if named else Path.home() / ".aws" / "credentials"
    yield file, os.environ.get("AWS_PROFILE") or "default", _AWS_FILE
