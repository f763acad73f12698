"""What the documentation shows is what happens: commands and their output, the command line, links, words."""

from __future__ import annotations

import re
import shlex
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from crawler.cli import COMMANDS
from tests.cli_reference import TARGET, reference
from tests.replicas import CRAWLER, PORTAL_IDS

ROOT = Path(__file__).parent.parent
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md")])
CONSOLE = re.compile(r"```console\n(.*?)```", re.DOTALL)

pytestmark = pytest.mark.xdist_group("docs")


def examples() -> Iterator[tuple[str, str, str]]:
    """(page, command, output shown) of every console block."""
    for page in PAGES:
        for block in CONSOLE.findall(page.read_text("utf-8")):
            for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
                command, _, output = part.partition("\n")
                while command.endswith("\\"):
                    more, _, output = output.partition("\n")
                    command = command[:-1] + more.removeprefix("> ")
                yield page.name, command, output


EXAMPLES = list(examples())


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The demo's archive, and what `make demo` printed."""
    archive = tmp_path_factory.mktemp("demo") / "archive.db"
    command = [CRAWLER[0], "-m", "tests.portals.demo", "--archive", str(archive)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=240)
    assert run.returncode == 0, run.stdout + run.stderr
    return archive, run.stdout


def test_the_demo_says_what_to_try_next(demo: tuple[Path, str]) -> None:
    archive, output = demo
    assert all(portal in output for portal in PORTAL_IDS)
    assert "marked as a replica" in output
    tried = re.findall(r"^  \S*crawler (query|stats)(.*)$", output, re.MULTILINE)
    assert tried
    for command, arguments in tried:
        words = [word for word in shlex.split(arguments) if word]
        run = subprocess.run([*CRAWLER, command, *words], capture_output=True, text=True, check=False, cwd=ROOT)
        assert run.returncode == 0, run.stderr
    assert str(archive) in output


@pytest.mark.parametrize(
    ("page", "command", "shown"), EXAMPLES, ids=[f"{page}: {command}" for page, command, _ in EXAMPLES]
)
def test_example(demo: tuple[Path, str], page: str, command: str, shown: str, tmp_path: Path) -> None:
    """A line `…` in the documentation stands for any number of lines, `…` within a line for any text."""
    words = shlex.split(command)
    assert words[0] == "crawler"
    run = subprocess.run(
        [*CRAWLER, *words[1:], "--archive", str(demo[0])] if words[1] != "parse" else [*CRAWLER, *words[1:]],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    pattern = re.escape(shown.strip()).replace("…", ".*")
    assert re.fullmatch(pattern, _trimmed(run.stdout), re.DOTALL), _trimmed(run.stdout) + run.stderr


def _trimmed(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.splitlines()).strip()


def test_there_are_examples() -> None:
    assert len(EXAMPLES) >= 4


def test_the_command_line_reference_is_up_to_date() -> None:
    assert TARGET.read_text("utf-8") == reference(), "run `make docs`"


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), target


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_commands_that_are_named_exist(page: Path) -> None:
    named = set(re.findall(r"(?:^|[\s`/])crawler ([a-z]+)\b", page.read_text("utf-8"), re.MULTILINE))
    assert named <= {*COMMANDS, "is"}, named - {*COMMANDS}
