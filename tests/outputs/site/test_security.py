"""A content security policy lets the site work and nothing else run: from a stick, on a server."""

import functools
import http.server
import json
import re
import threading

import pytest

from guide.outputs.site import headers
from guide.outputs.site.policy import Inline, hashed, inline_of, policy, together

ATTACK = (
    "<script>window.hacked = 1</script>"
    "<img src=x onerror='window.hacked = 1'>"
    "<a id=trap href='javascript:window.hacked=1'>x</a>"
    "<p style='color:red' id=red>red</p>"
    "<script src='data:text/javascript,window.hacked=1'></script>"
)
PAGES = (
    "index.html",
    "zh/index.html",
    "en/projects/index.html",
    "zh/projects/hostile.html",
    "en/parks/yunling-edz.html",
    "zh/parks/units.html",
    "en/policies/finder.html",
    "zh/policies/industry-2026.html",
    "en/compare.html",
    "zh/shortlist.html",
    "en/projects/old-cases.html",
    "en/projects/given-up.html",
)


@pytest.fixture(scope="module")
def server(furnished):
    """The furnished site with the headers that stand in its own `_headers`."""
    text = (furnished / headers.IN_SITE).read_text(encoding="utf-8")
    sent = [line.strip().split(": ", 1) for line in text.splitlines()[1:]]

    class Handler(http.server.SimpleHTTPRequestHandler):
        def end_headers(self):
            for name, value in sent:
                self.send_header(name, value)
            super().end_headers()

        def log_message(self, *said):
            pass

    handler = functools.partial(Handler, directory=str(furnished))
    running = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=running.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{running.server_address[1]}"
    running.shutdown()
    thread.join()
    running.server_close()


@pytest.fixture
def page(chromium):
    context = chromium.new_context()
    opened = context.new_page()
    opened.set_default_timeout(5000)
    opened.said = []
    opened.on("console", lambda line: opened.said.append(line.text))
    yield opened
    context.close()


def refused(page):
    return [line for line in page.said if "Content Security Policy" in line]


def test_every_page_states_its_policy_before_anything_is_loaded(furnished):
    for file in furnished.rglob("*.html"):
        html = file.read_text(encoding="utf-8")
        head = html[: html.index("<title>")]
        assert re.findall(r'http-equiv="Content-Security-Policy" content="([^"]+)"', head) == [
            policy().replace("'", "&#39;")
        ], file
        before = html[: html.index("Content-Security-Policy")]
        assert not re.search(r"<(script|link|style|img)", before), file


def test_the_guides_own_pages_need_no_exception(furnished):
    for file in furnished.rglob("*.html"):
        assert inline_of(file.read_text(encoding="utf-8")) == Inline(), file
    assert "unsafe" not in policy(framed=True)


@pytest.mark.parametrize("way", ["stick", "server"])
def test_no_template_is_refused_anything(way, furnished, server, page):
    base = furnished.as_uri() if way == "stick" else server
    for address in PAGES:
        assert (furnished / address).is_file(), address
        page.goto(f"{base}/{address}")
        if 'http-equiv="refresh"' in (furnished / address).read_text(encoding="utf-8"):
            # A page that has moved leads on by itself, which would cut the next visit off.
            page.wait_for_url(lambda url, left=address: not url.endswith(left))
        page.wait_for_load_state()
        assert refused(page) == [], address


@pytest.mark.parametrize("way", ["stick", "server"])
def test_the_search_field_still_leads_to_the_list(way, furnished, server, page):
    page.goto(f"{furnished.as_uri() if way == 'stick' else server}/en/index.html")
    page.fill("#find", "Motors")
    page.press("#find", "Enter")
    page.wait_for_url("**/en/projects/index.html?q=Motors")
    assert refused(page) == []


@pytest.mark.parametrize("guarded", [True, False], ids=["guarded", "unguarded"])
def test_what_is_injected_does_not_run(guarded, furnished, page):
    html = (furnished / "en/about.html").read_text(encoding="utf-8").replace("</main>", ATTACK)
    if not guarded:  # so that it is seen that the policy stops it, and nothing else
        html = re.sub(r"<meta http-equiv[^>]*>", "", html)
    file = furnished / f"en/injected-{guarded}.html"
    file.write_text(html, encoding="utf-8")
    try:
        page.goto(file.as_uri())
        page.click("#trap")
        page.wait_for_timeout(100)
        assert page.evaluate("window.hacked") == (None if guarded else 1)
        colour = page.evaluate("getComputedStyle(document.getElementById('red')).color")
        assert (colour == "rgb(255, 0, 0)") == (not guarded)
        assert bool(refused(page)) == guarded
    finally:
        file.unlink()


def test_a_page_written_by_hand_keeps_its_script_by_its_hash(site, write, page):
    script = '\ndocument.title = "ran & styled";\n'
    docs = write() / "docs"
    for tag in ("zh", "en"):
        (docs / tag).mkdir(parents=True)
        (docs / tag / "life.md").write_text(
            "# Life\n\n| a | b |\n|--:|:-:|\n| 1 | 2 |\n\n"
            "<style>.red { color: rgb(255, 0, 0) }</style>\n\n"
            f'<p class="red" id="red">red</p>\n\n<script>{script}</script>\n',
            encoding="utf-8",
        )
    made = site()
    page.goto((made / "en/life.html").as_uri())
    assert page.title() == "ran & styled"
    assert page.evaluate("getComputedStyle(document.getElementById('red')).color") == (
        "rgb(255, 0, 0)"
    )
    aligned = "[...document.querySelectorAll('td')].map(td => getComputedStyle(td).textAlign)"
    assert page.evaluate(aligned) == ["right", "center"]
    assert refused(page) == []
    assert hashed(script) in (made / headers.IN_SITE).read_text(encoding="utf-8")
    assert hashed(script) not in (made / "en/about.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "html",
    [
        '<p onclick="go()">x</p>',
        '<p style="color: red">x</p>',
        '<iframe src="https://example.org/"></iframe>',
        '<img src="//example.org/x.png" alt="">',
        '<script src="https://example.org/x.js"></script>',
    ],
)
def test_what_no_hash_can_allow_is_told(site, write, html):
    docs = write() / "docs"
    for tag in ("zh", "en"):
        (docs / tag).mkdir(parents=True)
        (docs / tag / "life.md").write_text(f"# Life\n\n{html}\n", encoding="utf-8")
    assert site(problems=("site-page-blocked",)).is_dir()


def test_a_served_page_goes_without_since_the_server_adds_a_script(guide, root):
    from guide.outputs.site.build import build_site  # noqa: PLC0415
    from guide.outputs.site.opening import open_site  # noqa: PLC0415

    made, _ = open_site(guide())
    build_site(made, root, root / "served", url="http://127.0.0.1:8000/")
    assert "Content-Security-Policy" not in (root / "served/en/index.html").read_text("utf-8")


def test_each_server_is_told_the_same():
    held = together([Inline(("'sha256-b'",), ()), Inline(("'sha256-a'", "'sha256-b'"), ())])
    said = headers.headers(held)
    files = dict(headers.files(said))
    assert said["Content-Security-Policy"] == policy(held, framed=True)
    assert "script-src 'self' 'sha256-a' 'sha256-b';" in said["Content-Security-Policy"]
    nginx = re.findall(r'add_header (\S+) "([^"]*)" always;', files["nginx.conf"].decode())
    told = [
        {each["argName"]: each["argValue"] for each in one["functionArgs"]}
        for one in json.loads(files["oss-cdn.json"])
    ]
    pages = [line.strip().split(": ", 1) for line in files["_headers"].decode().splitlines()[1:]]
    assert dict(nginx) == {one["key"]: one["value"] for one in told} == dict(pages) == said


def test_data_in_a_page_is_no_script():
    assert inline_of('<script type="application/ld+json">{"a": 1}</script>') == Inline()
    assert inline_of("<script>a</script><script>a</script>").scripts == (hashed("a"),)
