"""Telex, and the text that grows and shrinks by it: no window."""

from __future__ import annotations

import csv
import re
import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.keyboard.telex import compose, keys_of
from kiosk.keyboard.typing import MOST, Typing
from kiosk.search.questions import find
from shared.procedures.catalogue import Catalogue, own_file, own_words
from tests.support.folders import ROOT

DAY = date(2026, 10, 12)
WORDS = """
aa â   ee ê   oo ô   aw ă   ow ơ   uw ư   dd đ   w ư   nhw như   as á   af à   ar ả   ax ã   aj ạ
luaatj luật   luatja luật   giaays giấy   tieengs tiếng   tiengse tiếng   vieetj việt   nguowif người
nguwowif người   nguoiwf người   dduwowngf đường   dduowngf đường   ruowuj rượu   huowng hương   thuowr thuở
quow quơ   quyeets quyết   quyeenf quyền   quocs quóc   quoocs quốc   giaf già   gif gì   gias giá   giuwx giữ
hoaf hòa   thuyr thủy   uyr ủy   khoer khỏe   khuyar khuỷa   toans toán   hoangf hoàng   hoawcj hoặc
mias mía   cuar của   suwax sữa   suaxw sữa   muaw mưa   huuw hưu   uwu ưu   uaw ưa   khuyu khuyu   ngoeo ngoeo
ddawks đắk   lawks lắk   ddats đát   ddaats đất   datdas đất   dad đa   yeeus yếu   khieeus khiếu   dieenj diện
Nguyeenx Nguyễn   NGUYEENX NGUYỄN   DDAAT ĐÂT   Ddoongs Đống
"""
TAKEN_BACK = """
aaa aa   ooo oo   eee ee   aww aw   oww ow   uww uw   ddd dd   ww w   ass as   aff af   xooong xoong   ddasd dád
toansz toan   giaaysz giây   toansf toàn   toansfj toạn   azz azz   z z
"""
AS_TYPED = """
khaisinh khaisinh   ketthon ketthon   form form   website website   sổ sổ   zalo zalo   fax fax   vneid vneid
s s   f f   bcd bcd   khai khai   sinh sinh   giay giay   to to   dat dat   xin xin   so so
"""
PAIRS = [pair.split() for table in (WORDS, TAKEN_BACK, AS_TYPED) for pair in re.split(r"\s{2,}|\n", table.strip())]


@pytest.mark.parametrize(("keys", "word"), PAIRS)
def test_a_word_of_telex(keys, word):
    assert compose(keys) == word


def vietnamese():
    """Every word with an accent in the program's own catalogue and everyday words, as one types it."""
    text = unicodedata.normalize("NFC", own_file().read_text("utf-8") + own_words().read_text("utf-8")).lower()
    return {word for word in re.findall(r"[^\W\d_]+", text) if not word.isascii()}


OTHERWISE_WRITTEN = {"phôtô", "qđ", "nđ", "đk"}
"""Foreign or shortened: their keys stand as they are typed."""


def test_every_word_of_the_catalogue_can_be_typed():
    wrong = {word: compose(keys_of(word)) for word in vietnamese() if compose(keys_of(word)) != word}
    assert wrong.keys() <= OTHERWISE_WRITTEN | {word for word in wrong if _new_style(word)}, wrong


def _new_style(word):
    """Such as "hoá": the same letters, the tone as schools write it."""
    one, other = (sorted(unicodedata.normalize("NFD", each)) for each in (compose(keys_of(word)), word))
    return one == other


def typed(text, start=None):
    typing = start or Typing()
    for key in text:
        typing = typing.typed(key)
    return typing


def test_a_tone_moves_while_the_word_grows():
    shown = [typed("hoafng"[:length]).text for length in range(1, 7)]
    assert shown == ["h", "ho", "hoa", "hòa", "hoàn", "hoàng"]


def test_deleting_takes_what_stands_there():
    typing, shown = typed("giaays tows"), []
    for _ in range(8):
        typing = typing.deleted()
        shown.append(typing.text)
    assert shown == ["giấy t", "giấy ", "giấy", "giấ", "gi", "g", "", ""]
    assert typed("giaays tows").text == "giấy tớ"


def test_one_can_go_on_after_a_deletion():
    left = typed("luaatj").deleted()
    assert (left.text, typed("n", left).text) == ("luậ", "luận")
    broken = typed("khaisinh").deleted().deleted().deleted()
    assert (broken.text, typed("inh", broken).text) == ("khais", "khaisinh")
    assert typed("n", typed("hoso ba").deleted().deleted().deleted()).raw == "hoson"


@given(st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyzs  aeow1.Đ"), max_size=30))
def test_a_deletion_takes_exactly_one_sign(keys):
    typing = typed(keys)
    while typing.text:
        before, typing = typing.text, typing.deleted()
        assert typing.text == before[:-1]
    assert typing == Typing()


def test_no_text_grows_for_ever_and_blanks_do_not_pile_up():
    assert len(typed("ab " * MOST).text) == MOST
    assert typed("   khai   sinh  ").text == "khai sinh "
    assert typed("\r\t\x1b").text == ""


def test_in_english_no_two_letters_make_another_one():
    typing = Typing()
    for key in "more chairs, a wedding":
        typing = typing.typed(key, language="en")
    assert (typing.text, typing.raw) == ("more chairs, a wedding",) * 2
    assert typing.deleted().deleted().typed("s", language="en").text == "more chairs, a weddis"


@pytest.mark.parametrize("accents", ["as a whole", "none"])
def test_telex_stands_in_nobodys_way(accents):
    """What is typed finds what a search for the phrase itself finds first, with accents or without."""
    catalogue = Catalogue.load(None, _services(), ())
    with (ROOT / "tests" / "procedures" / "phrases.csv").open(encoding="utf-8-sig", newline="") as file:
        phrases = [row["phrase"] for row in csv.DictReader(file)][::8]
    assert len(phrases) > 40
    lost = []
    for phrase in phrases:
        text = unicodedata.normalize("NFC", phrase)
        keys = " ".join(map(keys_of, text.split())) if accents != "none" else _plain(text)
        wanted = [hit.procedure for hit in catalogue.search(text if accents != "none" else keys, DAY, 1)]
        if [*find(catalogue, typed(keys), DAY)][:1] != wanted:
            lost.append((phrase, keys))
    assert not lost


def _services():
    with own_file().open(encoding="utf-8-sig", newline="") as file:
        return sorted({row["service"] for row in csv.DictReader(file)})


def _plain(text):
    bare = "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))
    return bare.replace("đ", "d").replace("Đ", "D")
