"""Every public use case there is, and who may ask for it.

The use cases are found by looking for them, so that one that is added later has to be entered
here: as something that is only read, as a machine's, or as a person's with the roles that may.
"""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

import db
from db.delivered import SetAside, SourceObject
from db.engine import Database
from queueing.staff import Role
from queueing.ticket import Reason
from queueing.wording import Language
from tests.db.house import House, booked, small_office
from tests.db.refusals import refused
from tests.db.test_life_of_a_step import opened

READING = {
    "Bookings": "find of_day",
    "Figures": "steps_of",
    "Record": "since",
    "Resolving": "lines line",
    "Sources": "versions states",
    "Tables": "services columns",
    "Tickets": "face slip standing",
    "Views": "office kiosk promise hall outlook counters choice console floor visitors visit "
    "visit_numbered",
}
"""What changes nothing; screens decide who is shown it."""

MACHINES = {
    "Announcing": "begin hold end",
    "Outcomes": "claim told not_told release refused",
    "Pulling": "take_in sweep",
    "Resolving": "name_services",
    "Sources": "name remove remember forget_absent begin_look goes_on succeeded failed",
    "Tables": "learn_columns",
    "Intake": "spare",
    "Printing": "take expire printed failed report",
    "StaffDesk": "sign_in set_pin",
}
"""What a kiosk, a printer, a loudspeaker or the command line does; `sign_in` makes the person."""

CLERK, RECEPTION = Role.CLERK, Role.RECEPTION
SUPERVISOR, ADMINISTRATOR = Role.SUPERVISOR, Role.ADMINISTRATOR
EVERYBODY = set(Role)
AT_COUNTERS = {CLERK, SUPERVISOR, ADMINISTRATOR}
AT_RECEPTION = {RECEPTION, SUPERVISOR, ADMINISTRATOR}
IN_CHARGE = {SUPERVISOR, ADMINISTRATOR}
VISITOR = "a visitor, or a machine"

PEOPLE: dict[str, set[Role | str]] = {
    "Alerts.call_for_help": {*EVERYBODY},
    "Alerts.answer": {*EVERYBODY},
    "Alerts.send": {*IN_CHARGE},
    "Alerts.seen": {*EVERYBODY},
    "Calling.call_next": {*AT_COUNTERS},
    "Calling.call_this": {*AT_COUNTERS},
    "Calling.recall": {*AT_COUNTERS},
    "Calling.undo": {*AT_COUNTERS},
    "Calling.start": {*AT_COUNTERS},
    "Calling.no_show": {*AT_COUNTERS},
    "Calling.take_back": {*AT_COUNTERS},
    "Claims.confirm": {*EVERYBODY},
    "Claims.decline": {*EVERYBODY},
    "Day.end": {*IN_CHARGE, VISITOR},
    "FrontDesk.set_priority": {*AT_RECEPTION},
    "FrontDesk.set_language": {*AT_RECEPTION},
    "FrontDesk.change_service": {*AT_RECEPTION},
    "FrontDesk.merge": {*AT_RECEPTION},
    "Intake.issue": {*AT_RECEPTION, VISITOR},
    "Intake.check_in": {*AT_RECEPTION, VISITOR},
    "Intake.leave": {*EVERYBODY, VISITOR},
    "Intake.rejoin": {*EVERYBODY, VISITOR},
    "Printing.again": {*EVERYBODY, VISITOR},
    "Printing.slip": {*EVERYBODY},
    "Resolving.match": {*AT_RECEPTION, VISITOR},
    "Resolving.not_ours": {*AT_RECEPTION, VISITOR},
    "Resolving.keep": {*AT_RECEPTION, VISITOR},
    "Resolving.accept": {*AT_RECEPTION, VISITOR},
    "Resolving.dismiss": {*AT_RECEPTION, VISITOR},
    "Serving.park": {*AT_COUNTERS},
    "Serving.hold": {*AT_COUNTERS},
    "Serving.resume": {*AT_COUNTERS},
    "Serving.swap": {*AT_COUNTERS},
    "Serving.return_to_line": {*AT_COUNTERS},
    "Serving.transfer_to_service": {*AT_COUNTERS},
    "Serving.transfer_to_counter": {*AT_COUNTERS},
    "Serving.transfer_to_person": {*AT_COUNTERS},
    "Serving.add_service": {*AT_COUNTERS},
    "Serving.finish": {*AT_COUNTERS},
    "Serving.quick": {*AT_COUNTERS},
    "StaffDesk.open_counter": {*AT_COUNTERS},
    "StaffDesk.take_over": {*AT_COUNTERS},
    "StaffDesk.pause_counter": {*AT_COUNTERS},
    "StaffDesk.close_counter": {*AT_COUNTERS},
    "StaffDesk.switch_service": {*AT_COUNTERS},  # Clerks at their own counter, as here.
}
"""Each in the most favourable case: at one's own counter, with the visitor there."""

NOT_USE_CASES = {"Moves": "how the verbs of counters reach a step"}


# --- what there is


def use_case_classes() -> Iterator[type]:
    """Whatever is made of a database and an office."""
    for module_info in pkgutil.iter_modules(db.__path__):
        module = importlib.import_module(f"db.{module_info.name}")
        for name, found in inspect.getmembers(module, inspect.isclass):
            if found.__module__ != module.__name__ or name in NOT_USE_CASES:
                continue
            if {"database", "office_id"} <= set(inspect.signature(found).parameters):
                yield found


METHODS = {
    f"{found.__name__}.{name}": method
    for found in use_case_classes()
    for name, method in vars(found).items()
    if not name.startswith("_") and inspect.isfunction(method)
}


def listed(table: dict[str, str]) -> set[str]:
    return {f"{of}.{name}" for of, names in table.items() for name in names.split()}


def test_every_use_case_is_entered_once() -> None:
    entered = [*PEOPLE, *listed(READING), *listed(MACHINES)]
    assert sorted(entered) == sorted(METHODS)


def test_a_person_is_named_wherever_a_person_acts() -> None:
    """And nowhere else: `by` is what the rights are asked of."""
    for name, method in METHODS.items():
        parameter = inspect.signature(method).parameters.get("by")
        assert (parameter is not None) == (name in PEOPLE), name
        if parameter is not None:
            assert parameter.kind is inspect.Parameter.KEYWORD_ONLY, name
            assert ("None" in str(parameter.annotation)) == (VISITOR in PEOPLE[name]), name


# --- the scene of each


@dataclass(frozen=True)
class Scene:
    """An office in which `clerk` sits at counter 1 and Dana at counter 2."""

    house: House
    clerk: int

    @property
    def counter(self) -> int:
        return self.house.counter(1)

    @property
    def dana(self) -> int:
        return self.house.person("dana")

    def waiting(self) -> int:
        return self.house.issue("F").step_ids[0]

    def called(self) -> int:
        self.waiting()
        return self.house.call(self.counter, self.clerk).step_id

    def serving(self) -> int:
        self.waiting()
        return self.house.serve(self.counter, self.clerk)

    def parked(self) -> int:
        step_id = self.serving()
        self.house.serving.park(step_id, by=self.clerk)
        return step_id

    def held(self) -> int:
        step_id = self.serving()
        self.house.serving.hold(step_id, by=self.clerk)
        return step_id

    def serving_beside_one_held(self) -> tuple[int, int]:
        held = self.held()
        return self.serving(), held

    def finished(self) -> int:
        step_id = self.serving()
        self.house.serving.finish(step_id, by=self.clerk)
        return step_id

    def missed(self) -> int:
        self.waiting()
        return self.house.miss(self.counter, self.clerk)

    def ticket(self) -> int:
        return self.house.issue("F").ticket_id

    def claimed(self) -> int:
        return self.house.issue("F", priority_id=self.house.priority()).ticket_id

    def booked(self) -> int:
        [booking] = self.house.book(booked("a"))
        return booking.booking_id

    def unmatched(self) -> int:
        self.house.book(booked("a", service="Renewal"))
        return self.inbox_line()

    def unreadable(self) -> int:
        bad = SetAside(where="line 3", field="time", found="25:00", reason="accepted: a time")
        self.house.pulling.take_in("app", [SourceObject(address="3", set_aside=(bad,))])
        return self.inbox_line()

    def conflict(self) -> int:
        self.house.check_in(self.booked())
        self.house.book(booked("a", cancelled=True))
        return self.inbox_line()

    def inbox_line(self) -> int:
        [line] = self.house.resolving.lines()
        return line.id

    def alarm(self) -> int:
        return self.house.alerts.call_for_help(None, by=self.dana)

    def message(self) -> int:
        return self.house.alerts.send("Hello", by=self.house.person("sami"))

    def recallable(self) -> int:
        step_id = self.called()
        self.house.forward(seconds=10)
        return step_id

    def left(self) -> int:
        self.house.desk.close_counter(self.counter, by=self.clerk)
        return self.counter


Verb = Callable[..., object]


def prepare(name: str, scene: Scene) -> Verb:
    """The use case at the moment at which it may be asked for; all it still needs is `by`."""
    at, house, of_class, method = scene, scene.house, *name.split(".")
    verb = getattr(USES[of_class](house), method)
    step_of: dict[str, Callable[[], int]] = {
        "recall": at.recallable,
        "undo": at.called,
        "start": at.called,
        "no_show": at.called,
        "park": at.serving,
        "hold": at.serving,
        "finish": at.serving,
        "return_to_line": at.parked,
        "rejoin": at.missed,
        "leave": at.ticket,
        "answer": at.alarm,
        "seen": at.message,
        "confirm": at.claimed,
        "decline": at.claimed,
        "not_ours": at.unmatched,
        "keep": at.conflict,
        "accept": at.conflict,
        "dismiss": at.unreadable,
    }
    if method in step_of:
        return bound(verb, step_of[method]())
    service, other = house.service("N"), house.counter(2)
    scenes: dict[str, Callable[[], Verb]] = {
        "call_for_help": lambda: bound(verb, at.counter),
        "send": lambda: bound(verb, "Hello"),
        "call_next": lambda: (at.waiting(), bound(verb, at.counter))[1],
        "call_this": lambda: bound(verb, at.counter, at.waiting(), why="asked"),
        "take_back": lambda: (at.finished(), bound(verb, at.counter))[1],
        "end": lambda: (at.waiting(), verb)[1],
        "set_priority": lambda: bound(verb, at.ticket(), house.priority()),
        "set_language": lambda: bound(verb, at.ticket(), Language.EN),
        "change_service": lambda: bound(verb, at.waiting(), service),
        "merge": lambda: bound(verb, at.ticket(), at.ticket()),
        "issue": lambda: bound(verb, [service], language=Language.AR),
        "check_in": lambda: bound(verb, at.booked(), language=Language.AR),
        "again": lambda: bound(verb, at.ticket(), "hall"),
        "slip": lambda: bound(verb, at.waiting(), "hall"),
        "resume": lambda: bound(verb, at.counter, at.parked()),
        "swap": lambda: bound(verb, *at.serving_beside_one_held()),
        "transfer_to_service": lambda: bound(verb, at.serving(), service),
        "transfer_to_counter": lambda: bound(verb, at.serving(), other),
        "transfer_to_person": lambda: bound(verb, at.serving(), at.dana),
        "add_service": lambda: bound(verb, at.serving(), service),
        "quick": lambda: bound(verb, at.counter, service),
        "open_counter": lambda: bound(verb, at.left()),
        "take_over": lambda: (at.left(), bound(verb, other))[1],
        "pause_counter": lambda: bound(verb, at.counter),
        "close_counter": lambda: bound(verb, at.counter),
        "match": lambda: bound(verb, at.unmatched(), service),
        "switch_service": lambda: bound(verb, at.counter, service, False),
    }
    return scenes[method]()


USES: dict[str, Callable[[House], object]] = {
    "Alerts": lambda house: house.alerts,
    "Calling": lambda house: house.calling,
    "Claims": lambda house: house.claims,
    "Day": lambda house: house.day,
    "FrontDesk": lambda house: house.front_desk,
    "Intake": lambda house: house.intake,
    "Printing": lambda house: house.printing,
    "Resolving": lambda house: house.resolving,
    "Serving": lambda house: house.serving,
    "StaffDesk": lambda house: house.desk,
}


def bound(verb: Verb, *args: object, **more: object) -> Verb:
    return lambda *, by: verb(*args, by=by, **more)


# --- every role at every use case


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office that confirms priority, in a file to be copied."""
    file = tmp_path_factory.mktemp("rights") / "office.db"
    profile = small_office()
    profile["office"] = {**profile["office"], "confirm_priority": True}
    database = Database.open(f"sqlite:///{file.as_posix()}", create=True)
    House(database, profile)
    database.close()
    return file


LOGIN = {CLERK: "amal", RECEPTION: "rana", SUPERVISOR: "sami", ADMINISTRATOR: "adel"}


@contextmanager
def scene(founded: Path, folder: Path, at_counter: str) -> Iterator[Scene]:
    with opened(founded, folder) as house:
        house.sit(2, "dana")
        yield Scene(house, house.sit(1, at_counter)[1])


def seated(who: Role | None) -> str:
    """Who sits at counter 1: whoever asks, where that role sits at counters at all."""
    return LOGIN[who] if who in AT_COUNTERS and who is not None else "amal"


@pytest.mark.parametrize("name", PEOPLE)
def test_each_role_may_what_was_agreed_and_nothing_else(
    name: str, founded: Path, tmp_path: Path
) -> None:
    for role in Role:
        with scene(founded, tmp_path, seated(role)) as at:
            verb, by = prepare(name, at), at.house.person(LOGIN[role])
            if role in PEOPLE[name]:
                verb(by=by)
                at.house.check()
                continue
            details = refused(Reason.ROLE_NOT_ALLOWED, at.house, lambda v=verb, b=by: v(by=b))  # type: ignore[misc]
            assert details == {"role": role}, role


@pytest.mark.parametrize("name", PEOPLE)
def test_nobody_of_the_staff_may_nothing(name: str, founded: Path, tmp_path: Path) -> None:
    with scene(founded, tmp_path, "amal") as at:
        verb = prepare(name, at)
        assert refused(Reason.ROLE_NOT_ALLOWED, at.house, lambda: verb(by=999)) == {"role": None}


@pytest.mark.parametrize("name", [name for name, may in PEOPLE.items() if VISITOR in may])
def test_what_a_visitor_or_a_machine_may(name: str, founded: Path, tmp_path: Path) -> None:
    with scene(founded, tmp_path, "amal") as at:
        prepare(name, at)(by=None)
        assert at.house.record.since(0)[-1].staff_id is None
        at.house.check()


@pytest.mark.parametrize("name", PEOPLE)
def test_the_record_names_who_did_it(name: str, founded: Path, tmp_path: Path) -> None:
    role = next(role for role in Role if role in PEOPLE[name])
    with scene(founded, tmp_path, seated(role)) as at:
        verb, by = prepare(name, at), at.house.person(LOGIN[role])
        before = len(at.house.kinds())
        verb(by=by)
        first = at.house.record.since(before)[0]
        assert first.staff_id == by
