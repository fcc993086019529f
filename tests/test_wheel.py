"""The engine installed without its repository, and started as a module."""

import subprocess
import sys
import zipfile

import pytest

from conftest import ROOT, STRICT, require


def started(folder, *arguments):
    command = [sys.executable, "-m", "webapp.cli", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_module_is_the_command():
    assert "Usage:" in started(ROOT, "--help").stdout
    assert started(ROOT, "no-such-command").returncode != 0


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory):
    """What a wheel of the engine installs."""
    require(STRICT, "builds a wheel with what it gets from the package index; set EDITION_STRICT=1 to run it")
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", folder, ROOT], check=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "installed")
    return folder / "installed"


def test_wheel_holds_all_that_checks_and_shows_an_edition(unpacked, mini):
    checked = started(unpacked, "check", str(mini))
    assert (checked.returncode, "0 errors" in checked.stdout + checked.stderr) == (0, True)
    assert "Fails:" in started(unpacked, "check", "--explain", "element-empty").stdout
    shown = "from pathlib import Path; from webapp import create_app as app; import sys; " + (
        "print(app(Path(sys.argv[1])).test_client().get('/texts/well/').status_code)"
    )
    page = subprocess.run([sys.executable, "-c", shown, str(mini)], cwd=unpacked, capture_output=True, text=True)
    assert page.stdout == "200\n", page.stderr
