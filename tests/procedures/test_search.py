"""Finding a procedure as one types. `phrases.csv` has what people say, with the procedure that they mean.

It was written before the table of everyday words, and is parted by a rule: where the first byte of a phrase's
SHA-256 is even it was used while the table and the index were made; the others were only counted.
"""

from __future__ import annotations

import csv
from datetime import date
from hashlib import sha256
from pathlib import Path
from unicodedata import normalize

import pytest

from shared.assets import example_hall
from shared.procedures.catalogue import LEAST, Catalogue
from shared.procedures.everyday import Everyday
from shared.procedures.procedure import Procedure
from shared.settings.load import load

TODAY = date(2026, 11, 30)
BIRTH, MARRIAGE = "1.001193", "1.000894"


def phrases(*, looked_at: bool) -> list[tuple[str, str]]:
    """Phrase and code, of one half."""
    with (Path(__file__).parent / "phrases.csv").open(encoding="utf-8", newline="") as file:
        rows = [(row["phrase"], row["code"]) for row in csv.DictReader(file)]
    return [row for row in rows if (sha256(row[0].encode()).digest()[0] % 2 == 0) is looked_at]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue.of(load(example_hall()))


def found(catalogue: Catalogue, phrase: str, limit: int = 10) -> list[str]:
    return [hit.procedure.code for hit in catalogue.search(phrase, TODAY, limit)]


@pytest.mark.parametrize("looked_at", [True, False])
def test_people_find_what_they_mean(catalogue, looked_at):
    half = phrases(looked_at=looked_at)
    answers = [(code, found(catalogue, phrase, 3)) for phrase, code in half]
    first = sum(codes[:1] == [code] for code, codes in answers)
    assert len(half) > 150
    assert first >= 0.95 * len(half)
    assert sum(code in codes for code, codes in answers) >= 0.99 * len(half)


@pytest.mark.parametrize(
    ("phrase", "code"),
    [
        ("khai sanh", BIRTH),
        ("giay cho con moi de", BIRTH),
        ("GIẤY KHAI SINH!", BIRTH),
        ("khaisinh", BIRTH),
        ("khia sinh", BIRTH),
        ("khai si", BIRTH),
        ("cuoi vo", MARRIAGE),
        ("dang ky ket honn", MARRIAGE),
        ("vn eid", "3.000228"),
        ("dạ em muốn cưới vợ ạ", MARRIAGE),
    ],
)
def test_spelling_does_not_matter(catalogue, phrase, code):
    assert found(catalogue, phrase)[0] == code


def test_letters_that_a_mac_takes_apart_are_the_same(catalogue):
    assert found(catalogue, normalize("NFD", "lấy vợ")) == found(catalogue, "lấy vợ")


@pytest.mark.parametrize("phrase", ["", "  ", "?!", "_", "xyzzy", "q" * 5000, "☎"])
def test_what_means_nothing_finds_nothing(catalogue, phrase):
    assert found(catalogue, phrase) == []


def test_each_letter_of_a_phrase_gives_an_answer(catalogue):
    phrase = "đăng ký kết hôn"
    assert all(found(catalogue, phrase[:length]) for length in range(2, len(phrase) + 1))


def test_hits_come_best_first_and_not_more_than_asked(catalogue):
    hits = catalogue.search("khai sinh", TODAY, 4)
    assert len(hits) == 4
    assert all(hit.score >= LEAST for hit in hits)
    assert hits[0].score == max(hit.score for hit in hits)


def test_only_what_is_valid_on_the_day_is_found():
    old = Procedure("old", "Đăng ký tàu bay", valid_to=date(2027, 2, 28))
    new = Procedure("new", "Đăng ký tàu bay", valid_from=date(2027, 3, 1))
    both = Catalogue([old, new])

    def on(day: date) -> list[str]:
        return [hit.procedure.code for hit in both.search("tau bay", day)]

    assert on(date(2027, 2, 28)) == ["old"]
    assert on(date(2027, 3, 1)) == ["new"]


def test_what_is_as_good_comes_in_the_order_of_the_file():
    twins = Catalogue([Procedure("b", "Cấp thẻ"), Procedure("a", "Cấp thẻ")])
    assert found(twins, "cap the") == ["b", "a"]


def test_a_hall_s_own_words_lead_to_a_code_or_to_words_of_names():
    procedures = [Procedure("1.1", "Đăng ký nuôi voi"), Procedure("1.2", "Cấp giấy phép bay")]
    assert found(Catalogue(procedures), "ong bon") == []
    own = Catalogue(procedures, [Everyday("nuôi voi", ("ông bồn",)), Everyday("1.2", ("thả diều",))])
    assert found(own, "ong bon") == ["1.1"]
    assert found(own, "tha dieu") == ["1.2"]


def test_words_for_a_procedure_that_the_hall_has_not_are_left_alone():
    own = Catalogue([Procedure("1.1", "Đăng ký nuôi voi")], [Everyday("9.999999", ("voi con",))])
    assert found(own, "voi con") == ["1.1"]


def test_an_empty_catalogue_finds_nothing():
    assert found(Catalogue([]), "khai sinh") == []


def test_a_fee_is_public_only_once_staff_have_approved_it():
    assert Procedure("1", "x", fee="8.000 đồng").public_fee == ""
    assert Procedure("1", "x", fee="8.000 đồng", approved=True).public_fee == "8.000 đồng"


def test_a_word_that_is_nowhere_may_have_letters_wrong_changed_or_too_many():
    both = Catalogue([Procedure("1", "Khai tử"), Procedure("2", "Khai sinh")])
    assert [found(both, typed) for typed in ("sihn x", "sinnh x", "synh x", "sxyh x")] == [["2"], ["2"], ["2"], []]
