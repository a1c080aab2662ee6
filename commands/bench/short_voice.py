"""A voice that makes every sentence a tenth of a second of silence, for measurements of hours.

Run as `python -m commands.bench.short_voice`; it answers as `shell.speech_process` does.
"""

import queue
import wave
from pathlib import Path

from shell.helper_side import Request, listen, take_over_output

RATE = 16_000


def main() -> None:
    answer = take_over_output()
    requests: queue.SimpleQueue[Request] = queue.SimpleQueue()
    listen(requests.put)
    while True:
        request = requests.get()
        file = Path(request["file"])
        file.parent.mkdir(parents=True, exist_ok=True)
        with wave.open(str(file), "wb") as sound:
            sound.setnchannels(1)
            sound.setsampwidth(2)
            sound.setframerate(RATE)
            sound.writeframes(bytes(RATE // 5))
        answer(request, {})


if __name__ == "__main__":
    main()
