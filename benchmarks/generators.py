"""Other generators on the pages of a built site: the same contents in the same shell.

Each gets what it is good at: finished contents, one layout, nothing to compute. They are installed
into a folder of their own and belong to no list of dependencies.
"""

import json
import re
import shutil
import subprocess
import sys
import venv
from dataclasses import dataclass
from html import unescape
from pathlib import Path

MAIN = re.compile(r"(<main[^>]*>)(.*)(</main>)", re.DOTALL)
TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
# What differs from page to page in a head: other generators print the title alone.
OWN = re.compile(
    r'<(?:link rel="(?:canonical|alternate)|meta (?:name="(?:description|twitter)|property="og))'
    r"[^>]*>|<script type=\"application/ld\+json\">.*?</script>",
    re.DOTALL,
)
HUGO, MKDOCS, ELEVENTY = "hugo", "mkdocs-material==9.8.1", "@11ty/eleventy@3"


@dataclass(frozen=True)
class Page:
    """A page of the site: its path, its title, what stands in its <main>."""

    path: str
    title: str
    main: str


def pages(site: Path) -> tuple[list[Page], str]:
    """The pages of a site that have a <main>, and the shell of the first project as a layout."""
    found, shell = [], ""
    for file in sorted(site.rglob("*.html")):
        html = file.read_text("utf-8")
        main, title = MAIN.search(html), TITLE.search(html)
        if main is None or title is None or file.parent == site:
            continue
        path = file.relative_to(site).as_posix()
        found.append(Page(path, unescape(title[1]), main[2]))
        if not shell and "/projects/" in path and file.name not in ("index.html", "finder.html"):
            html = html[: main.start(2)] + "@CONTENT@" + html[main.end(2) :]
            shell = OWN.sub("", html).replace(title[1], "@TITLE@")
    return found, shell


def hugo(folder: Path, site: Path, tools: Path) -> list[str]:
    """Hugo's project in a folder, and the command that builds it."""
    found, shell = pages(site)
    shutil.rmtree(folder, ignore_errors=True)
    layout = shell.replace("@TITLE@", "{{ .Title }}").replace("@CONTENT@", "{{ .Content }}")
    written(folder / "layouts/_default/single.html", layout)
    written(folder / "layouts/_default/list.html", layout)
    settings = """baseURL = "/"
uglyURLs = true
disableKinds = ["taxonomy", "term", "RSS", "home", "sitemap"]
[markup.goldmark.renderer]
unsafe = true
[security]
allowContent = [".*"]
"""
    written(folder / "hugo.toml", settings)
    for page in found:
        # index.html would be a bundle that takes its neighbours for its own.
        path = re.sub(r"(^|/)index\.html$", r"\1list.html", page.path)
        front = f"---\ntitle: {json.dumps(page.title)}\n---\n"
        written(folder / "content" / path, front + page.main)
    program = installed(tools, HUGO) / "hugo"
    return [str(program), "--source", str(folder), "--quiet"]


def eleventy(folder: Path, site: Path, tools: Path) -> list[str]:
    """Eleventy's project in a folder, and the command that builds it."""
    found, shell = pages(site)
    shutil.rmtree(folder, ignore_errors=True)
    layout = shell.replace("@TITLE@", "{{ title }}").replace("@CONTENT@", "{{ content }}")
    written(folder / "in/_includes/page.liquid", layout)
    written(folder / "package.json", '{"private": true, "type": "module"}')
    for page in found:
        front = {"title": page.title, "layout": "page.liquid", "permalink": page.path}
        head = "".join(f"{key}: {json.dumps(value)}\n" for key, value in front.items())
        written(folder / "in" / page.path, f"---\n{head}---\n{{% raw %}}{page.main}{{% endraw %}}")
    if not (tools / "node_modules").is_dir():
        run(["npm", "install", "--silent", "--no-audit", "--no-fund", ELEVENTY], tools)
    (folder / "node_modules").symlink_to(tools / "node_modules")
    program = tools / "node_modules/.bin/eleventy"
    return [str(program), "--input", str(folder / "in"), "--output", str(folder / "out"), "--quiet"]


def mkdocs(folder: Path, site: Path, tools: Path) -> list[str]:
    """MkDocs with Material as people use it: every page in the navigation."""
    found, _ = pages(site)
    shutil.rmtree(folder, ignore_errors=True)
    nav = []
    for page in found:
        path = page.path.removesuffix(".html") + ".md"
        written(folder / "docs" / path, f"---\ntitle: {json.dumps(page.title)}\n---\n\n{page.main}")
        nav.append({page.title: path})
    settings = {
        "site_name": "Guide",
        "theme": {"name": "material", "font": False},
        "use_directory_urls": False,
        "nav": nav,
    }
    written(folder / "mkdocs.yml", json.dumps(settings))
    program = installed(tools, MKDOCS) / "mkdocs"
    return [str(program), "build", "--quiet", "--config-file", str(folder / "mkdocs.yml")]


def installed(tools: Path, package: str) -> Path:
    """The folder of programs of an environment that holds a package."""
    place = tools / re.split("[=<>]", package)[0]
    if not place.is_dir():
        venv.create(place, with_pip=True)
        run([str(place / "bin/python"), "-m", "pip", "install", "--quiet", package], tools)
    return place / "bin"


def run(command: list[str], folder: Path) -> None:
    done = subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(command)}: {done.stderr or done.stdout}")


def written(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
