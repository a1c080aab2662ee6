import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

A_LONG_DAY = """
from PySide6.QtWidgets import QApplication, QLabel
from PySide6.QtCore import QObject, Signal
import shell

class Hall(QObject):
    called = Signal(object)

app, hall = QApplication([]), Hall()
label = QLabel()
for n in range(100_000):
    hall.called.emit(n)
    label.setVisible(False)
print("evening")
"""


def test_a_process_survives_more_signals_than_python_has_references_to_true() -> None:
    done = subprocess.run(
        [sys.executable, "-c", A_LONG_DAY], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert (done.stdout, done.returncode) == ("evening\n", 0), done.stderr
