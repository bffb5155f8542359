"""Run by test_bucket: moto's S3 server behind a guard that holds each signature against botocore's.

Prints its port. Requests without a signature may read, as visitors of a public bucket do. What was
done is written to the file that is named, a line each; an order in the file beside it, `faults`,
makes requests fail. Usage: s3_server.py LOG.
"""

import hashlib
import io
import json
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import unquote

from botocore.auth import S3SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import WSGIRequestHandler, make_server

KEY, SECRET = "AKIATEST", "secret of a test"


class Quiet(WSGIRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_request(self, *_):
        pass


class Guard:
    def __init__(self, app, log):
        self.app, self.log, self.faults = app, Path(log), Path(log).with_name("faults")

    def __call__(self, environ, start):
        size = int(environ.get("CONTENT_LENGTH") or 0)
        body = environ["wsgi.input"].read(size)
        environ["wsgi.input"] = io.BytesIO(body)
        method, signed = environ["REQUEST_METHOD"], "HTTP_AUTHORIZATION" in environ
        # As it was sent: the server has unquoted the path once already.
        path, _, query = environ["REQUEST_URI"].partition("?")
        if method == "POST":  # the test itself makes buckets, quietly
            return self.app({**environ, "REQUEST_METHOD": "PUT"}, start)
        refused = self.fault(method, path) or self.judged(
            environ, method, path, query, body, signed
        )
        if refused:
            status, code = refused
            answer = f"<Error><Code>{code}</Code><Message>said by a test</Message></Error>".encode()
            if method == "HEAD":
                answer = b""
            start(
                status, [("Content-Type", "application/xml"), ("Content-Length", str(len(answer)))]
            )
            return [answer]
        if signed:
            names = ("CONTENT_TYPE", "HTTP_CACHE_CONTROL", "HTTP_CONTENT_ENCODING")
            line = [method, unquote(path), {name: environ.get(name) for name in names}, size]
            with self.log.open("a") as file:
                file.write(json.dumps(line) + "\n")
        if not signed:  # to moto every bucket is private
            scope = f"{KEY}/20260101/us-east-1/s3/aws4_request"
            environ["HTTP_AUTHORIZATION"] = f"AWS4-HMAC-SHA256 Credential={scope}"
        return self.app(environ, start)

    def fault(self, method, path):
        """A failure that the test asked for: lines of method, end of path, status, code, times."""
        if not self.faults.exists():
            return None
        orders = json.loads(self.faults.read_text() or "[]")
        for order in orders:
            if order[0] in (method, "*") and unquote(path).endswith(order[1]) and order[4]:
                order[4] -= 1
                self.faults.write_text(json.dumps(orders))
                return order[2], order[3]
        return None

    def judged(self, environ, method, path, query, body, signed):
        if not signed:
            return None if method in ("GET", "HEAD") and not query else ("403 No", "AccessDenied")
        scheme, _, rest = environ["HTTP_AUTHORIZATION"].partition(" ")
        said = dict(part.strip().split("=", 1) for part in rest.split(","))
        key, _, region, service, _ = said["Credential"].split("/")
        if key != KEY:
            return "403 No", "InvalidAccessKeyId"
        stamp = environ["HTTP_X_AMZ_DATE"]
        then = datetime.strptime(stamp, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
        if abs(datetime.now(tz=UTC) - then) > timedelta(minutes=15):
            return "403 No", "RequestTimeTooSkewed"
        headers = {}
        for name in said["SignedHeaders"].split(";"):
            own = name.upper().replace("-", "_")
            headers[name] = environ.get(own) or environ.get(f"HTTP_{own}") or ""
        url = f"http://{environ['HTTP_HOST']}{path}" + (f"?{query}" if query else "")
        request = AWSRequest(method, url, headers, body)
        request.context["timestamp"] = stamp
        signer = S3SigV4Auth(Credentials(KEY, SECRET), service, region)
        wanted = signer.signature(
            signer.string_to_sign(request, signer.canonical_request(request)), request
        )
        is_whole = headers["x-amz-content-sha256"] == hashlib.sha256(body).hexdigest()
        if scheme == "AWS4-HMAC-SHA256" and said["Signature"] == wanted and is_whole:
            return None
        return "403 No", "SignatureDoesNotMatch"


if __name__ == "__main__":
    app = DomainDispatcherApplication(create_backend_app)
    server = make_server(
        "127.0.0.1", 0, Guard(app, sys.argv[1]), threaded=True, request_handler=Quiet
    )
    sys.stdout.write(f"{server.port}\n")
    sys.stdout.flush()
    server.serve_forever()
