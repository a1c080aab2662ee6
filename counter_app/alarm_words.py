"""A call for help in words, wherever a colleague reads of it."""

from PySide6.QtCore import QCoreApplication

from counter_app.state import ConsoleState
from db.alerts import Alarm
from queueing.staff import Right

translate = QCoreApplication.translate


def alarm_place(state: ConsoleState, alarm: Alarm) -> str:
    """Where whoever calls is; empty where nobody can know."""
    if alarm.counter is not None:
        return alarm.counter.name.in_(state.language)
    return translate("Alarm", "Reception") if alarm.by.may(Right.ADMIT) else ""


def calling_words(state: ConsoleState, alarm: Alarm) -> str:
    """Who calls, and from where."""
    who, where = alarm.by.name.in_(state.language), alarm_place(state, alarm)
    if not where:
        return translate("Alarm", "{who} calls for help").format(who=who)
    return translate("Alarm", "{who} calls for help: {where}").format(who=who, where=where)
