"""The rules of the house that no type checker knows: who imports whom, and whole translations."""

import ast
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = (
    "queueing",
    "db",
    "shell",
    "online",
    "kiosk",
    "display",
    "counter_app",
    "commands",
)
TRANSLATIONS = sorted((ROOT / "assets" / "i18n").glob("*.ts"))


def sources(*packages: str) -> Iterator[tuple[Path, ast.Module]]:
    for package in packages:
        for path in sorted((ROOT / package).rglob("*.py")):
            yield path.relative_to(ROOT), ast.parse(path.read_text("utf-8"))


def imported(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """The line and the top name of every absolute import."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name.partition(".")[0]) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.lineno, node.module.partition(".")[0]


def calls(tree: ast.Module) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def called_name(call: ast.Call) -> str:
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def test_imports_go_one_way() -> None:
    tool = Path(sys.executable).with_name("lint-imports")
    result = subprocess.run(
        [tool, "--no-cache", "--no-logo"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
    )
    assert result.returncode == 0, result.stdout + result.stderr


def test_queueing_imports_the_standard_library_alone() -> None:
    strangers = [
        f"{path}:{line} imports {name}"
        for path, tree in sources("queueing")
        for line, name in imported(tree)
        if name not in sys.stdlib_module_names and name != "queueing"
    ]
    assert not strangers


def test_queueing_has_no_clock_and_opens_nothing() -> None:
    effects = {"now", "utcnow", "today", "open", "read_text", "write_text", "print"}
    modules = {"os", "pathlib", "socket", "sqlite3", "subprocess", "time", "urllib"}
    found = [
        f"{path}:{call.lineno} calls {called_name(call)}()"
        for path, tree in sources("queueing")
        for call in calls(tree)
        if called_name(call) in effects
    ] + [
        f"{path}:{line} imports {name}"
        for path, tree in sources("queueing")
        for line, name in imported(tree)
        if name in modules
    ]
    assert not found


def test_every_package_says_what_it_is() -> None:
    silent = [
        package
        for package in PACKAGES
        if not ast.get_docstring(ast.parse((ROOT / package / "__init__.py").read_text("utf-8")))
    ]
    assert not silent


def test_translators_see_every_text() -> None:
    """`tr(f"…")` looks right and can never be translated: the tool reads it as another text."""
    hidden = [
        f"{path}:{call.lineno}"
        for path, tree in sources("shell", "kiosk", "display", "counter_app")
        for call in calls(tree)
        if called_name(call) in {"tr", "translate"}
        and any(isinstance(argument, ast.JoinedStr) for argument in call.args)
    ]
    assert not hidden


@pytest.mark.parametrize("path", TRANSLATIONS, ids=lambda path: path.name)
def test_translation_is_whole(path: Path) -> None:
    faults = []
    for message in ElementTree.parse(path).iter("message"):
        source = message.findtext("source") or ""
        translation = message.find("translation")
        if translation is None or translation.get("type") == "unfinished":
            faults.append(f"unfinished: {source!r}")
            continue
        if translation.get("type") in {"vanished", "obsolete"}:
            faults.append(f"no longer in the code: {source!r}")
            continue
        faults += [
            f"{problem}: {source!r} → {text!r}"
            for text in _texts(translation)
            if (problem := _problem(source, text, plural=message.get("numerus") == "yes"))
        ]
    assert not faults


def _texts(translation: ElementTree.Element) -> list[str]:
    forms = translation.findall("numerusform")
    return [form.text or "" for form in forms] or [translation.text or ""]


def _problem(source: str, text: str, *, plural: bool) -> str:
    """A plural form may leave a number out ("one visitor"), nothing else; none may add one."""
    if not text.strip():
        return "empty"
    wanted, found = _placeholders(source), _placeholders(text)
    if found - wanted or (wanted - found and not plural):
        return "placeholders differ"
    return ""


def _placeholders(text: str) -> Counter[str]:
    return Counter(re.findall(r"\{\w*\}|%n|%L?\d", text))
