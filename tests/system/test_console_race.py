"""Two real consoles in two real processes, pressed at the same moment, a thousand times."""

import json
import socket
import subprocess
import sys
from collections import Counter as Tally
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from db.engine import Database, utc_now
from db.profile import Profile
from db.setup import set_up
from queueing.ticket import Reason
from tests.db.house import QUICK_HASHER, SUNDAY_9, check_tables, small_office, words
from tests.system.racing_console import PIN
from tests.system.test_kill import tables

ROOT = Path(__file__).parents[2]

Outcome = dict[str, Any]
"""What one side told of one round."""

QUIET = "This plugin does not support"
"""The off-screen platform has no window manager to ask."""

CALL_RACES = ("next", "this", "next", "this", "next-leave", "leave-next")
MERGE_RACES = ("next-merge", "finish-merge")
LOST = {
    "next": {"news": "nobody_waits", "refused": None},
    "this": {"news": None, "refused": Reason.ALREADY_CALLED},
    "leave": {"news": None, "refused": Reason.NOT_ALLOWED_NOW},
}
"""What who comes too late is told, by what was pressed."""

pytestmark = pytest.mark.timeout(600)


def racing_profile() -> Profile:
    """Two counters that offer the same, two clerks and a receptionist who can sign in."""
    roles = {"amal": "clerk", "badr": "clerk", "rana": "reception"}
    return Profile.model_validate(
        small_office(
            counters=[{"number": n, "zone": "A", "offers": list("FNG")} for n in (1, 2)],
            staff=[
                {"login": login, "name": words(login), "role": role, "pin": PIN}
                for login, role in roles.items()
            ],
        )
    )


def race(url: str, sides: tuple[str, str], races: Sequence[str]) -> list[tuple[Outcome, Outcome]]:
    """Runs both consoles through the rounds; neither may say a word of complaint."""
    began = utc_now().isoformat()
    ends = socket.socketpair()
    children = []
    for side, end in zip(sides, ends, strict=True):
        given = [url, side, str(end.fileno()), began, ",".join(races)]
        children.append(
            subprocess.Popen(
                [sys.executable, "-m", "tests.system.racing_console", *given],
                cwd=ROOT,
                pass_fds=[end.fileno()],
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            )
        )
        end.close()
    told = [child.communicate() for child in children]
    for child, (_out, complaints) in zip(children, told, strict=True):
        assert [line for line in complaints.splitlines() if QUIET not in line] == []
        assert child.returncode == 0
    first, second = (json.loads(out) for out, _complaints in told)
    return list(zip(first, second, strict=True))


@pytest.mark.parametrize(("engine", "rounds"), [("sqlite", 1_000), ("postgresql", 200)])
def test_of_two_clerks_who_press_at_once_one_has_the_visitor_and_the_other_reads_why(
    request: pytest.FixtureRequest, engine: str, rounds: int
) -> None:
    url: str = request.getfixturevalue("sqlite_url" if engine == "sqlite" else "postgres_url")
    database = Database.open(url, create=True)
    set_up(database, racing_profile(), lambda: SUNDAY_9, hasher=QUICK_HASHER)
    races = [CALL_RACES[place % len(CALL_RACES)] for place in range(rounds)]
    told = race(url, ("0", "1"), races)
    assert len(told) == rounds
    won: Tally[tuple[str, int]] = Tally()
    for name, pair in zip(races, told, strict=True):
        won[name, _winner(name, pair)] += 1
    assert {("next", 0), ("next", 1), ("this", 0), ("this", 1)} <= set(won), "no race at all"
    assert won["next-leave", 0] + won["leave-next", 1], "nobody was called before having left"
    assert won["next-leave", 1] + won["leave-next", 0], "nobody left before being called"
    found = tables(database)
    check_tables(found)
    _check_record(races, told, found)
    database.close()


def _winner(name: str, pair: tuple[Outcome, Outcome]) -> int:
    """Which side was first; asserts that the other got nothing and was told why."""
    (number,) = pair[0]["numbers"]
    pressed = tuple(name.split("-")) if "-" in name else (name, name)
    left = [told["news"] == "left" for told in pair]
    has = [told["has"] == number for told in pair]
    done = [one or other for one, other in zip(left, has, strict=True)]
    assert sorted(done) == [False, True], pair
    winner = done.index(True)
    assert left[winner] == (pressed[winner] == "leave"), pair
    assert pair[winner]["refused"] is None, pair
    loser = pair[1 - winner]
    assert loser["has"] is None, pair
    assert {key: loser[key] for key in ("news", "refused")} == LOST[pressed[1 - winner]], pair
    assert [told["trouble"] for told in pair] == [None, None], pair
    return winner


def _check_record(
    races: Sequence[str], told: Sequence[tuple[Outcome, Outcome]], found: dict[str, list[Outcome]]
) -> None:
    """The record shows each visitor called once, or left, and nothing else of a round."""
    by_ticket: dict[str, Tally[str]] = {}
    for event in found["event"]:
        if event["ticket_id"] is not None:
            by_ticket.setdefault(event["data"]["number"], Tally())[event["kind"]] += 1
    served = {"issued": 1, "called": 1, "started": 1, "finished": 1}
    gone = {"issued": 1, "left": 1}
    for name, pair in zip(races, told, strict=True):
        left = any(side["news"] == "left" for side in pair)
        assert by_ticket[pair[0]["numbers"][0]] == (gone if left else served), name
    assert len(by_ticket) == len(races)


@pytest.mark.parametrize(("engine", "rounds"), [("sqlite", 100), ("postgresql", 50)])
def test_a_ticket_that_reception_merges_while_a_clerk_calls_or_finishes_it_is_lost_to_nobody(
    request: pytest.FixtureRequest, engine: str, rounds: int
) -> None:
    url: str = request.getfixturevalue("sqlite_url" if engine == "sqlite" else "postgres_url")
    database = Database.open(url, create=True)
    set_up(database, racing_profile(), lambda: SUNDAY_9, hasher=QUICK_HASHER)
    races = [MERGE_RACES[place % len(MERGE_RACES)] for place in range(rounds)]
    ends = set()
    for name, (clerk, reception) in zip(races, race(url, ("0", "reception"), races), strict=True):
        merged = reception["news"] == "merged"
        ends.add(merged)
        if not merged:
            assert reception["refused"] == Reason.NOT_ALLOWED_NOW
        _check_merge(name, clerk, merged=merged)
    assert ends == {True, False}, "no race at all"
    check_tables(tables(database))
    database.close()


def _check_merge(name: str, clerk: Outcome, *, merged: bool) -> None:
    first, second = clerk["numbers"]
    if name == "next-merge":
        assert clerk["has"] == (second if merged else first)
        assert clerk["waiting"] == ([] if merged else [second])
    else:
        assert clerk["news"] == "finished"
        assert clerk["waiting"] == ([first] if merged else [second]), (
            "the other service is still to come"
        )
