"""The CSV form of the catalogue, as Excel and others write it; what is wrong in one; the one that is shipped."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from shared.assets import example_hall
from shared.errors.starting import CatalogueWrong, NoCatalogueFile
from shared.procedures import form
from shared.procedures.catalogue import Catalogue, mistakes_of, own_file
from shared.procedures.everyday import Everyday, read_everyday
from shared.procedures.importing import import_form, old_of
from shared.procedures.procedure import Procedure
from shared.settings.load import load
from shared.settings.sections import ProceduresSection
from tests.support.folders import ROOT

NATIONAL = [path for above in ROOT.parents if (path := above / "shared" / "data" / "procedures.csv").is_file()]
"""The procedures of the national portal, where they lie beside the repository."""
SERVICES = ("ho-tich", "dat-dai")
WHOLE = Procedure(
    "1.001193",
    'Đăng ký "khai sinh", nhanh; gọn',
    field="Hộ tịch",
    service="ho-tich",
    time="1 ngày",
    fee="0 đồng",
    papers=("Giấy chứng sinh", "Căn cước; hộ chiếu"),
    source="QĐ 163/QĐ-BTP",
    valid_from=date(2026, 1, 1),
    valid_to=date(2027, 2, 28),
    approved=True,
)


@pytest.fixture
def read(tmp_path):
    """What the form in a file with this text says: procedures, and (line, column, kind) of each mistake."""

    def once(text: str | bytes):
        path = tmp_path / "form.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        found, mistakes = form.read_form(path, SERVICES)
        return found, [(each.line, each.key, each.kind) for each in mistakes]

    return once


def test_what_is_written_is_read_back(read):
    procedures = (WHOLE, Procedure("2.1", "Tên"))
    assert read(form.as_form(procedures)) == (procedures, [])


@pytest.mark.parametrize("begin", ["", "\ufeff"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_every_way_to_write_it_is_read(read, begin, separator, end):
    rows = ["Mã|Tên thủ tục|Giấy tờ|Đã duyệt", f'1.1|"Đất; nhà, ""xe"""|"Đơn{end}{end}Căn cước"|có']
    found, mistakes = read(begin + end.join(rows).replace("|", separator) + end)
    assert mistakes == []
    assert found == (Procedure("1.1", 'Đất; nhà, "xe"', papers=("Đơn", "Căn cước"), approved=True),)


def test_every_wrong_row_is_listed_with_the_line_it_begins_in(read):
    text = (
        "code,name,service,papers,valid_from,valid_to,approved\n"
        '1.1,"Tên",ho-tich,"một\nhai\nba",2026-01-01,31/12/2026,yes\n'
        ",Tên,,,,,\n"
        "a b,,,,,,\n"
        "1.1,Tên,,,,,\n"
        "1.2,Tên,ho-tik,,,,\n"
        ",,,,,,\n"
        "1.3,Tên,,,hôm nay,30/02/2026,có lẽ\n"
        "1.4,Tên,,,2026-02-01,2026-01-01,\n"
        f"1.5,{'x' * 1001},,,,,\n"
        "1.6,Tên,,,,,,thừa\n"
    )
    assert read(text) == (
        (),
        [
            (5, "code", "empty"),
            (6, "code", "code"),
            (6, "name (a b)", "empty"),
            (7, "code", "repeated"),
            (8, "service (1.2)", "service"),
            (10, "valid_from (1.3)", "date"),
            (10, "valid_to (1.3)", "date"),
            (10, "approved (1.3)", "yes_no"),
            (11, "valid_to (1.4)", "ended"),
            (12, "name (1.5)", "long"),
            (13, "", "cells"),
        ],
    )


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("", ["heading"]),
        ("code,name\n", ["nothing"]),
        ("code,titel\n1,x\n", ["column", "heading", "empty"]),
        ("code,name,name\n1,x,y\n", ["column_twice", "column_twice"]),
        ('code,name\n1.1,"x\n1.2,y\n', ["quotes"]),
        ("code,name\n1.1,Họ\n".encode("utf-16"), ["not_utf8"]),
        (b"code,name\n1.1,H\xf5\n", ["not_utf8"]),
        (b"\0\0,\0", ["column", "column", "heading", "heading"]),
    ],
)
def test_a_file_that_is_none_says_why(read, text, kinds):
    found, mistakes = read(text)
    assert found == ()
    assert sorted(kind for _, _, kind in mistakes) == sorted(kinds)


def test_a_file_that_cannot_be_read_says_so(tmp_path):
    for path in (tmp_path, tmp_path / "none.csv"):
        assert [each.kind for each in form.read_form(path, ())[1]] == ["unreadable"]


def test_signs_that_nobody_sees_are_taken_out(read):
    found, _ = read("code,name\n1.1,\u200b Đăng\u00a0 ky\u0301 \n")
    assert [each.name for each in found] == ["Đăng ký"]


@pytest.mark.skipif(not NATIONAL, reason="the procedures of the national portal are not beside the repository")
def test_all_procedures_of_the_national_portal_are_read():
    found, mistakes = form.read_form(NATIONAL[0], SERVICES)
    assert mistakes == ()
    assert len(found) == 326
    assert all(each.name and each.time and each.papers for each in found)


# A hall's own catalogue


@pytest.fixture
def hall(tmp_path):
    """The hall file's path, and its settings with a catalogue and words of their own."""
    own = ProceduresSection(file=str(tmp_path / "procedures.csv"), words=str(tmp_path / "words.csv"))
    (tmp_path / "words.csv").write_text("means,words\nkhai sinh,mới lọt lòng\n", encoding="utf-8")
    return tmp_path / "hall.toml", load(example_hall()).model_copy(update={"procedures": own})


def test_an_import_replaces_all_and_keeps_what_was_before(hall, tmp_path):
    file, settings = hall
    own, source = Path(settings.procedures.file), tmp_path / "source.csv"
    for name in ("Một", "Hai"):
        source.write_text(f"code,name\n1.1,{name}\n", encoding="utf-8")
        import_form(source, settings, file)
    assert [each.name for each in Catalogue.of(settings).procedures] == ["Hai"]
    assert "Một" in old_of(own).read_text("utf-8")


def test_an_import_with_a_wrong_row_changes_nothing(hall, tmp_path):
    file, settings = hall
    own, source = Path(settings.procedures.file), tmp_path / "source.csv"
    own.write_text("code,name\n1.1,Một\n", encoding="utf-8")
    source.write_text("code,name,service\n1.1,Hai,\n1.2,Ba,none\n", encoding="utf-8")
    with pytest.raises(CatalogueWrong) as wrong:
        import_form(source, settings, file)
    assert [(each.line, each.kind) for each in wrong.value.mistakes] == [(3, "service")]
    assert own.read_text("utf-8") == "code,name\n1.1,Một\n"
    assert not old_of(own).exists()


def test_a_hall_without_a_file_of_its_own_is_told_how_to_name_one(tmp_path):
    with pytest.raises(NoCatalogueFile, match=r"\[procedures\] file"):
        import_form(own_file(), load(example_hall()), tmp_path / "hall.toml")


def test_the_check_of_a_hall_names_file_line_and_service(hall):
    _, settings = hall
    Path(settings.procedures.file).write_text("code,name,service\n1.1,Một,ho-tik\n", encoding="utf-8")
    Path(settings.procedures.words).write_text("means,words\nkhai sinh,\n", encoding="utf-8")
    said = [str(each.in_one_line()) for each in mistakes_of(settings)]
    assert said[0].startswith('line 2, procedures.csv service (1.1): there is no service "ho-tik"')
    assert 'did you mean "ho-tich"?' in said[0]
    assert said[1].startswith("line 2, words.csv words: is empty")
    with pytest.raises(CatalogueWrong):
        Catalogue.of(settings)


def test_a_hall_s_words_come_besides_the_program_s(hall):
    _, settings = hall
    Path(settings.procedures.file).write_bytes(own_file().read_bytes())
    catalogue = Catalogue.of(settings)
    for phrase in ("moi lot long", "khai sanh"):
        assert catalogue.search(phrase, date(2026, 11, 30))[0].procedure.code == "1.001193"


def test_words_stand_in_one_cell_with_semicolons_or_line_breaks(tmp_path):
    path = tmp_path / "words.csv"
    path.write_text('means;words\nkết hôn;"cưới; lấy vợ\nlấy chồng;"\n', encoding="utf-8")
    assert read_everyday(path)[0] == (Everyday("kết hôn", ("cưới", "lấy vợ", "lấy chồng")),)


# The catalogue that comes with the program


def test_the_shipped_catalogue_fits_the_shipped_hall():
    services = tuple(service.code for service in load(example_hall()).service)
    found, mistakes = form.read_form(own_file(), services)
    assert mistakes == ()
    assert len(found) == 60
    assert all(each.service and each.source for each in found)


def test_the_shipped_catalogue_promises_no_fee():
    """Exemptions are not known to it, and what a fee is staff have to say."""
    assert not any(each.fee or each.approved for each in Catalogue.load(None, ("ho-tich",)).procedures)


def test_of_the_shipped_catalogue_a_hall_has_the_procedures_of_its_services():
    assert {each.service for each in Catalogue.load(None, ("ho-tich", "x")).procedures} == {"ho-tich"}
