"""How a text is cut into what is said in one breath."""

from shell.sentences import LONG, sentences


def test_arabic_ends_its_sentences_with_its_own_marks() -> None:
    text = "مرحبا بك. هل لديك موعد؟ نعم! اختر خدمة؛ ثم خذ تذكرتك، من فضلك"
    assert sentences(text) == [
        "مرحبا بك.",
        "هل لديك موعد؟",
        "نعم!",
        "اختر خدمة؛ ثم خذ تذكرتك، من فضلك",
    ]


def test_english_sentences() -> None:
    assert sentences("Welcome.  Do you have a booking? Yes!\nThen go on…  please") == [
        "Welcome.",
        "Do you have a booking?",
        "Yes!",
        "Then go on…",
        "please",
    ]


def test_a_full_stop_inside_a_figure_ends_nothing() -> None:
    assert sentences("We open at 7.30 today.") == ["We open at 7.30 today."]


def test_a_long_sentence_is_cut_at_its_commas_into_few_pieces() -> None:
    for clause in ("the approved plans of the building, ", "المخططات المعتمدة للمبنى القائم، "):
        text = "".join([clause] * 10).strip() + " x"
        pieces = sentences(text)
        assert " ".join(pieces) == text
        assert all(len(piece) <= LONG for piece in pieces)
        assert 2 <= len(pieces) <= 4


def test_a_long_sentence_without_a_comma_stays_whole() -> None:
    assert len(sentences("word " * 100)) == 1


def test_what_cannot_be_spoken_is_left_out() -> None:
    assert sentences(" … ، !\n. — ") == []
    assert sentences("") == []


def test_marks_that_order_letters_on_a_screen_are_not_spoken() -> None:
    assert sentences("رقمك \u2066F 12\u2069\u200f.") == ["رقمك F 12."]
