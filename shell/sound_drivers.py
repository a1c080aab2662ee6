"""Questions to drivers that may hang or crash, asked in a process that can be killed.

Run as `python -m shell.sound_drivers voices|sound`; it prints one JSON list.
"""

import json
import sys

from shell.voices import Voice, installed


def voices() -> list[Voice]:
    """The installed voices, as `shell.voices` describes them."""
    import pyttsx3

    return installed(pyttsx3.init())


def sound() -> list[str]:
    """The names of the places where sound can come out."""
    from PySide6.QtCore import QCoreApplication
    from PySide6.QtMultimedia import QMediaDevices

    _app = QCoreApplication(sys.argv[:1])
    return [device.description() for device in QMediaDevices.audioOutputs()]


if __name__ == "__main__":
    print(json.dumps({"voices": voices, "sound": sound}[sys.argv[1]]()))
