"""What a ticket may hold besides a service, and what a visitor may do instead of taking one."""

from collections.abc import Callable
from datetime import time, timedelta

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel

from db.events import Record
from db.profile import read_profile
from db.setup import set_up
from db.trouble import Trouble, TroubleKind
from kiosk.chosen import MOST_SERVICES
from kiosk.patience import Times
from kiosk.state import Page
from queueing.visit import Spared
from queueing.wording import Language

from .conftest import PROFILES, Clock, House, Kiosk

Build = Callable[..., Kiosk]

both_ways = pytest.mark.parametrize("language", list(Language))


def at_service(build: Build, code: str, language: Language = Language.EN, **more: object) -> Kiosk:
    kiosk = build(language=language, **more)
    kiosk.touch(f"walk_in_{language}")
    kiosk.touch(f"service_{code}")
    kiosk.until(Page.SERVICE)
    return kiosk


def events(house: House) -> list[tuple[str, dict[str, object]]]:
    return [
        (event.kind, dict(event.data)) for event in Record(house.database, house.office_id).since(0)
    ]


def spared(house: House) -> list[dict[str, object]]:
    return [data for kind, data in events(house) if kind == "visit_spared"]


def row_of(house: House, kiosk: Kiosk) -> dict[str, object]:
    """The ticket on the screen as the database keeps it."""
    shown = kiosk.state.ticket
    assert shown is not None
    return house.ticket_row(shown.ticket.ticket_id)


# --- Several services, several people or files ----------------------------------------------------


@both_ways
def test_several_services_share_a_ticket_in_the_order_they_were_chosen(
    build: Build, house: House, language: Language
) -> None:
    kiosk = at_service(build, "P", language)
    kiosk.touch("another_service")
    kiosk.until(Page.SERVICES)
    assert not kiosk.find("service_P").isEnabled(), "it is in the visit already"
    kiosk.touch("service_G")
    kiosk.touch("take_ticket")
    kiosk.until(Page.TICKET)
    assert kiosk.text("number") == "P001"
    shown = kiosk.state.ticket
    assert shown is not None
    names = [house.office.service_coded(code).name for code in "PG"]
    assert list(shown.services) == names
    assert list(house.tickets.face(shown.ticket.ticket_id).services) == names
    assert house.waiting() == 1, "the second service waits within the visit"


def test_a_service_can_be_taken_out_again(build: Build) -> None:
    kiosk = at_service(build, "F")
    kiosk.touch("another_service")
    kiosk.touch("service_N")
    kiosk.touch("drop_0")
    assert kiosk.state.chosen.services == ()
    kiosk.touch("take_ticket")
    kiosk.until(Page.TICKET)
    assert kiosk.text("number") == "N001"


def test_back_from_choosing_another_returns_to_the_first(build: Build, house: House) -> None:
    kiosk = at_service(build, "F")
    kiosk.touch("another_service")
    kiosk.touch("back")
    kiosk.until(Page.SERVICE)
    assert kiosk.state.service_id == house.office.service_coded("F").id
    assert kiosk.state.chosen.services == ()
    kiosk.touch("back")
    kiosk.until(Page.SERVICES)


def test_a_visit_has_room_for_so_many_services(build: Build) -> None:
    kiosk = at_service(build, "F")
    for code in "NIP"[: MOST_SERVICES - 1]:
        kiosk.touch("another_service")
        kiosk.touch(f"service_{code}")
    assert not kiosk.shown("another_service")
    kiosk.touch("take_ticket")
    kiosk.until(Page.TICKET)
    assert kiosk.state.ticket is not None and len(kiosk.state.ticket.services) == MOST_SERVICES


def test_the_promise_is_that_of_the_service_served_first(build: Build, house: House) -> None:
    house.open_counters()
    for _ in range(4):
        house.intake.issue([house.office.service_coded("P").id], language=Language.AR)
    kiosk = at_service(build, "P")
    promised = kiosk.state.promise
    assert promised is not None and promised.ahead == 4
    kiosk.touch("another_service")
    kiosk.touch("service_G")
    assert kiosk.state.promise == promised
    kiosk.touch("take_ticket")
    kiosk.until(Page.TICKET)
    assert kiosk.state.ticket is not None
    assert house.tickets.face(kiosk.state.ticket.ticket.ticket_id).promise == promised


@pytest.mark.parametrize(("code", "words"), [("P", "6 files"), ("F", "6 people")])
def test_a_contractor_with_six_plans_takes_one_ticket(
    build: Build, house: House, code: str, words: str
) -> None:
    kiosk = at_service(build, code)
    assert not kiosk.find("party_less").isEnabled()
    for _ in range(6):
        kiosk.touch("party_more")
    kiosk.touch("party_less")
    assert kiosk.text("party") == words
    kiosk.touch("take_ticket")
    kiosk.until(Page.TICKET)
    assert row_of(house, kiosk)["party_size"] == 6


# --- Priority -------------------------------------------------------------------------------------


@both_ways
def test_priority_is_declared_on_a_page_of_its_own_and_given_back(
    build: Build, house: House, language: Language
) -> None:
    house.open_counters()
    kiosk = at_service(build, "F", language)
    kiosk.touch("priority")
    kiosk.until(Page.PRIORITY)
    kiosk.touch("priority_1")
    kiosk.until(Page.SERVICE)
    claimed = kiosk.state.chosen.priority_id
    assert claimed is not None
    name = house.office.priorities[claimed].name
    assert name.en == "Older person (60 and over)"
    assert name.in_(language) in kiosk.said()
    told = kiosk.find("priority").accessibleDescription()
    assert told and name.in_(language) not in told, "it is read aloud before others"
    kiosk.touch("priority")
    kiosk.touch("no_priority")
    assert kiosk.state.chosen.priority_id is None
    kiosk.touch("priority")
    kiosk.touch("priority_1")
    kiosk.touch("take_ticket")
    kiosk.until(Page.TICKET)
    shown = kiosk.state.ticket
    assert shown is not None
    assert house.step_row(shown.ticket.step_ids[0])["priority_class_id"] == claimed


class TestConfirmedByStaff:
    @pytest.fixture
    def profile(self) -> str:
        return "traffic_services"

    def test_the_office_sees_for_itself_where_it_wants_to(self, build: Build, house: House) -> None:
        kiosk = build(language=Language.EN)
        kiosk.touch("walk_in_en")
        kiosk.touch("category_L")
        kiosk.touch("service_L")
        before = kiosk.state.promise
        kiosk.touch("priority")
        kiosk.touch("priority_0")
        kiosk.until(Page.SERVICE)
        assert kiosk.state.promise == before, "nothing is promised that is not confirmed"
        kiosk.touch("take_ticket")
        kiosk.until(Page.TICKET)
        assert row_of(house, kiosk)["claim"] == "pending"


# --- A phone number -------------------------------------------------------------------------------


@both_ways
def test_a_number_is_kept_with_consent_alone(
    build: Build, house: House, language: Language
) -> None:
    kiosk = at_service(build, "F", language)
    kiosk.touch("phone")
    kiosk.until(Page.PHONE)
    for digit in "39001234":
        kiosk.touch(f"key_{digit}")
    kiosk.touch("back")
    assert kiosk.state.chosen.phone is None, "typed, but not agreed to"
    kiosk.touch("phone")
    kiosk.keys("39001234")
    kiosk.touch("agree_phone")
    kiosk.until(Page.SERVICE)
    assert "+973 3900 1234" in kiosk.said()
    assert "3900" not in kiosk.find("phone").accessibleDescription(), "it is read aloud"
    kiosk.touch("take_ticket")
    kiosk.until(Page.TICKET)
    row = row_of(house, kiosk)
    assert row["phone"] == "+97339001234" and row["phone_consent_at"] is not None


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("3900", "The number is too short. Please check it."),
        ("390012345678", "The number is too long. Please check it."),
        ("17240000", "This is a fixed line. Messages need a mobile number."),
        ("00000000", "This is not a phone number. Please check it."),
    ],
)
def test_a_wrong_number_is_told_and_stays_to_be_mended(
    build: Build, typed: str, fault: str
) -> None:
    kiosk = at_service(build, "F")
    kiosk.touch("phone")
    for digit in typed:
        kiosk.touch(f"key_{digit}")
    kiosk.touch("agree_phone")
    assert kiosk.page() is Page.PHONE and kiosk.state.typed == typed
    assert fault in kiosk.said()
    kiosk.touch("erase")
    assert kiosk.state.phone_fault is None


def test_no_messages_forgets_a_number_given_before(build: Build, house: House) -> None:
    kiosk = at_service(build, "F")
    kiosk.touch("phone")
    kiosk.keys("39001234")
    kiosk.touch("agree_phone")
    kiosk.until(Page.SERVICE)
    kiosk.touch("phone")
    assert kiosk.state.typed == "+97339001234"
    kiosk.touch("no_phone")
    kiosk.touch("take_ticket")
    kiosk.until(Page.TICKET)
    assert row_of(house, kiosk)["phone"] is None


def test_the_next_visitor_finds_nothing_of_the_last(build: Build) -> None:
    kiosk = at_service(build, "F", times=Times(settle_s=0, ask_after_s=0.1, reset_after_s=0.1))
    kiosk.touch("phone")
    kiosk.keys("39001234")
    kiosk.until(Page.START)
    assert kiosk.state.typed == "" and kiosk.state.chosen.phone is None


# --- Instead of a ticket --------------------------------------------------------------------------


@both_ways
def test_papers_that_are_missing_spare_a_visit(
    build: Build, house: House, language: Language
) -> None:
    kiosk = at_service(build, "I", language)
    kiosk.touch("not_yet")
    kiosk.until(Page.INSTEAD)
    for document in house.office.service_coded("I").documents:
        assert document.name.in_(language) in kiosk.said()
    kiosk.touch("spared")
    kiosk.until(Page.START)
    kiosk.wait(lambda: spared(house) == [{"service": "I", "why": Spared.NOT_READY}])
    assert house.waiting() == 0


def test_who_knows_better_takes_a_ticket_and_is_not_counted(build: Build, house: House) -> None:
    kiosk = at_service(build, "I")
    kiosk.touch("not_yet")
    kiosk.touch("take_anyway")
    kiosk.until(Page.TICKET)
    kiosk.touch("done")
    assert house.waiting() == 1 and spared(house) == []


def test_who_walks_away_from_good_advice_was_spared_too(build: Build, house: House) -> None:
    times = Times(settle_s=0, ask_after_s=0.1, reset_after_s=0.1)
    kiosk = at_service(build, "I", times=times)
    kiosk.touch("not_yet")
    kiosk.until(Page.START)
    kiosk.wait(lambda: [data["why"] for data in spared(house)] == [Spared.NOT_READY])


def test_the_way_without_a_visit_stands_first(build: Build, house: House) -> None:
    kiosk = at_service(build, "R")
    code, take = kiosk.find("electronic_code", QLabel), kiosk.find("take_ticket")
    assert code.mapTo(kiosk.window, code.rect().topLeft()).y() < take.y()
    kiosk.touch("electronic")
    kiosk.until(Page.INSTEAD)
    assert kiosk.find("electronic_code", QLabel).accessibleName() == "https://www.bahrain.bh"
    kiosk.touch("spared")
    kiosk.wait(lambda: [data["why"] for data in spared(house)] == [Spared.ELECTRONIC])


@both_ways
def test_a_long_wait_offers_another_hour(build: Build, house: House, language: Language) -> None:
    house.open_counters(1)
    kiosk = at_service(build, "G", language)
    assert not kiosk.shown("later")
    for _ in range(30):
        house.intake.issue([house.office.service_coded("G").id], language=Language.AR)
    kiosk.wait(lambda: kiosk.shown("later"))
    kiosk.touch("later")
    kiosk.until(Page.INSTEAD)
    assert ("1:45 pm" if language is Language.EN else "1:45 م") in kiosk.said()
    kiosk.touch("spared")
    kiosk.wait(lambda: [data["why"] for data in spared(house)] == [Spared.LATER])


def test_nothing_is_offered_in_place_of_a_service_that_is_shut(
    build: Build, house: House, clock: Clock
) -> None:
    kiosk = at_service(build, "F")
    clock.now += timedelta(hours=4, minutes=50)
    kiosk.read_again()
    kiosk.wait(lambda: not kiosk.shown("take_ticket"))
    for name in ("not_yet", "another_service", "priority", "phone", "party_more"):
        assert not kiosk.shown(name), name


# --- A kiosk of its own kind ----------------------------------------------------------------------


def test_a_kiosk_offers_the_services_it_is_meant_for(build: Build, house: House) -> None:
    offered = {house.office.service_coded(code).id for code in "RG"}
    kiosk = build(language=Language.EN, services=frozenset("RG"))
    kiosk.touch("walk_in_en")
    assert {offer.service_id for offer in kiosk.state.listed} == offered
    assert not kiosk.shown("service_F")


@pytest.mark.parametrize("size", [QSize(1080, 1920), QSize(1280, 720)])
@both_ways
def test_everything_that_can_be_chosen_is_within_the_screen(
    build: Build, size: QSize, language: Language
) -> None:
    kiosk = at_service(build, "I", language, size=size)
    kiosk.touch("another_service")
    kiosk.touch("service_P")
    for name in ("drop_0", "not_yet", "party_more", "priority", "phone", "take_ticket"):
        button = kiosk.find(name)
        place = button.rect().translated(button.mapTo(kiosk.window, button.rect().topLeft()))
        assert kiosk.window.rect().contains(place), name


# --- The one after the other ----------------------------------------------------------------------


def test_a_code_makes_what_the_one_before_had_chosen_go(build: Build, house: House) -> None:
    house.book("MW-350001", 9)
    kiosk = at_service(build, "F")
    kiosk.touch("priority")
    kiosk.touch("priority_0")
    kiosk.touch("phone")
    for digit in "39001234":
        kiosk.touch(f"key_{digit}")
    kiosk.keys("NOBODY-KNOWS")
    kiosk.enter()
    kiosk.until(Page.ENTRY)
    assert kiosk.state.typed == "" and "39001234" not in kiosk.said()
    kiosk.keys("MW-350001")
    kiosk.enter()
    kiosk.until(Page.BOOKING)
    kiosk.touch("check_in")
    kiosk.until(Page.TICKET)
    assert kiosk.state.ticket is not None
    step = house.step_row(kiosk.state.ticket.ticket.step_ids[0])
    assert step["priority_class_id"] is None


def test_an_answer_for_who_is_gone_is_nobody_elses(build: Build, house: House) -> None:
    house.book("MW-350001", 9)
    kiosk = build(language=Language.EN)
    kiosk.keys("MW-350001")
    kiosk.enter()
    assert kiosk.state.busy
    kiosk.presenter.home()
    kiosk.touch("walk_in_en")
    kiosk.settle()
    assert kiosk.page() is Page.SERVICES and kiosk.state.booking is None


def test_a_number_that_comes_late_is_shown_while_nobody_else_has_begun(build: Build) -> None:
    kiosk = at_service(build, "G")
    kiosk.touch("take_ticket")
    assert kiosk.state.busy
    kiosk.presenter.home()
    kiosk.until(Page.TICKET)
    assert kiosk.text("number") == "G001"


def test_a_figure_that_is_lost_troubles_nobody(
    build: Build, house: House, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def lost(*_of: object) -> None:
        raise Trouble(TroubleKind.DATABASE_LOCKED, "here")

    kiosk = at_service(build, "I")
    monkeypatch.setattr(house.intake, "spare", lost)
    kiosk.touch("not_yet")
    kiosk.touch("spared")
    kiosk.touch("booked_en")
    kiosk.wait(lambda: "was not counted" in caplog.text)
    assert kiosk.page() is Page.ENTRY


def test_who_wanted_a_ticket_and_got_none_was_spared_nothing(
    build: Build, house: House, clock: Clock
) -> None:
    kiosk = at_service(build, "I")
    kiosk.touch("not_yet")
    clock.now += timedelta(hours=4, minutes=50)
    kiosk.touch("take_anyway")
    kiosk.wait(lambda: kiosk.state.refusal is not None)
    kiosk.touch("spared")
    kiosk.settle()
    assert spared(house) == []


def test_a_service_that_is_gone_leads_back_to_the_others(build: Build, house: House) -> None:
    kiosk = at_service(build, "G")
    profile = read_profile(PROFILES / "civil_defense.toml")
    services = tuple(s for s in profile.services if s.code != "G")
    counters = tuple(
        c.model_copy(
            update={
                "offers": tuple(o for o in c.offers if o != "G"),
                "secondary": tuple(o for o in c.secondary if o != "G"),
            }
        )
        for c in profile.counters
    )
    set_up(
        house.database,
        profile.model_copy(update={"services": services, "counters": counters}),
        house.clock,
    )
    kiosk.until(Page.SERVICES)
    assert not kiosk.shown("service_G")


def test_one_service_alone_offers_no_other(build: Build) -> None:
    kiosk = build(language=Language.EN, services=frozenset("F"))
    kiosk.touch("walk_in_en")
    kiosk.touch("service_F")
    assert not kiosk.shown("another_service")


class TestGroups:
    @pytest.fixture
    def profile(self) -> str:
        return "traffic_services"

    def test_back_among_the_groups_loses_nothing(self, build: Build) -> None:
        kiosk = build(language=Language.EN)
        for name in ("walk_in_en", "category_L", "service_L", "another_service"):
            kiosk.touch(name)
        kiosk.until(Page.CATEGORIES)
        kiosk.touch("category_V")
        kiosk.touch("back")
        kiosk.until(Page.CATEGORIES)
        kiosk.touch("category_M")
        kiosk.touch("back")
        kiosk.touch("back")
        kiosk.until(Page.SERVICE)
        assert kiosk.state.service is not None and kiosk.state.service.code == "L"
        assert kiosk.state.chosen.services == ()


def test_tickets_are_promised_until_the_services_own_last_one(build: Build, house: House) -> None:
    """An office's service may end its day before the office does."""
    profile = read_profile(PROFILES / "civil_defense.toml")
    short = tuple(p.model_copy(update={"closes": time(12)}) for p in profile.hours)
    services = tuple(
        s.model_copy(update={"hours": short}) if s.code == "G" else s for s in profile.services
    )
    set_up(house.database, profile.model_copy(update={"services": services}), house.clock)
    house.open_counters(1)
    for _ in range(30):
        house.intake.issue([house.office.service_coded("G").id], language=Language.AR)
    kiosk = at_service(build, "G")
    kiosk.wait(lambda: kiosk.shown("later"))
    kiosk.touch("later")
    kiosk.until(Page.INSTEAD)
    assert "11:45 am" in kiosk.said() and "1:45 pm" not in kiosk.said()


def test_a_priority_that_the_office_gave_up_goes_with_it(build: Build, house: House) -> None:
    kiosk = at_service(build, "F")
    kiosk.touch("priority")
    kiosk.until(Page.PRIORITY)
    kiosk.touch("priority_2")
    kiosk.until(Page.SERVICE)
    assert kiosk.state.chosen.priority_id is not None
    profile = read_profile(PROFILES / "civil_defense.toml")
    left = tuple(p for p in profile.priority_classes if p.code != "pregnant")
    set_up(house.database, profile.model_copy(update={"priority_classes": left}), house.clock)
    kiosk.wait(lambda: kiosk.state.chosen.priority_id is None)
    kiosk.touch("take_ticket")
    kiosk.until(Page.TICKET)
