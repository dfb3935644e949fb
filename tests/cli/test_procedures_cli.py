"""`bocso procedures` and `bocso search`."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from shared.cli import app


@pytest.fixture
def run(real_file, monkeypatch):
    """Runs one command on a hall with a catalogue file of its own; returns (exit code, what it printed)."""
    text = real_file.read_text("utf-8").replace("[procedures]\n", "")
    lines = [line for line in text.splitlines() if line not in {'file = ""', 'words = ""'}]
    own = '[procedures]\nfile = "own.csv"\n'
    real_file.write_text("\n".join(lines) + "\n" + own, "utf-8")
    monkeypatch.setenv("BOCSO_HALL", str(real_file))
    monkeypatch.setenv("BOCSO_LANG", "vi")

    def once(*words: str):
        result = CliRunner().invoke(app, list(words), catch_exceptions=False)
        return result.exit_code, result.stdout

    return once


def test_a_catalogue_is_imported_listed_and_found_in(run, tmp_path):
    source = tmp_path / "new.csv"
    source.write_text("mã;tên;dịch vụ;phí\n1.1;Đăng ký nuôi voi;ho-tich;5.000 đồng\n", "utf-8")
    code, said = run("procedures", "import", str(source), "--json")
    own = str(tmp_path / "own.csv")
    assert (code, json.loads(said)) == (0, {"imported": 1, "approved": 0, "without_service": 0, "file": own})
    listed = json.loads(run("procedures", "list")[1])
    assert listed["file"] == own
    (procedure,) = listed["procedures"]
    assert (procedure["code"], procedure["service"], procedure["fee"], procedure["time"]) == (
        "1.1",
        "ho-tich",
        None,
        None,
    )
    hits = json.loads(run("search", "nuoi voi", "--json")[1])["hits"]
    assert [hit["code"] for hit in hits] == ["1.1"]


def test_wrong_rows_are_listed_in_the_reader_s_language(run, tmp_path):
    source = tmp_path / "new.csv"
    source.write_text("code,name,service\n1.1,Voi,ho-tik\n1.1,,\n", "utf-8")
    code, said = run("procedures", "check", str(source))
    assert code == 1
    assert "dòng 2" in said
    assert "dòng 3" in said
    assert "ho-tich" in said
    code, said = run("procedures", "import", str(source), "--json")
    answer = json.loads(said)
    assert (code, answer["error"]) == (1, "catalogue_wrong")
    assert [(each["line"], each["kind"]) for each in answer["mistakes"]] == [
        (2, "service"),
        (3, "repeated"),
        (3, "empty"),
    ]


def test_the_check_of_the_hall_file_reads_the_catalogue_too(run, tmp_path, real_file):
    (tmp_path / "own.csv").write_text("code,name,service\n1.1,Voi,ho-tik\n", "utf-8")
    code, said = run("check", str(real_file), "--json")
    assert code == 1
    assert [(each["key"], each["line"]) for each in json.loads(said)["mistakes"]] == [("own.csv service (1.1)", 2)]
