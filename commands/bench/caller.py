"""One of many counters at once: calls and serves until nobody waits, then tells what it did.

Run as `python -m commands.bench.caller URL OFFICE COUNTER CLERK`; it says `ready` and waits for a
line before it begins.
"""

import json
import sys
from collections import Counter as Tally

from commands.bench.figures import milliseconds
from db.calling import Calling, CallView
from db.engine import Database, utc_now
from db.serving import Serving

MOST_ERRORS = 20


def call_until_empty(
    calling: Calling, serving: Serving, counter_id: int, clerk_id: int
) -> dict[str, object]:
    """The steps called, the milliseconds of each call, and the errors by their kind."""
    steps: list[int] = []
    spans: list[float] = []
    errors: Tally[str] = Tally()
    found: list[CallView | None] = []
    while errors.total() < MOST_ERRORS:
        found.clear()
        try:
            spans.append(
                milliseconds(lambda: found.append(calling.call_next(counter_id, by=clerk_id)))
            )
            call = found[0]
            if call is None:
                break
            steps.append(call.step_id)
            calling.start(call.step_id, by=clerk_id)
            serving.finish(call.step_id, by=clerk_id)
        except Exception as error:  # What reaches a caller is what is measured here.
            errors[f"{type(error).__name__}: {error}"] += 1
    return {"steps": steps, "spans": spans, "errors": dict(errors)}


def main(url: str, office: str, counter: str, clerk: str) -> None:
    database = Database.open(url)
    handed = (database, int(office), utc_now)
    calling, serving = Calling(*handed), Serving(*handed)
    print("ready", flush=True)
    sys.stdin.readline()
    print(json.dumps(call_until_empty(calling, serving, int(counter), int(clerk))), flush=True)
    database.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
