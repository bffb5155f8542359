"""A bucket, on moto's S3 server behind a guard that checks each signature with botocore."""

import gzip
import time

import pytest
import requests
from urllib3.util import Retry

from guide.outputs.manifest import MANIFEST
from guide.publish import PublishError, s3
from guide.publish.bucket import Objects, region
from guide.publish.keys import keys
from guide.publish.ledger import NEXT
from guide.publish.piecewise import Piecewise


def bring(site, server, prefix="", *, adopt=False):
    objects = Objects(site, server.address, prefix)
    try:
        pieces = Piecewise(site, objects)
        plan = pieces.plan(adopt=adopt)
        if plan:
            pieces.carry_out(plan, lambda path, data: None)
        return plan
    finally:
        objects.bucket.close()


def test_a_site_is_there_as_it_was_built_and_only_changes_follow(server, sites, visitor, said):
    old, new = sites
    bring(old, server)
    assert {path: server.get(path) for path in old.files} == said(old)
    pages = visitor.sees(server.get)
    assert "zh/projects/tea-processing.html" in pages
    server.done()
    time.sleep(1.1)  # the server's clock counts in seconds
    plan = bring(new, server)
    written = [path for method, path, *_ in server.done() if method == "PUT"]
    assert sorted(written) == sorted([*plan.sent, MANIFEST, NEXT])
    assert {path: server.get(path) for path in new.files} == said(new)
    assert server.get("en/projects/tea-goes.html") is None
    assert server.get(NEXT) is None
    assert not bring(new, server)
    done = server.done()
    assert not [path for method, path, *_ in done if method == "PUT"]
    # The listing and the manifest tell of all but what was written last.
    assert {path for method, path, *_ in done if method == "HEAD"} <= set(plan.sent)


@pytest.fixture
def pair(small):
    """An old and a new site, small ones."""
    both = {"index.html": "1", "404.html": "1", "same.css": "x", "en/index.html": "1"}
    both |= {"en/projects/tea-processing.html": "1", "assets/catalogue.en.js": "1"}
    old = small({**both, "en/projects/goes.html": "x"}, "old")
    new = {path: "2" if text == "1" else text for path, text in both.items()}
    return old, small({**new, "en/projects/comes.html": "x", "media/p.png": "x"}, "new")


def test_the_order_at_the_server_is_the_planned_one(server, pair):
    old, new = pair
    bring(old, server)
    server.done()
    plan = bring(new, server)
    steps = [(m, p) for m, p, *_ in server.done() if m in ("PUT", "DELETE")]
    assert steps[0] == ("PUT", NEXT)
    assert steps[-1] == ("DELETE", NEXT)
    place = {step: number for number, step in enumerate(steps)}
    last_added = max(place["PUT", path] for path in plan.added)
    first_changed = min(place["PUT", path] for path in plan.changed)
    assert last_added < first_changed
    entries = [place["PUT", p] for p in plan.changed if p.endswith(("/index.html", "404.html"))]
    records = place["PUT", "en/projects/tea-processing.html"]
    assert records < min(entries)
    assert place["PUT", MANIFEST] > max(place["PUT", path] for path in plan.sent)
    assert min(place["DELETE", path] for path in plan.removed) > place["PUT", MANIFEST]


def test_types_cache_headers_and_compression(server, small):
    long = "字" * 2000
    hashed = "media/134c13b27dcc5980afa2.webp"
    texts = {"index.html": long, "a/short.html": "x", hashed: long, "data/projects.csv": long}
    texts |= {"assets/site.js": long, "data/all.json": long, "data/feed.atom": long, "odd": "x"}
    site = small(texts)
    bring(site, server)
    sent = {path: headers for method, path, headers, _ in server.done() if method == "PUT"}
    types = {path: headers["CONTENT_TYPE"] for path, headers in sent.items()}
    assert types["index.html"] == "text/html; charset=utf-8"
    assert types["assets/site.js"] == "text/javascript; charset=utf-8"
    assert types["data/projects.csv"] == "text/csv; charset=utf-8"
    assert types["data/all.json"] == "application/json"
    assert types[hashed] == "image/webp"
    assert types["odd"] == "application/octet-stream"
    kept = {path: headers["HTTP_CACHE_CONTROL"] for path, headers in sent.items()}
    assert kept[hashed] == "public, max-age=31536000, immutable"
    assert {kept[path] for path in texts if path != hashed} == {"public, max-age=300"}
    folded = {path for path, headers in sent.items() if headers["HTTP_CONTENT_ENCODING"] == "gzip"}
    assert folded == {"index.html", "assets/site.js"}
    raw = requests.get(f"{server.address}/index.html", stream=True, timeout=30)
    assert gzip.decompress(raw.raw.read()).decode() == long
    assert raw.headers["Content-Type"] == "text/html; charset=utf-8"
    assert not bring(site, server)


def test_a_cut_run_is_taken_up(server, pair, said):
    old, new = pair
    bring(old, server)
    server.done()
    server.fail("PUT", "/en/index.html", "403 No", "AccessDenied")
    with pytest.raises(PublishError) as error:
        bring(new, server)
    assert error.value.code == "publish-denied"
    server.faults.unlink()
    assert server.get("en/index.html") == old.read("en/index.html")
    before = {path for method, path, *_ in server.done() if method == "PUT"}
    plan = bring(new, server)
    after = {path for method, path, *_ in server.done() if method == "PUT"}
    assert before & after == {NEXT}
    assert before | after == {*plan.sent, *before, MANIFEST, NEXT}
    assert {path: server.get(path) for path in new.files} == said(new)


def test_a_server_that_stumbles_is_asked_again(server, small):
    site = small({"index.html": "x"})
    server.fail("PUT", "/index.html", "503 Slow", "SlowDown", times=3)
    bring(site, server)
    assert server.get("index.html") == b"x"


@pytest.mark.parametrize(
    ("status", "code", "problem"),
    [
        ("403 No", "AccessDenied", "publish-denied"),
        ("403 No", "RequestTimeTooSkewed", "publish-clock"),
        ("403 No", "SignatureDoesNotMatch", "publish-keys-refused"),
        ("403 No", "ExpiredToken", "publish-keys-refused"),
        ("404 No", "NoSuchBucket", "publish-no-bucket"),
        ("301 There", "PermanentRedirect", "publish-other-region"),
        ("400 No", "AuthorizationHeaderMalformed", "publish-other-region"),
        ("307 There", "", "publish-other-region"),
        ("503 Slow", "SlowDown", "publish-refused"),
        ("409 No", "OperationAborted", "publish-refused"),
    ],
)
def test_every_refusal_has_its_words(server, small, status, code, problem):
    server.fail("*", "", status, code)
    with pytest.raises(PublishError) as error:
        bring(small({"index.html": "x"}), server)
    assert error.value.code == problem


def test_keys_and_clocks_are_judged_by_the_server(server, small, monkeypatch):
    site = small({"index.html": "x"})
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "another")
    with pytest.raises(PublishError) as error:
        bring(site, server)
    assert error.value.code == "publish-keys-refused"
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "another")
    with pytest.raises(PublishError) as error:
        bring(site, server)
    assert error.value.code == "publish-keys-refused"
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIATEST")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret of a test")
    server.address = f"{server.base}/no-such-bucket"
    with pytest.raises(PublishError) as error:
        bring(site, server)
    assert error.value.code == "publish-no-bucket"


def test_a_line_that_breaks_is_told(server, small, monkeypatch):
    monkeypatch.setattr(s3, "RETRIES", Retry(0, raise_on_status=False))
    site = small({"index.html": "x"})
    server.address = "http://127.0.0.1:9/bucket"  # the port that discards; nothing listens
    with pytest.raises(PublishError) as error:
        bring(site, server)
    assert error.value.code == "publish-unreachable"
    assert error.value.args_ == {"host": "127.0.0.1", "reason": "Connection refused"}


def test_what_is_no_bucket_is_told(server, small):
    site = small({"index.html": "x"})
    server.fail("*", "", "200 OK", "Hello")
    with pytest.raises(PublishError):
        bring(site, server)


def test_files_of_somebody_else_stay(server, small):
    site = small({"index.html": "ours"})
    put = Objects(site, server.address)
    put.write("theirs.txt", b"theirs")
    put.bucket.close()
    with pytest.raises(PublishError) as error:
        bring(site, server)
    assert error.value.code == "publish-not-ours"
    bring(site, server, "guide")  # below a prefix there is room
    assert server.get("guide/index.html") == b"ours"
    bring(site, server, adopt=True)
    assert server.get("index.html") == b"ours"
    assert server.get("theirs.txt") == b"theirs"
    assert server.get("guide/index.html") == b"ours"


def test_an_object_that_somebody_changed_is_brought_back_or_stays(server, small):
    first = small({"index.html": "1", "x.html": "x", "y.html": "y"}, "first")
    bring(first, server)
    time.sleep(1.1)
    hand = Objects(first, server.address)
    for path in ("x.html", "y.html"):
        hand.write(path, b"by hand")
    hand.bucket.close()
    plan = bring(small({"index.html": "2", "x.html": "x"}, "second"), server)
    assert plan.changed == ("index.html", "x.html")
    assert plan.kept == ("y.html",)
    assert server.get("x.html") == b"x"
    assert server.get("y.html") == b"by hand"


HOSTILE = [
    "a b.html",
    "a+b.html",
    "100%.html",
    "%41.html",
    "a&b=c.html",
    "图片/项 目.html",
    "~x.html",
]
HOSTILE += [
    "a'b.html",
    "(x)!*.html",
    "x#y.html",
    "q?.html",
    "é.html",
    "e\u0301.html",
    "a;b,c@$.html",
]


def test_hostile_names(server, small):
    texts = {"index.html": "x", **{name: name for name in HOSTILE}}
    site = small(texts)
    bring(site, server, "前缀".encode().hex())
    assert not bring(site, server, "前缀".encode().hex())
    later = small({"index.html": "x"}, "later")
    plan = bring(later, server, "前缀".encode().hex())
    assert sorted(plan.removed) == sorted(HOSTILE)


def test_more_objects_than_a_listing_holds(server, small, monkeypatch):
    asked = s3.Bucket._ask

    def few(self, method, key, *, query=None, **kept):
        return asked(self, method, key, query={**query, "max-keys": "7"} if query else None, **kept)

    monkeypatch.setattr(s3.Bucket, "_ask", few)
    site = small({"index.html": "x", **{f"p/{number}.html": "x" for number in range(30)}})
    bring(site, server)
    assert not bring(site, server)


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("https://my-guide.oss-cn-beijing.aliyuncs.com", "cn-beijing"),
        ("https://my-guide.s3.oss-cn-hangzhou.aliyuncs.com", "cn-hangzhou"),
        ("https://my-guide.oss-cn-beijing-internal.aliyuncs.com", "cn-beijing"),
        ("https://my-guide-1250000000.cos.ap-guangzhou.myqcloud.com", "ap-guangzhou"),
        ("https://minio.bureau.example/guide", "us-east-1"),
    ],
)
def test_the_region_stands_in_the_address(address, found):
    assert region(address, None) == found
    assert region(address, "named") == "named"


NAMES = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_PROFILE")
NAMES += ("ALIBABA_CLOUD_ACCESS_KEY_ID", "OSS_ACCESS_KEY_ID", "TENCENTCLOUD_SECRET_ID")
NAMES += ("AWS_SHARED_CREDENTIALS_FILE",)
OSS, COS = "x.oss-cn-beijing.aliyuncs.com", "x.cos.ap-beijing.myqcloud.com"


@pytest.fixture
def home(tmp_path, monkeypatch):
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    return tmp_path


def test_keys_come_from_where_each_provider_keeps_them(home, monkeypatch):
    (home / ".aws").mkdir()
    (home / ".aws/credentials").write_text(
        "[default]\naws_access_key_id = A\naws_secret_access_key = a%b\n"
        "[other]\naws_access_key_id = B\naws_secret_access_key = b\naws_session_token = t\n"
    )
    assert keys("minio.example").id == "A"
    assert keys("minio.example").secret == "a%b"  # noqa: S105
    monkeypatch.setenv("AWS_PROFILE", "other")
    assert keys("minio.example").token == "t"  # noqa: S105
    (home / ".ossutilconfig").write_text("[Credentials]\naccessKeyID=O\naccessKeySecret=o\n")
    assert keys(OSS).id == "O"
    for name, secret, host in (
        ("TENCENTCLOUD_SECRET_ID", "TENCENTCLOUD_SECRET_KEY", COS),
        ("OSS_ACCESS_KEY_ID", "OSS_ACCESS_KEY_SECRET", OSS),
        ("ALIBABA_CLOUD_ACCESS_KEY_ID", "ALIBABA_CLOUD_ACCESS_KEY_SECRET", OSS),
    ):
        monkeypatch.setenv(name, name)
        monkeypatch.setenv(secret, "s")
        assert keys(host).id == name


@pytest.mark.parametrize(
    ("host", "named"),
    [
        (OSS, ("ALIBABA_CLOUD_ACCESS_KEY_ID", "ALIBABA_CLOUD_ACCESS_KEY_SECRET")),
        (COS, ("TENCENTCLOUD_SECRET_ID", "TENCENTCLOUD_SECRET_KEY")),
        ("minio.example", ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")),
    ],
)
def test_missing_keys_are_named(home, host, named):
    (home / ".aws").mkdir()
    (home / ".aws/credentials").write_bytes(b"\xff no configuration [")
    with pytest.raises(PublishError) as error:
        keys(host)
    assert error.value.code == "publish-no-keys"
    assert error.value.args_["names"] == named
    assert str(home / ".aws/credentials") in error.value.args_["files"]


def test_no_secret_is_told(server, small, monkeypatch):
    """Neither by a value that is shown, nor by any failure, nor over the wire."""
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "canary-of-a-secret")
    monkeypatch.setenv("AWS_SESSION_TOKEN", "canary-of-a-token")
    assert "canary" not in repr(keys("minio.example"))
    site = small({"index.html": "x"})
    for order in ((), ("*", "", "409 No", "Other"), ("*", "", "403 No", "AccessDenied")):
        if order:
            server.fail(*order)
        with pytest.raises(PublishError) as error:
            bring(site, server)
        assert "canary" not in f"{error.value!r} {error.value.args_}"
    assert "canary-of-a-secret" not in server.log.read_text()
