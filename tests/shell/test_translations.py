from pathlib import Path

import pytest

from queueing.wording import Language
from shell import translations
from shell.translations import Message

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """An empty package "hall" to write code into."""
    (tmp_path / "hall").mkdir()
    return tmp_path


def write(package: Path, code: str) -> None:
    (package / "hall" / "screen.py").write_text(code)


def faults(package: Path) -> list[str]:
    return translations.problems(("hall",), package, package)


def update(package: Path) -> None:
    translations.update(("hall",), package, package)


def translate_arabic(package: Path, arabic: str) -> None:
    file = translations.ts_file("hall", Language.AR, package)
    unfinished = '<translation type="unfinished"></translation>'
    file.write_text(file.read_text().replace(unfinished, f"<translation>{arabic}</translation>"))


@pytest.mark.parametrize("name", [p for p in translations.PACKAGES if (ROOT / p).exists()])
def test_every_text_of_the_suite_is_there_in_both_languages(name: str) -> None:
    assert translations.problems((name,)) == []


def test_english_finishes_itself_and_arabic_waits_for_a_person(package: Path) -> None:
    write(package, 'class A:\n    def f(self):\n        self.tr("{n} ahead & <on>")\n')
    update(package)
    assert [line.split(":")[:2] for line in faults(package)] == [["hall_ar.ts", " unfinished"]]
    translate_arabic(package, "أمامك {n}")
    assert any("older than its .ts" in line for line in faults(package))
    update(package)
    assert faults(package) == []


def test_a_lost_placeholder_is_found(package: Path) -> None:
    write(package, 'class A:\n    def f(self):\n        self.tr("{n} ahead")\n')
    update(package)
    translate_arabic(package, "أمامك {عدد}")
    update(package)
    assert [line.split(":")[1] for line in faults(package)] == [" other placeholders"]


def test_texts_that_are_not_collected_yet_and_texts_that_are_gone_are_found(package: Path) -> None:
    write(package, 'class A:\n    def f(self):\n        self.tr("old")\n')
    update(package)
    translate_arabic(package, "قديم")
    update(package)
    write(package, 'class A:\n    def f(self):\n        self.tr("new")\n')
    found = "\n".join(faults(package))
    assert "no entry for Message(context='A', source='new'" in found
    assert "no code has Message(context='A', source='old'" in found


def test_an_f_string_is_out_of_reach_and_said_so(package: Path) -> None:
    write(package, 'class A:\n    def f(self, n):\n        self.tr(f"{n} ahead")\n')
    assert faults(package)[0] == "screen.py:3: the text is not a plain string"


def test_a_text_that_lupdate_files_under_another_context_is_found(package: Path) -> None:
    write(
        package,
        "from PySide6.QtCore import QCoreApplication\n"
        "class A:\n"
        "    def f(self):\n"
        '        QCoreApplication.translate("B", "first")\n'
        '        self.tr("second")\n',
    )
    update(package)
    assert any("no entry for Message(context='A', source='second'" in f for f in faults(package))


def test_texts_are_read_from_code_with_the_context_they_have_when_it_runs(package: Path) -> None:
    write(
        package,
        "translate = QCoreApplication.translate\n"
        'MARKED = {1: QT_TRANSLATE_NOOP("Words", "marked")}\n'
        "class A:\n"
        "    def f(self, painter):\n"
        "        painter.translate(10, 20)\n"
        '        "12".translate(TABLE)\n'
        '        return translate("Words", MARKED[1])\n'
        "    class B:\n"
        "        def g(self):\n"
        '            return self.tr("Call", "verb")\n'
        "    def h(self):\n"
        '        return self.tr("joined "\n            "text")\n',
    )
    texts, unreadable = translations.messages_in_code(package / "hall")
    assert unreadable == []
    assert texts == {
        Message("Words", "marked"),
        Message("B", "Call", "verb"),
        Message("A", "joined text"),
    }
