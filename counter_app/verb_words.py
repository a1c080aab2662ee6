"""What each verb is called, wherever one is named: on its button, or in a sentence about it."""

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from counter_app.verbs import Verb
from shell.language import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate

_VERBS: Mapping[Verb, str] = MappingProxyType(
    {
        Verb.SIGN_IN: QT_TRANSLATE_NOOP("Verb", "Sign in"),
        Verb.OPEN: QT_TRANSLATE_NOOP("Verb", "Open counter"),
        Verb.TAKE_OVER: QT_TRANSLATE_NOOP("Verb", "Take over"),
        Verb.CALL_NEXT: QT_TRANSLATE_NOOP("Verb", "Call next"),
        Verb.CALL_THIS: QT_TRANSLATE_NOOP("Verb", "Call"),
        Verb.RECALL: QT_TRANSLATE_NOOP("Verb", "Call again"),
        Verb.UNDO: QT_TRANSLATE_NOOP("Verb", "Undo"),
        Verb.START: QT_TRANSLATE_NOOP("Verb", "Start"),
        Verb.NO_SHOW: QT_TRANSLATE_NOOP("Verb", "Did not come"),
        Verb.PARK: QT_TRANSLATE_NOOP("Verb", "Park"),
        Verb.HOLD: QT_TRANSLATE_NOOP("Verb", "Keep here"),
        Verb.BACK_HERE: QT_TRANSLATE_NOOP("Verb", "Take back"),
        Verb.SWAP: QT_TRANSLATE_NOOP("Verb", "Swap"),
        Verb.TRANSFER: QT_TRANSLATE_NOOP("Verb", "Transfer"),
        Verb.ADD_SERVICE: QT_TRANSLATE_NOOP("Verb", "Add service"),
        Verb.FINISH: QT_TRANSLATE_NOOP("Verb", "Finish"),
        Verb.QUICK: QT_TRANSLATE_NOOP("Verb", "Quick service"),
        Verb.RETURN: QT_TRANSLATE_NOOP("Verb", "To the line"),
        Verb.REJOIN: QT_TRANSLATE_NOOP("Verb", "Has come"),
        Verb.CONFIRM: QT_TRANSLATE_NOOP("Verb", "Confirm"),
        Verb.DECLINE: QT_TRANSLATE_NOOP("Verb", "Decline"),
        Verb.LEAVE: QT_TRANSLATE_NOOP("Verb", "Has left"),
        Verb.PAUSE: QT_TRANSLATE_NOOP("Verb", "Break"),
        Verb.RESUME: QT_TRANSLATE_NOOP("Verb", "Go on working"),
        Verb.SWITCH_SERVICE: QT_TRANSLATE_NOOP("Verb", "Services today"),
        Verb.REPRINT: QT_TRANSLATE_NOOP("Verb", "Print again"),
        Verb.SLIP: QT_TRANSLATE_NOOP("Verb", "Print slip"),
        Verb.ISSUE: QT_TRANSLATE_NOOP("Verb", "Issue ticket"),
        Verb.CHECK_IN: QT_TRANSLATE_NOOP("Verb", "Check in"),
        Verb.SET_PRIORITY: QT_TRANSLATE_NOOP("Verb", "Change priority"),
        Verb.SET_LANGUAGE: QT_TRANSLATE_NOOP("Verb", "Change language"),
        Verb.CHANGE_SERVICE: QT_TRANSLATE_NOOP("Verb", "Change service"),
        Verb.MERGE: QT_TRANSLATE_NOOP("Verb", "Merge"),
        Verb.MATCH_SERVICE: QT_TRANSLATE_NOOP("Verb", "Match service"),
        Verb.NOT_OURS: QT_TRANSLATE_NOOP("Verb", "None of ours"),
        Verb.KEEP_OURS: QT_TRANSLATE_NOOP("Verb", "Keep ours"),
        Verb.ACCEPT_THEIRS: QT_TRANSLATE_NOOP("Verb", "Accept theirs"),
        Verb.DISMISS: QT_TRANSLATE_NOOP("Verb", "Put away"),
        Verb.HELP: QT_TRANSLATE_NOOP("Verb", "Send"),
        Verb.ANSWER_HELP: QT_TRANSLATE_NOOP("Verb", "I am going"),
        Verb.SEND_MESSAGE: QT_TRANSLATE_NOOP("Verb", "Send message"),
        Verb.READ_MESSAGE: QT_TRANSLATE_NOOP("Verb", "Read"),
        Verb.CLOSE: QT_TRANSLATE_NOOP("Verb", "Close counter"),
        Verb.SIGN_OUT: QT_TRANSLATE_NOOP("Verb", "Sign out"),
    }
)
"""A call for help is named so that a visitor who reads along learns nothing of it."""


def verb_words(verb: Verb) -> str:
    return translate("Verb", _VERBS[verb])
