"""The README is the front door: its commands work in an empty environment, its paths are there."""

import os
import re
import shlex
import shutil
import socket
import subprocess
import time
import urllib.request

import pytest
from click.testing import CliRunner

from conftest import ROOT, STRICT, TEI, require

README = (ROOT / "README.md").read_text(encoding="utf-8")


def commands(heading):
    section = re.search(rf"^## {heading}\n(.*?)(?=^## )", README, re.DOTALL | re.MULTILINE)[1]
    return re.search(r"```sh\n(.*?)\n```", section, re.DOTALL)[1]


def test_every_command_in_the_readme_is_one_that_exists():
    from webapp.cli import edition

    assert set(re.findall(r"^\| `edition (\w+)", README, re.MULTILINE)) == set(edition.commands)


def test_every_folder_in_the_readme_is_there():
    tree = re.search(r"## What is where\n\n```\n(.*?)```", README, re.DOTALL)[1]
    for path in re.findall(r"^(\S+)", tree, re.MULTILINE):
        assert (ROOT / path).exists(), path


def test_every_address_in_the_readme_answers(shared_app_of):
    rows = re.findall(r"^\| (`/.*?) \|", README, re.MULTILINE)
    paths = [path for row in rows for path in re.findall("`(.*?)`", row)]
    client = shared_app_of(TEI).test_client()
    assert len(paths) > 15
    assert [path for path in paths if client.get(path).status_code != 200] == []


def test_every_edit_in_the_readme_can_be_made(tmp_path, unproved):
    from webapp.cli import edition

    copy = shutil.copytree(TEI, tmp_path / "tei", ignore=shutil.ignore_patterns("transcriptions", ".*"))
    for line in commands("Change a text").splitlines():
        made = CliRunner().invoke(edition, [*shlex.split(line)[1:], "--dry-run", "--corpus", str(copy)])
        assert made.exit_code == 0, made.output


def test_set_up_and_test_commands_are_one_line_each():
    for heading in ("Read it", "Test it"):
        assert len(commands(heading).splitlines()) == 1


def test_command_that_runs_the_edition_works_in_an_empty_environment(tmp_path):
    require(STRICT, "sets up a new environment from the package index; set EDITION_STRICT=1 to run it")
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "-q", str(ROOT), str(clone)], check=True)
    port = free_port()
    command = f"{commands('Read it')} --port {port}"
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("EDITION_", "VIRTUAL_ENV", "PYTHON"))}
    server = subprocess.Popen(
        ["bash", "-c", f"exec 2>&1; {command}"],
        cwd=clone,
        env=environment,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        page = wait_for(f"http://127.0.0.1:{port}/texts/sun/", server, 600)
        assert "孙焕臻" in page
    finally:
        os.killpg(server.pid, 15)
        server.wait(20)
    # The quickest of some: the machine has other work too.
    assert min(later_start(clone, port, environment) for _ in range(3)) < 2


def later_start(clone, port, environment):
    """Seconds from the command to the first page, when everything is built."""
    start = time.monotonic()
    server = subprocess.Popen(
        [".venv/bin/edition", "serve", "--port", str(port)],
        cwd=clone,
        env=environment,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        wait_for(f"http://127.0.0.1:{port}/texts/sun/", server, 30)
        return time.monotonic() - start
    finally:
        os.killpg(server.pid, 15)
        server.wait(20)


def wait_for(url, server, seconds):
    for _ in range(int(seconds / 0.05)):
        assert server.poll() is None, "the server ended"
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:
                return answer.read().decode()
        except OSError:
            time.sleep(0.05)
    pytest.fail(f"nothing at {url} after {seconds} s")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
