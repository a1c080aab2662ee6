"""The words of the hall display and the counter's sign, always in both languages at once."""

from dataclasses import dataclass
from typing import Self

from queueing.wording import COUNTER, Bilingual
from shell.language import QT_TRANSLATE_NOOP, BothLanguages


@dataclass(frozen=True, slots=True)
class Words:
    """Every text of the display that is neither the office's own nor counted."""

    now_calling: Bilingual
    called_again: Bilingual
    please_come: Bilingual
    at_counter: Bilingual
    counter: Bilingual
    ticket: Bilingual
    no_more: Bilingual
    withdrawn: Bilingual
    moved: Bilingual
    """With a place for {service}."""
    moved_to_counter: Bilingual
    """With places for {service} and {counter}."""
    next: Bilingual
    wait: Bilingual
    waiting: Bilingual
    keep_ticket: Bilingual
    catching_up: Bilingual
    welcome: Bilingual
    how: Bilingual
    closed: Bilingual
    on_break: Bilingual
    moment: Bilingual
    moment_detail: Bilingual

    @classmethod
    def load(cls, both: BothLanguages) -> Self:
        say = both.say
        return cls(
            now_calling=say("Hall", QT_TRANSLATE_NOOP("Hall", "Now calling ticket")),
            called_again=say("Hall", QT_TRANSLATE_NOOP("Hall", "Calling again")),
            please_come=say("Hall", QT_TRANSLATE_NOOP("Hall", "Please go to the counter")),
            at_counter=say("Hall", QT_TRANSLATE_NOOP("Hall", "Now at the counter")),
            counter=COUNTER,
            ticket=say("Hall", QT_TRANSLATE_NOOP("Hall", "Ticket")),
            no_more=say(
                "Hall",
                QT_TRANSLATE_NOOP("Hall", "Your number appears on this screen when it is called"),
            ),
            withdrawn=say(
                "Hall", QT_TRANSLATE_NOOP("Hall", "Please wait, you will be called again")
            ),
            moved=say("Hall", QT_TRANSLATE_NOOP("Hall", "Next: {service}. Please wait.")),
            moved_to_counter=say(
                "Hall",
                QT_TRANSLATE_NOOP("Hall", "Next: {service}, counter {counter}. Please wait."),
            ),
            next=say("Hall", QT_TRANSLATE_NOOP("Hall", "Next")),
            wait=say("Hall", QT_TRANSLATE_NOOP("Hall", "Expected wait")),
            waiting=say("Hall", QT_TRANSLATE_NOOP("Hall", "waiting")),
            keep_ticket=say("Hall", QT_TRANSLATE_NOOP("Hall", "Please keep your ticket with you")),
            catching_up=say(
                "Hall",
                QT_TRANSLATE_NOOP("Hall", "Catching up. The last calls stay on the screen."),
            ),
            welcome=say("Hall", QT_TRANSLATE_NOOP("Hall", "Welcome")),
            how=say(
                "Hall",
                QT_TRANSLATE_NOOP(
                    "Hall", "Please take a ticket and have a seat. Your number will appear here."
                ),
            ),
            closed=say("Hall", QT_TRANSLATE_NOOP("Hall", "The centre is closed")),
            on_break=say("Hall", QT_TRANSLATE_NOOP("Hall", "We are on a short break")),
            moment=say("Hall", QT_TRANSLATE_NOOP("Hall", "One moment, please")),
            moment_detail=say(
                "Hall", QT_TRANSLATE_NOOP("Hall", "The calls will appear here shortly.")
            ),
        )


@dataclass(frozen=True, slots=True)
class SignWords:
    """What the sign above one counter says beside what the hall display says too."""

    open: Bilingual
    on_break: Bilingual
    back_at: Bilingual
    """With a place for {time}."""
    closed: Bilingual
    look_at_hall: Bilingual
    unknown: Bilingual
    unknown_detail: Bilingual
    catching_up: Bilingual

    @classmethod
    def load(cls, both: BothLanguages) -> Self:
        say = both.say
        return cls(
            open=say("Sign", QT_TRANSLATE_NOOP("Sign", "Open")),
            on_break=say("Sign", QT_TRANSLATE_NOOP("Sign", "Short break")),
            back_at=say("Sign", QT_TRANSLATE_NOOP("Sign", "Back at {time}")),
            closed=say("Sign", QT_TRANSLATE_NOOP("Sign", "Closed")),
            look_at_hall=say(
                "Sign", QT_TRANSLATE_NOOP("Sign", "Please follow the screen in the hall")
            ),
            unknown=say("Sign", QT_TRANSLATE_NOOP("Sign", "This counter is not known")),
            unknown_detail=say(
                "Sign",
                QT_TRANSLATE_NOOP("Sign", "Staff: please check the settings of this screen"),
            ),
            catching_up=say("Sign", QT_TRANSLATE_NOOP("Sign", "Catching up")),
        )
