"""Keeps assets/i18n in step with the code: `python -m shell.translations update | compile | check`.

update   collects every text of the four packages into <package>_ar.ts and <package>_en.ts, and
         compiles them. English texts without a plural are filled in by themselves; Arabic ones and
         the two English plural forms are written by a person, in the .ts file or with Qt Linguist.
compile  writes the .qm files from the .ts files.
check    changes nothing; prints each text that is missing, unfinished, obsolete, or out of reach,
         and exits with 1 when there is any.

How texts must be written so that lookup and lupdate agree on their context:
- in a class: `self.tr("{n} ahead").format(n=n)`, never an f-string
- elsewhere: a module-level `translate = QCoreApplication.translate`, then
  `translate("Context", "text")`; in tables QT_TRANSLATE_NOOP of shell.language
- never `QCoreApplication.translate(` inside a class: after it lupdate takes each later `self.tr`
  of that class for another context
- a plural (`self.tr("%n ahead", "", n)`) only in the class whose objects show it: PySide6 finds
  the texts that a subclass inherits, but not the plurals
"""

import argparse
import ast
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeGuard

import PySide6

from queueing.wording import Language

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "assets" / "i18n"
PACKAGES = ("kiosk", "display", "counter_app", "shell")

_PLACEHOLDER = re.compile(r"\{[^}]*\}|%n")
_TRANSLATE_CALLS = ("translate", "QT_TRANSLATE_NOOP")


@dataclass(frozen=True, slots=True)
class Message:
    """One text as the code has it, or as a .ts file has it."""

    context: str
    source: str
    comment: str = ""


def ts_file(package: str, language: Language, folder: Path = FOLDER) -> Path:
    return folder / f"{package}_{language}.ts"


def update(packages: Sequence[str] = PACKAGES, root: Path = ROOT, folder: Path = FOLDER) -> None:
    """Brings the .ts files up to date with the code, keeps what was translated, compiles."""
    folder.mkdir(parents=True, exist_ok=True)
    for package in packages:
        for language in Language:
            _collect(root / package, ts_file(package, language, folder), language)
        _finish_english(ts_file(package, Language.EN, folder))
    compile_all(packages, folder)


def compile_all(
    packages: Sequence[str] = PACKAGES, folder: Path = FOLDER, into: Path | None = None
) -> None:
    """Writes one .qm beside each .ts, or into another folder."""
    for package in packages:
        for language in Language:
            source = ts_file(package, language, folder)
            target = (into or folder) / f"{source.stem}.qm"
            _tool("lrelease", "-silent", source, "-qm", target)


def problems(
    packages: Sequence[str] = PACKAGES, root: Path = ROOT, folder: Path = FOLDER
) -> list[str]:
    """Everything that would show a person the wrong text, one line each; empty when all is well."""
    found: list[str] = []
    for package in packages:
        in_code, unreadable = messages_in_code(root / package)
        found += unreadable
        for language in Language:
            found += _problems_of(ts_file(package, language, folder), in_code)
    return found + _stale_compilations(packages, folder)


def messages_in_code(package: Path) -> tuple[set[Message], list[str]]:
    """Every text of a package read from its syntax trees, and the places that hide a text from
    lupdate."""
    texts: set[Message] = set()
    unreadable: list[str] = []
    for file in sorted(package.rglob("*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"), str(file))
        for context, call in _calls(tree, ""):
            try:
                texts |= _texts_of(context, call)
            except ValueError as error:
                unreadable.append(f"{file.name}:{call.lineno}: {error}")
    return texts, unreadable


def _calls(node: ast.AST, context: str) -> Iterator[tuple[str, ast.Call]]:
    for child in ast.iter_child_nodes(node):
        inner = child.name if isinstance(child, ast.ClassDef) else context
        if isinstance(child, ast.Call) and _called_name(child) in ("tr", *_TRANSLATE_CALLS):
            yield inner, child
        yield from _calls(child, inner)


def _called_name(call: ast.Call) -> str:
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _texts_of(context: str, call: ast.Call) -> set[Message]:
    """The text of a call, if it holds one; ValueError for one that lupdate cannot read."""
    given: list[ast.expr] = list(call.args)
    if _called_name(call) == "tr":
        given.insert(0, ast.Constant(context))
    elif len(given) < 2 or not _is_text(given[0]) or isinstance(given[1], ast.Name | ast.Subscript):
        return set()  # str.translate, a painter's translate, or a text marked where it is written
    if len(given) < 2 or not _is_text(given[1]):
        raise ValueError("the text is not a plain string")
    return {Message(*(str(a.value) if _is_text(a) else "" for a in given[:3]))}


def _is_text(node: ast.expr) -> TypeGuard[ast.Constant]:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _problems_of(file: Path, in_code: set[Message]) -> list[str]:
    if not file.exists():
        return [f"{file.name}: missing"] if in_code else []
    in_file = dict(_entries(file))
    missing = [f"{file.name}: no entry for {m}" for m in in_code - in_file.keys()]
    obsolete = [f"{file.name}: no code has {m}" for m in in_file.keys() - in_code]
    wrong = [f"{file.name}: {fault} {m}" for m, e in in_file.items() if (fault := _fault(m, e))]
    return sorted(missing + obsolete + wrong)


def _entries(file: Path) -> Iterator[tuple[Message, ET.Element]]:
    for context in ET.parse(file).getroot().iter("context"):
        name = context.findtext("name", "")
        for entry in context.iter("message"):
            source, comment = entry.findtext("source", ""), entry.findtext("comment", "")
            yield Message(name, source, comment), entry


def _fault(message: Message, entry: ET.Element) -> str:
    translation = entry.find("translation")
    if translation is None or translation.get("type") == "unfinished":
        return "unfinished:"
    forms = [f.text or "" for f in translation.iter("numerusform")] or [translation.text or ""]
    if not all(form.strip() for form in forms):
        return "empty:"
    return "" if all(_same_places(message.source, f) for f in forms) else "other placeholders:"


def _same_places(source: str, form: str) -> bool:
    """A plural form may say "two tickets" without the figure; every other placeholder must be
    there."""
    wanted, found = (set(_PLACEHOLDER.findall(text)) for text in (source, form))
    return wanted - {"%n"} <= found <= wanted


def _stale_compilations(packages: Sequence[str], folder: Path) -> list[str]:
    with tempfile.TemporaryDirectory() as fresh:
        known = [p for p in packages if all(ts_file(p, la, folder).exists() for la in Language)]
        compile_all(known, folder, Path(fresh))
        return [
            f"{qm.name}: older than its .ts file; run `python -m shell.translations compile`"
            for qm in sorted(Path(fresh).glob("*.qm"))
            if not (folder / qm.name).exists() or not _same(folder / qm.name, qm)
        ]


def _same(one: Path, two: Path) -> bool:
    return one.read_bytes() == two.read_bytes()


def _collect(package: Path, target: Path, language: Language) -> None:
    files = sorted(package.rglob("*.py"))
    options = ("-silent", "-no-obsolete", "-locations", "none", "-source-language", "en")
    _tool("lupdate", *options, *files, "-ts", target, "-target-language", language)


def _finish_english(file: Path) -> None:
    """An English text is its own translation; only its plural forms need a person."""
    text = file.read_text(encoding="utf-8")
    once = re.compile(
        r"(<message>(?:(?!</message>).)*?<source>((?:(?!</source>).)*)</source>(?:(?!</message>).)*?)"
        r'<translation type="unfinished"></translation>',
        re.DOTALL,
    )
    file.write_text(
        once.sub(lambda m: f"{m[1]}<translation>{m[2]}</translation>", text), encoding="utf-8"
    )


def _tool(name: str, *arguments: object) -> None:
    """Runs one of Qt's own tools, as PySide6 brings them; raises CalledProcessError with its
    words."""
    home = Path(PySide6.__file__).parent
    tool = home / (f"{name}.exe" if sys.platform == "win32" else name)
    subprocess.run([tool, *map(str, arguments)], check=True, capture_output=True, text=True)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m shell.translations")
    parser.add_argument("what", choices=("update", "compile", "check"))
    parser.add_argument("packages", nargs="*", help=f"default: {' '.join(PACKAGES)}")
    chosen = parser.parse_args()
    packages = tuple(chosen.packages) or PACKAGES
    if chosen.what == "update":
        update(packages)
    if chosen.what == "compile":
        compile_all(packages)
    found = problems(packages)
    print("\n".join(found) or "every text is there, in both languages")
    return 1 if found and chosen.what == "check" else 0


if __name__ == "__main__":
    raise SystemExit(main())
