"""What systems and mistakes leave in docs/ is neither published nor read, and is told."""

import os

from guide.cli import main


def test_what_is_left_behind_is_not_published(starter, capsys):
    folder = starter / "docs/zh"
    folder.mkdir(parents=True)
    (folder / "life.md").write_text("# 生活", encoding="utf-8")
    for name in ("Thumbs.db", "desktop.ini", "~$life.docx", ".DS_Store", ".~lock.life.md#"):
        (folder / name).write_bytes(b"left behind")
    (folder / "gbk.md").write_bytes("# 生活服务和子女入学".encode("gbk"))
    (folder / "cut.md").write_bytes("# 生活服务和子女入学".encode()[:-1])
    os.mkfifo(folder / "pipe.md")
    os.mkfifo(folder / "pipe.pdf")
    (folder / os.fsdecode(b"\xff.md")).write_bytes(b"left behind")
    assert main(["--root", str(starter), "--lang", "en", "build", "site"]) == 0
    said = capsys.readouterr().out
    assert "docs/zh/gbk.md:1:1: warning: The file is not UTF-8; it looks like GBK" in said
    assert "docs/zh/cut.md:1:1: warning: A character on this line is broken" in said
    for name in ("pipe.md", "pipe.pdf"):
        assert f"docs/zh/{name}: warning: A plain file is wanted here" in said
    assert "[site-page-name]" in said
    published = {path.name for path in (starter / "site").rglob("*") if path.is_file()}
    assert "life.html" in published
    assert not published & {*(path.name for path in folder.iterdir()), "gbk.html", "pipe.html"}
    held = b"".join(p.read_bytes() for p in (starter / "site").rglob("*") if p.is_file())
    assert b"left behind" not in held
