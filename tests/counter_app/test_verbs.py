"""Every verb of the console on a real database: what it does, and what the clerk reads."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from counter_app.state import ConsoleState, News, Question
from counter_app.verbs import Verb
from counter_app.words import printer_words
from db.announcing import Announcing, Heard, Saying
from db.devices import PrinterNow
from db.events import Record
from db.printing import PrinterFault, PrinterState
from db.profile import read_profile
from db.setup import set_up
from db.visits import StepView
from queueing.ticket import Reason, State
from queueing.wording import Language, isolate
from shell.language import LanguageSwitch
from tests.counter_app.conftest import PROFILES, Centre, Console, HandClock


def _serving(console: Console, centre: Centre, *codes: str) -> StepView:
    """A visitor who is being served at the console."""
    centre.arrives(*(codes or ("F",)))
    console.calls()
    console.presenter.serving.start()
    console.wait(lambda s: s.at_hand and s.at_hand.state is State.SERVING)
    assert console.state.at_hand is not None
    return console.state.at_hand


def _news(state: ConsoleState) -> News | None:
    return state.notice.news if state.notice else None


def _line(console: Console) -> list[str]:
    return [each.step.number for each in console.state.view.line] if console.state.view else []


def _words(console: Console) -> str:
    return console.window.work.answer.text


def test_the_line_stands_in_the_order_of_the_policy_with_its_reasons(
    plain: Console, centre: Centre
) -> None:
    slow, quick = centre.arrives("F").number, centre.arrives("N").number
    plain.sees(quick)
    assert _line(plain) == [quick, slow], "the shorter target wait is due first"
    rows = list(plain.window.work.lists.lists["line"].rows.values())
    assert [row.step.number for row in rows] == [quick, slow]
    assert rows[0].why.words == "walk-in, due in 15 min"
    assert plain.window.work.lists.tabs["line"].text() == "Line  2"
    assert plain.window.work.idle.number.text() == quick


def test_calling_next_when_nobody_waits_says_so(plain: Console) -> None:
    assert plain.state.next_verb is None
    plain.key(Qt.Key.Key_F2)
    plain.wait(lambda s: _news(s) is News.NOBODY_WAITS)
    assert _words(plain) == "Nobody is waiting for this counter."


def test_one_obvious_action_in_each_state(plain: Console, centre: Centre) -> None:
    def signals() -> list[str]:
        bar = plain.window.work.bar.buttons.values()
        return [b.objectName() for b in bar if b.property("role") == "signal"]

    assert signals() == []
    centre.arrives("F")
    plain.wait(lambda s: s.view and s.view.line)
    assert signals() == ["call_next"]
    plain.calls()
    assert signals() == ["start"]
    plain.presenter.serving.start()
    plain.wait(lambda s: s.at_hand and s.at_hand.state is State.SERVING)
    assert signals() == ["finish"]


def test_undo_takes_the_call_back_while_its_countdown_runs(
    plain: Console, centre: Centre, clock: HandClock
) -> None:
    number = centre.arrives("F").number
    plain.calls()
    clock.pass_(seconds=4)
    plain.presenter.tick()
    assert plain.says("undo") == ("Undo call", "F12", "6 s")
    plain.key(Qt.Key.Key_F12)
    plain.wait(lambda s: s.at_hand is None)
    assert _line(plain) == [number]
    assert _news(plain.state) is News.UNDONE


def test_the_countdown_of_undo_ends_and_recall_begins(
    plain: Console, centre: Centre, clock: HandClock
) -> None:
    centre.arrives("F")
    plain.calls()
    assert plain.button("undo").isEnabled()
    assert not plain.button("recall").isEnabled()
    assert plain.says("recall") == ("Call again", "F3", "10 s")
    clock.pass_(seconds=10.5)
    plain.presenter.tick()
    assert not plain.button("undo").isEnabled()
    assert plain.says("undo") == ("Undo", "F12", "")
    assert plain.button("recall").isEnabled()
    plain.key(Qt.Key.Key_F12)
    assert plain.state.busy is None and plain.state.at_hand is not None
    plain.key(Qt.Key.Key_F3)
    plain.wait(lambda s: s.at_hand and s.at_hand.calls == 2)
    assert plain.window.work.head.stage.text() == "Called, 2 of 3"


def test_who_does_not_come_is_held_and_after_the_last_call_missed(
    plain: Console, centre: Centre, clock: HandClock
) -> None:
    number = centre.arrives("F").number
    for call in range(centre.office.allowed_calls):
        plain.calls()
        clock.pass_(seconds=30)
        plain.key(Qt.Key.Key_F6)
        plain.wait(lambda s: s.at_hand is None)
        last = call == centre.office.allowed_calls - 1
        assert _news(plain.state) is (News.MISSED if last else News.HELD)
        if not last:
            assert _line(plain) == [], "held for some minutes"
            clock.pass_(minutes=centre.office.hold_min, seconds=1)
            plain.presenter.refresh()
            plain.sees(number)
    lists = plain.window.work.lists
    plain.click("tab_missed")
    clock.pass_(minutes=7)
    plain.presenter.refresh()
    (row,) = lists.lists["missed"].rows.values()
    plain.bot.waitUntil(lambda: row.time.text() == "7 min")
    assert row.why.words == "Counter 3 · called 3 times"
    plain.click("row_rejoin")
    plain.sees(number)
    assert lists.tabs["missed"].text() == "Missed  0"


def test_a_parked_visitor_is_called_again_without_a_reason(
    plain: Console, centre: Centre, clock: HandClock
) -> None:
    step = _serving(plain, centre)
    clock.pass_(minutes=3)
    plain.key(Qt.Key.Key_F7)
    plain.wait(lambda s: s.at_hand is None)
    plain.click("tab_parked")
    plain.click("row_call_this")
    plain.wait(lambda s: s.at_hand)
    assert plain.state.at_hand is not None
    assert plain.state.at_hand.step_id == step.step_id
    assert plain.state.at_hand.served_before_s == 180
    plain.presenter.serving.start()
    plain.wait(lambda s: s.at_hand and s.at_hand.state is State.SERVING)
    clock.pass_(minutes=2, seconds=5)
    plain.presenter.tick()
    assert "5:05" in plain.window.work.head.running.figure.text(), "both sittings count"


def test_a_parked_visitor_may_return_to_the_line(plain: Console, centre: Centre) -> None:
    step = _serving(plain, centre)
    plain.presenter.serving.park()
    plain.wait(lambda s: s.at_hand is None)
    plain.click("tab_parked")
    plain.click("row_return")
    plain.sees(step.number)
    assert _news(plain.state) is News.RETURNED


def test_a_call_out_of_turn_asks_for_the_reason_in_place(plain: Console, centre: Centre) -> None:
    centre.arrives("F")
    second = centre.arrives("F")
    plain.sees(second.number)
    assert plain.button("row_call_this").isEnabled()
    plain.key(Qt.Key.Key_F11)
    plain.key(Qt.Key.Key_Down)
    plain.key(Qt.Key.Key_Down)
    plain.key(Qt.Key.Key_Space)
    assert plain.state.question is Question.WHY_THIS
    assert plain.state.asked_of is not None and plain.state.asked_of.number == second.number
    assert not plain.button("why_this_sure").isEnabled(), "no reason, no call"
    plain.key(Qt.Key.Key_Return)
    assert plain.state.busy is None
    plain.key(Qt.Key.Key_2)
    plain.key(Qt.Key.Key_Return)
    plain.wait(lambda s: s.at_hand)
    assert plain.state.at_hand is not None and plain.state.at_hand.number == second.number
    called = [e for e in Record(centre.database, centre.id).since(0) if e.kind == "called"]
    assert called[-1].data["why"] == "Continues an earlier visit"
    assert called[-1].data["in_turn"] is False


def test_a_visitor_is_transferred_to_another_service_with_a_note(
    plain: Console, centre: Centre
) -> None:
    step = _serving(plain, centre)
    plain.key(Qt.Key.Key_F8)
    asking = plain.window.work.questions.of[Question.TRANSFER]
    texts = [asking.choices.item(row).text() for row in range(asking.choices.count())]
    renewal = centre.office.service_coded("N").name.en
    asking.choices.setCurrentRow(next(i for i, t in enumerate(texts) if t.endswith(renewal)))
    asking.note.setText("Old certificate is here")
    plain.click("transfer_sure")
    plain.wait(lambda s: s.at_hand is None)
    plain.sees(step.number)
    assert _news(plain.state) is News.TRANSFERRED
    plain.calls()
    note = plain.window.work.details.sections["note"]
    assert note.words.words.endswith("Old certificate is here")


def test_a_visitor_is_transferred_to_a_colleague(plain: Console, centre: Centre) -> None:
    centre.staff.open_counter(centre.counter(2), by=centre.person("clerk2"))
    _serving(plain, centre)
    plain.wait(lambda s: any(c.counter.number == 2 and c.clerk for c in s.counters))
    plain.key(Qt.Key.Key_F8)
    plain.key(Qt.Key.Key_F8)  # The next list: counters.
    plain.key(Qt.Key.Key_1)
    plain.key(Qt.Key.Key_Return)
    plain.wait(lambda s: s.at_hand is None)
    assert _line(plain) == [], "the visitor waits for counter 2 alone"
    assert "Nobody can be called" in plain.window.work.idle.title.words
    waiting = centre.views.console(centre.counter(2)).line
    assert [each.step.only_counter_id for each in waiting] == [centre.counter(2)]


def test_a_counter_that_closed_meanwhile_is_named(plain: Console, centre: Centre) -> None:
    _serving(plain, centre)
    plain.presenter.serving.transfer_to_counter(centre.counter(2))
    plain.wait(lambda s: s.notice)
    assert _words(plain) == "Counter 2 has just closed. Choose another one."
    assert plain.state.at_hand is not None, "nothing was changed"


def test_a_service_is_added_to_the_visit(plain: Console, centre: Centre) -> None:
    _serving(plain, centre)
    plain.key(Qt.Key.Key_F9)
    asking = plain.window.work.questions.of[Question.ADD_SERVICE]
    names = [asking.choices.item(row).text() for row in range(asking.choices.count())]
    assert not any(name.endswith(centre.office.service_coded("F").name.en) for name in names)
    plain.key(Qt.Key.Key_Down)
    plain.click("add_service_sure")
    plain.wait(lambda s: s.view and len(s.view.visit) == 2)
    told = plain.window.work.details.history.entries[-1]
    assert (told.title, told.detail) == (centre.office.service_coded("N").name.en, "follows")


def test_finishing_keeps_outcome_and_note(plain: Console, centre: Centre) -> None:
    step = _serving(plain, centre, "F", "G")
    plain.key(Qt.Key.Key_F5)
    plain.click("finish_sure")
    plain.wait(lambda s: s.at_hand is None)
    plain.calls()
    assert plain.state.view is not None
    done = next(one for one in plain.state.view.visit if one.step_id == step.step_id)
    assert done.outcome == centre.office.outcomes[0].code, "the first one is ready to confirm"


def test_an_office_without_outcomes_finishes_at_once(plain: Console, centre: Centre) -> None:
    _serving(plain, centre)
    plain.presenter.serving.finish()
    plain.wait(lambda s: s.at_hand is None)
    assert _news(plain.state) is News.FINISHED


def test_who_has_left_is_asked_about_first(plain: Console, centre: Centre) -> None:
    number = centre.arrives("F").number
    plain.sees(number)
    plain.click("row_leave")
    assert plain.state.question is Question.LEAVE
    assert _line(plain) == [number]
    plain.key(Qt.Key.Key_Escape)
    plain.wait(lambda s: s.question is Question.NONE)
    plain.click("row_leave")
    plain.click("leave_sure")
    plain.wait(lambda s: s.view and not s.view.line)
    assert _news(plain.state) is News.LEFT


def test_a_paused_counter_finishes_its_visitor_and_calls_nobody(
    plain: Console, centre: Centre
) -> None:
    _serving(plain, centre)
    centre.arrives("F")
    plain.presenter.sitting.pause()
    plain.wait(lambda s: s.paused)
    assert plain.button("finish").isEnabled()
    plain.presenter.serving.finish()
    plain.wait(lambda s: s.at_hand is None)
    assert plain.state.next_verb is Verb.RESUME
    plain.key(Qt.Key.Key_F2)
    plain.presenter.serving.call_next()
    assert plain.state.busy is None, "the verb makes no sense now, so nothing was begun"
    assert plain.window.work.idle.title.words == "You are on a break"


def test_what_the_clerk_should_know_of_the_visitor(
    plain: Console, centre: Centre, clock: HandClock
) -> None:
    older = next(p for p in centre.office.priorities.values() if p.code == "older")
    centre.arrives("F", priority_id=older.id, party_size=3)
    clock.pass_(minutes=6)
    plain.calls()
    head, details = plain.window.work.head, plain.window.work.details
    marks = [mark.text() for mark in head.marks if mark.isVisible()]
    assert marks == [older.name.en, "Speaks Arabic", "3 people"]
    assert head.waited.figure.text() == "6 min"
    documents = details.sections["documents"].words.words
    for each in centre.office.service_coded("F").documents:
        assert each.name.en in documents
    assert not details.sections["person"].isVisible(), "a walk-in without a name"


def test_the_serving_time_is_held_against_the_usual_one(
    plain: Console, centre: Centre, clock: HandClock
) -> None:
    _serving(plain, centre)
    usual = centre.office.service_coded("F").usual_duration_min
    clock.now += timedelta(minutes=usual / 2)
    plain.presenter.tick()
    bar = plain.window.work.head.progress
    assert bar.value() * 2 == bar.maximum()
    clock.now += timedelta(minutes=usual)
    plain.presenter.tick()
    assert bar.value() == bar.maximum()


def test_a_ticket_that_was_not_printed_is_printed_again(plain: Console, centre: Centre) -> None:
    ticket = centre.arrives("F", printer="kiosk-1")
    job = centre.printing.take("kiosk-1")
    assert job is not None
    centre.printing.failed(job.job_id, "out of paper")
    plain.wait(lambda s: s.print_trouble)
    assert ticket.number in plain.window.banner.text
    plain.window.banner.action_chosen.emit()
    plain.wait(lambda s: _news(s) is News.PRINTING_AGAIN)
    assert plain.window.banner.text == ""
    again = centre.printing.take("kiosk-1")
    assert again is not None and again.reprint and again.ticket_id == ticket.ticket_id


def test_a_slip_that_was_not_printed_is_told_as_one_and_printed_again(
    plain: Console, centre: Centre
) -> None:
    ticket = centre.arrives("F")
    plain.sees(ticket.number)
    assert plain.calls() == ticket.number
    step = plain.state.at_hand
    assert step is not None
    plain.presenter.admitting.slip(step)
    plain.wait(lambda s: _news(s) is News.SLIP_PRINTING)
    job = centre.printing.take("desk")
    assert job is not None and job.slip_step_id == step.step_id
    centre.printing.failed(job.job_id, PrinterFault.PAPER_OUT)
    plain.wait(lambda s: s.print_trouble)
    assert plain.window.banner.text.startswith("The next steps of ")
    assert ticket.number in plain.window.banner.text
    plain.window.banner.action_chosen.emit()
    plain.wait(lambda s: _news(s) is News.SLIP_PRINTING and s.print_trouble is None)
    again = centre.printing.take("desk")
    assert again is not None and again.slip_step_id == step.step_id and not again.reprint


def test_a_reprint_is_recorded_with_who_asked_for_it(plain: Console, centre: Centre) -> None:
    ticket = centre.arrives("N", printer="kiosk-1")
    job = centre.printing.take("kiosk-1")
    assert job is not None
    centre.printing.failed(job.job_id, PrinterFault.PAPER_OUT)
    plain.wait(lambda s: s.print_trouble)
    assert plain.state.view is not None
    plain.window.banner.action_chosen.emit()
    plain.wait(lambda s: _news(s) is News.PRINTING_AGAIN)
    events = Record(centre.database, centre.id).since(0)
    (asked,) = [event for event in events if event.kind == "reprint_queued"]
    assert (asked.staff_id, asked.ticket_id) == (centre.person("clerk3"), ticket.ticket_id)


def test_a_printer_is_looked_after_before_a_ticket_fails(console: Console, centre: Centre) -> None:
    console.sign_in()
    report, banner = centre.printing.report, console.window.printers
    report("10.0.0.7:9100", PrinterState.PAPER_LOW)
    console.wait(lambda s: s.printers)
    english = console.state.language is Language.EN
    assert isolate("10.0.0.7:9100") in banner.text
    assert ("running low. Change the roll soon" if english else "شارف") in banner.text
    assert banner.isVisible() and not console.window.banner.isVisible()
    report("10.0.0.7:9100", PrinterState.FAULT, PrinterFault.PAPER_OUT)
    console.wait(lambda s: s.printers and s.printers[0].fault)
    assert ("out of paper. Put in a new roll" if english else "نفد") in banner.text
    report("10.0.0.7:9100", PrinterState.READY)
    console.wait(lambda s: not s.printers)
    assert banner.text == "" and not banner.isVisible()


def test_several_printers_stand_one_below_the_other(plain: Console, centre: Centre) -> None:
    centre.printing.report("a", PrinterState.PAPER_LOW)
    centre.printing.report("b", PrinterState.FAULT, PrinterFault.COVER_OPEN)
    plain.wait(lambda s: len(s.printers) == 2)
    first, second = plain.window.printers.text.splitlines()
    assert "cover is open" in first and "running low" in second


def test_a_printer_that_was_put_away_comes_back_when_it_changes(
    plain: Console, centre: Centre
) -> None:
    centre.printing.report("a", PrinterState.PAPER_LOW)
    plain.wait(lambda s: s.printers)
    plain.window.printers.action_chosen.emit()
    assert plain.window.printers.text == ""
    plain.presenter.refresh()
    plain.settle()
    assert plain.window.printers.text == ""
    centre.printing.report("a", PrinterState.FAULT, PrinterFault.PAPER_OUT)
    plain.wait(lambda s: s.printers)
    assert "out of paper" in plain.window.printers.text


def test_a_hall_that_hears_no_call_is_told_to_every_console(
    console: Console, centre: Centre, clock: HandClock
) -> None:
    console.sign_in()
    banner = console.window.printers
    voice = Announcing(centre.database, centre.id, clock)
    counter, clerk = centre.counter(1), centre.person("clerk1")
    centre.staff.open_counter(counter, by=clerk)
    centre.arrives("G")
    centre.calling.call_next(counter, by=clerk)
    call = centre.views.hall().calls[0].call_id
    for heard in (Heard(False, "", mute="no sound output"), Heard(True, "chime ar en")):
        voice.begin(call, Saying.CALL, speaker="hall", seconds=5)
        voice.end(call, Saying.CALL, heard, speaker="hall")
        console.wait((lambda s: s.mute_halls) if heard.mute else (lambda s: not s.mute_halls))
        english = console.state.language is Language.EN
        words = "Calls are not heard in Main hall" if english else "غير مسموعة في القاعة الرئيسية"
        assert (words in banner.text) == bool(heard.mute)


def test_the_console_ends_prints_that_nobody_took(
    plain: Console, centre: Centre, clock: HandClock
) -> None:
    centre.arrives("F", printer="switched off")
    clock.pass_(minutes=2)
    plain.presenter.refresh()
    plain.wait(lambda s: s.print_trouble)
    plain.presenter.heal()
    plain.wait(lambda s: s.print_trouble and s.print_trouble.state == "expired")
    kinds = [event.kind for event in Record(centre.database, centre.id).since(0)]
    assert kinds.count("print_expired") == 1


@pytest.mark.parametrize("fault", [None, *PrinterFault])
def test_every_state_of_a_printer_has_words(
    language: LanguageSwitch, clock: HandClock, fault: PrinterFault | None
) -> None:
    state = PrinterState.FAULT if fault else PrinterState.PAPER_LOW
    words = printer_words(PrinterNow("hall", state, fault, clock()))
    assert isolate("hall") in words
    arabic = any("\u0600" <= letter <= "\u06ff" for letter in words)
    assert arabic == (language.language is Language.AR)


def test_a_long_line_is_counted_in_full(plain: Console, centre: Centre) -> None:
    for _ in range(32):
        centre.arrives("F")
    plain.wait(lambda s: s.view and s.view.line_total == 32)
    rows = plain.window.work.lists.lists["line"]
    assert len(rows.rows) == 30
    assert rows.more.words.startswith("2 more")


def test_a_refusal_is_read_where_it_was_pressed(plain: Console, centre: Centre) -> None:
    step = _serving(plain, centre)
    centre.serving.finish(step.step_id, by=centre.person("clerk3"))
    plain.presenter.serving.finish()
    plain.wait(lambda s: s.notice or s.at_hand is None)
    if plain.state.notice and plain.state.notice.refused:
        assert plain.state.notice.refused.reason is Reason.NOT_ALLOWED_NOW
        assert _words(plain)
    plain.wait(lambda s: s.at_hand is None)


def test_a_declared_priority_is_confirmed_where_the_office_wants_it(
    plain: Console, centre: Centre
) -> None:
    lists = plain.window.work.lists
    assert not lists.tabs["claims"].isVisible()
    profile = read_profile(PROFILES / "civil_defense.toml")
    office = profile.office.model_copy(update={"confirm_priority": True})
    set_up(centre.database, profile.model_copy(update={"office": office}), centre.clock)
    older = next(p for p in centre.office.priorities.values() if p.code == "older")
    for _ in range(2):
        centre.arrives("F", priority_id=older.id)
    plain.wait(lambda s: s.view and len(s.view.claims) == 2)
    assert lists.tabs["claims"].isVisible() and lists.tabs["claims"].text() == "Priority  2"
    plain.click("tab_claims")
    first, second = lists.lists["claims"].rows.values()
    assert first.title.words == older.name.en
    before = [row.step for row in (first, second)]
    first.buttons[Verb.CONFIRM].click()
    plain.wait(lambda s: s.notice and s.notice.news is News.CONFIRMED)
    second.buttons[Verb.DECLINE].click()
    plain.wait(lambda s: s.notice and s.notice.news is News.DECLINED)
    plain.wait(lambda s: s.view and not s.view.claims)
    assert plain.state.view is not None
    line = {item.step.step_id: item.step for item in plain.state.view.line}
    assert line[before[0].step_id].due_at == before[0].due_at - timedelta(minutes=20)
    assert line[before[1].step_id].due_at == before[1].due_at
