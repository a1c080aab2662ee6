"""Pictures for the documentation: the clerk's console and reception, through a busy morning."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import shiboken6
from PySide6.QtCore import QSize

from commands import hands
from commands.camera import Camera
from commands.process import application
from commands.suite import Backstage, counter_window
from commands.unsorted import unsorted_bookings
from counter_app.presenter import ConsolePresenter
from counter_app.reception.tabs import Tab
from counter_app.screen import ConsoleWindow
from counter_app.state import ConsoleState, Question
from counter_app.verbs import Page, Verb
from db.alerts import Alerts
from db.bookings import Bookings
from db.calling import Calling
from db.delivered import Incoming, each_alone
from db.engine import Database
from db.inbox import Kind
from db.intake import Intake
from db.profile import Profile, read_pins, read_profile, with_pins
from db.pulling import Pulling
from db.serving import Serving
from db.setup import set_up
from db.staff import StaffDesk
from db.trouble import Trouble, TroubleKind
from queueing.staff import SERVES
from queueing.ticket import State
from queueing.wording import Language
from shell.language import LanguageSwitch
from shell.look import Look
from shell.settings import Printer, Settings

SUNDAY_9 = datetime(2026, 11, 22, 6, tzinfo=UTC)
USUAL, AT_DOUBLE_SCALE = QSize(1366, 768), QSize(960, 540)
CLERK, COUNTER = "clerk3", 3


class _Clock:
    """The sample Sunday; it moves when the scene does."""

    def __init__(self) -> None:
        self.now = SUNDAY_9

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **by: float) -> None:
        self.now += timedelta(**by)


def console_pictures(folder: Path, assets: Path, scale: float = 0.5) -> list[Path]:
    """Draws the console and reception in both directions into `folder`; the same each time.

    Raises `Trouble` SETTINGS where the folder cannot be written, `hands.Stuck` where a page does
    not come.
    """
    camera = Camera(folder, scale)
    profile = with_pins(
        read_profile(assets / "profiles" / "civil_defense.toml"),
        read_pins(assets / "profiles" / "demo_pins.toml"),
    )
    for language in Language:
        with _scene(profile, camera, language) as scene:
            _clerk(scene)
        with _scene(profile, camera, language) as scene:
            _reception(scene)
        with _scene(profile, camera, language, AT_DOUBLE_SCALE) as scene:
            _enlarged(scene)
    return camera.taken


@dataclass(frozen=True, slots=True)
class _Scene:
    """One console in an office of its own, its colleagues at work, and the camera before it."""

    window: ConsoleWindow
    presenter: ConsolePresenter
    stage: Backstage
    clock: _Clock
    camera: Camera
    language: Language

    @property
    def state(self) -> ConsoleState:
        return self.presenter.state

    def shoot(self, name: str) -> None:
        self.settle()
        hands.settle(0.1)
        self.camera.save(self.window, f"console_{name}_{self.language}")

    def do(self, act: Callable[[], object], reached: Callable[[ConsoleState], object]) -> None:
        """Does it, and waits until the state is so and no verb is running."""
        self.presenter.locking.touched()
        act()
        self.until(lambda: self.state.busy is None and bool(reached(self.state)))

    def settle(self) -> None:
        """Waits until everything that was asked of the database so far has been answered."""
        ended: list[None] = []
        self.presenter.tick()
        self.presenter.refresh()
        self.stage.worker.run(lambda: None, ended.append, lambda _: ended.append(None))
        self.until(lambda: bool(ended))

    def until(self, true: Callable[[], bool]) -> None:
        for _ in range(400):
            hands.settle(0.02)
            if true():
                return
        raise hands.Stuck(f"the console does not come to its page, it shows {self.state.page}")

    def forward(self, **by: float) -> None:
        self.clock.forward(**by)
        self.presenter.locking.touched()
        self.settle()


@contextmanager
def _scene(
    profile: Profile, camera: Camera, language: Language, size: QSize = USUAL
) -> Iterator[_Scene]:
    app = application()
    with tempfile.TemporaryDirectory() as home:
        clock = _Clock()
        database = Database.open(f"sqlite:///{Path(home, 'office.db').as_posix()}", create=True)
        stage = Backstage(database, set_up(database, profile, clock).office_id, clock)
        _people_the_office(stage, clock)
        look = Look()
        look.apply(app)
        switch = LanguageSwitch(app, ("counter_app", "shell"), language)
        settings = Settings(printer=Printer(folder=Path(home, "tickets")))
        window = counter_window(stage, settings, look, switch)
        window.resize(size)
        window.show()
        try:
            hands.settle()
            yield _Scene(window, window.presenter, stage, clock, camera, language)
        finally:
            window.close()
            stage.close()
            switch.close()
            # Here and now: left alone, its timers would go on in the next scene.
            shiboken6.delete(window)


def _people_the_office(stage: Backstage, clock: _Clock) -> None:
    """Half an hour of an ordinary morning: every counter but one at work, and a line."""
    handed = (stage.database, stage.office_id, clock)
    office = stage.views.office()
    desk, intake, calling = StaffDesk(*handed), Intake(*handed), Calling(*handed)
    Pulling(*handed).take_in("app", each_alone(_bookings()))
    counters = [each for each in office.counters.values() if each.number != COUNTER]
    clerks = [p for p in office.staff.values() if p.role in SERVES and p.login != CLERK]
    for counter, clerk in zip(counters, clerks, strict=False):
        desk.open_counter(counter.id, by=clerk.id)
    priorities = list(office.priorities)
    services = [each for each in office.services.values() if each.walk_in]
    for minute in range(30):
        service = services[minute * 3 % len(services)]
        intake.issue(
            [service.id],
            language=Language.EN if minute % 4 == 0 else Language.AR,
            priority_id=priorities[minute % 3] if minute % 7 == 3 else None,
            promise=stage.views.promise(service.id),
        )
        if minute in (12, 20):
            for counter, clerk in zip(counters, clerks, strict=False):
                called = calling.call_next(counter.id, by=clerk.id)
                if called is not None:
                    calling.start(called.step_id, by=clerk.id)
                    if minute == 12:
                        Serving(*handed).finish(called.step_id, by=clerk.id)
        clock.forward(minutes=1)
    for booking in Bookings(*handed).of_day()[:3]:
        intake.check_in(booking.booking_id, language=Language.AR)


def _bookings() -> list[Incoming]:
    names = ("Ahmed Al Zayani", "هند المطوع", "Sara Mathew", "خليفة العامر", "Noor Al Khalifa")
    return [
        Incoming(
            external_id=f"CD-{1041 + place}",
            reference=f"CD-{1041 + place}",
            service="FNIPC"[place % 5],
            starts_at=SUNDAY_9 + timedelta(minutes=10 + 12 * place),
            name=names[place % len(names)],
            phone=f"3900{1200 + 37 * place}",
            cancelled=place == 7,
        )
        for place in range(12)
    ]


def _clerk(scene: _Scene) -> None:
    presenter = scene.presenter
    scene.shoot("sign_in")
    _sits_down(scene)
    scene.shoot("idle")
    scene.do(presenter.serving.call_next, lambda s: s.at_hand)
    scene.forward(seconds=24)
    scene.shoot("called")
    scene.do(presenter.serving.start, _serving)
    scene.forward(minutes=3)
    scene.shoot("serving")
    for question, name in (
        (Question.FINISH, "finish"),
        (Question.TRANSFER, "transfer"),
        (Question.ADD_SERVICE, "add_service"),
        (Question.QUICK, "quick"),
        (Question.SERVICES, "services"),
    ):
        presenter.asking.ask(question)
        scene.shoot(name)
        presenter.asking.put_away()
    scene.do(presenter.serving.hold, lambda s: s.at_hand is None)
    scene.shoot("held")
    scene.do(presenter.serving.call_next, lambda s: s.at_hand)
    scene.do(presenter.serving.start, _serving)
    scene.forward(minutes=4)
    scene.do(presenter.serving.finish, lambda s: s.at_hand is None)
    scene.shoot("undo")
    _alerts(scene)
    scene.window.work.lists.show_list("parked")
    scene.shoot("parked")
    scene.window.work.lists.show_list("line")
    _faults(scene)
    presenter.locking.lock()
    scene.shoot("locked")


def _alerts(scene: _Scene) -> None:
    alerts = Alerts(scene.stage.database, scene.stage.office_id, scene.clock)
    people = {person.login: person.id for person in scene.stage.views.office().staff.values()}
    counter = scene.stage.views.office().counter_numbered(5)
    alerts.send("Please keep one counter free for plan approvals.", by=people["supervisor"])
    alerts.call_for_help(counter.id, by=people["clerk5"])
    scene.until(lambda: bool(scene.state.alarms and scene.state.messages))
    scene.shoot("alarm")
    alerts.answer(scene.state.alarms[0].alarm_id, by=people["reception"])
    scene.presenter.alerting.read(scene.state.messages[0].message_id)
    scene.until(lambda: not scene.state.messages)
    scene.forward(minutes=3)


def _faults(scene: _Scene) -> None:
    """The network cannot be pulled out here, so the window is shown what the console would say."""
    away = Trouble(TroubleKind.DATABASE_UNREACHABLE, "dawr-server")
    for name, state in (
        ("fault", replace(scene.state, connected=False)),
        (
            "waiting",
            replace(scene.state, connected=False, trouble=away, busy=Verb.CALL_NEXT, waiting=True),
        ),
    ):
        scene.window.draw(state)
        hands.settle(0.1)
        scene.camera.save(scene.window, f"console_{name}_{scene.language}")
    scene.window.draw(scene.state)


def _reception(scene: _Scene) -> None:
    scene.do(
        lambda: scene.presenter.sitting.sign_in("reception", "4200"),
        lambda s: s.page is Page.RECEPTION and s.floor,
    )
    scene.presenter.finding.look("")
    scene.shoot("reception")
    scene.presenter.asking.ask(Question.ISSUE)
    scene.shoot("reception_issue")
    scene.presenter.asking.put_away()
    _inbox(scene)


def _inbox(scene: _Scene) -> None:
    """What does not fit, each kind of it, and a source that does not answer any more."""
    unsorted_bookings(scene.stage, scene.clock)
    scene.forward(minutes=7)
    room = scene.window.reception.room
    room.desk.show_tab(Tab.INBOX)
    scene.shoot("reception_inbox")
    shown: set[Kind] = set()
    for line in scene.state.inbox:
        if line.kind not in shown:
            shown.add(line.kind)
            room.desk.people.choose(line.id)
            room.desk.people.open()
            scene.shoot(f"reception_{line.kind}")
            room.let_go()
    unknown = next(line for line in scene.state.inbox if line.kind is Kind.UNMATCHED)
    scene.presenter.sorting.not_ours(unknown)
    scene.shoot("reception_not_ours")
    scene.presenter.asking.put_away()
    scene.forward(minutes=20)
    scene.shoot("reception_late_source")


def _enlarged(scene: _Scene) -> None:
    """What is left of a screen whose texts stand at twice their size."""
    _sits_down(scene)
    scene.do(scene.presenter.serving.call_next, lambda s: s.at_hand)
    scene.do(scene.presenter.serving.start, _serving)
    scene.shoot("enlarged")


def _sits_down(scene: _Scene) -> None:
    counter = scene.stage.views.office().counter_numbered(COUNTER)
    scene.do(
        lambda: scene.presenter.sitting.sign_in(CLERK, "4103"),
        lambda s: s.page is Page.CHOOSE_COUNTER,
    )
    if scene.window.size() == USUAL:
        scene.shoot("choose")
    scene.do(
        lambda: scene.presenter.sitting.open_counter(counter.id),
        lambda s: s.page is Page.AT_WORK,
    )


def _serving(state: ConsoleState) -> bool:
    return state.at_hand is not None and state.at_hand.state is State.SERVING
