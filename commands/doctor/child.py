"""Questions to drivers that may hang or crash, asked in a process that can be killed.

Run as `python -m commands.doctor.child voices|sound`; it prints one JSON list.
"""

import json
import sys


def voices() -> list[dict[str, object]]:
    """The installed voices: id, name, and languages as the driver writes them."""
    import pyttsx3

    engine = pyttsx3.init()
    return [
        {"id": str(v.id), "name": str(v.name), "languages": [_plain(x) for x in v.languages or ()]}
        for v in engine.getProperty("voices")
    ]


def sound() -> list[str]:
    """The names of the places where sound can come out."""
    from PySide6.QtCore import QCoreApplication
    from PySide6.QtMultimedia import QMediaDevices

    _app = QCoreApplication(sys.argv[:1])
    return [device.description() for device in QMediaDevices.audioOutputs()]


def _plain(language: object) -> str:
    """Some drivers give bytes that begin with a priority."""
    text = language.decode("utf-8", "ignore") if isinstance(language, bytes) else str(language)
    return "".join(sign for sign in text if sign.isprintable())


if __name__ == "__main__":
    print(json.dumps({"voices": voices, "sound": sound}[sys.argv[1]]()))
