"""What `check` says about the signs above the counters."""

from __future__ import annotations

import pytest

from shared.assets import example_hall
from shared.settings.check.check import check, read
from shared.settings.sign import SignSection

SHIPPED = example_hall().read_text("utf-8")
RAW = 'dialect = "raw"'


@pytest.fixture
def signs(tmp_path):
    """Checks the shipped hall with these signs: their settings, or (key, kind) of each mistake."""

    def once(*tables):
        path = tmp_path / "hall.toml"
        written = "".join(f"[[sign]]\n{table}\n" for table in tables)
        path.write_text(f"{SHIPPED}\n{written}", "utf-8")
        return read(path)

    return once


def wrong(found):
    return [(mistake.key.split(" ")[0], mistake.kind) for mistake in found[1]]


def test_a_sign_needs_only_its_counter_and_its_port(signs):
    settings, mistakes = signs('counter = 3\nport = "/dev/ttyUSB0"')
    assert mistakes == ()
    sign = settings.sign[0]
    assert (sign.at, sign.dialect, sign.baud, sign.width) == ("counter", "cd5220", 9600, 20)
    assert settings.signs_of(3) == (sign,)
    assert settings.signs_of(4) == settings.signs_of(None) == ()


def test_the_hall_screen_keeps_the_signs_right_that_are_at_its_computer(signs):
    one = 'counter = 3\nport = "/dev/ttyUSB0"\nat = "display"\ndialect = "modbus"\naddress = '
    settings, mistakes = signs(f"{one}3", f"{one}4".replace("counter = 3", "counter = 4"))
    assert mistakes == ()
    assert settings.signs_of(None) == settings.sign
    assert settings.signs_of(3) == ()


def test_counters_on_different_computers_may_have_a_port_of_the_same_name(signs):
    assert wrong(signs(*(f'counter = {n}\nport = "/dev/ttyUSB0"' for n in (1, 2)))) == []


@pytest.mark.parametrize(
    ("table", "mistake"),
    [
        ('counter = 77\nport = "/dev/ttyS0"', ("sign[1].counter", "counter")),
        ("counter = 3", ("sign[1].port", "missing")),
        ('counter = 3\nport = "tcp://10.0.0.9:4001"', ("sign[1].port", "value")),
        ('counter = 3\nport = "socket://10.0.0.9"', ("sign[1].port", "value")),
        ('counter = 3\nport = "COM3"\ndialect = "cd5520"', ("sign[1].dialect", "value")),
        ('counter = 3\nport = "COM3"\nbaud = 9601', ("sign[1].baud", "value")),
        (f'counter = 3\nport = "COM3"\n{RAW}', ("sign[1].template", "no template")),
        (f'counter = 3\nport = "COM3"\n{RAW}\ntemplate = "01 {{adr}} 07"', ("sign[1].template", "value")),
        (f'counter = 3\nport = "COM3"\n{RAW}\ntemplate = "1 {{addr}}"', ("sign[1].template", "value")),
        ('counter = 3\nport = "COM3"\ntemplate = "01"', ("sign[1].template", "idle template")),
        (
            f'counter = 3\nport = "COM3"\n{RAW}\ntemplate = "{{number}}"\ncolumns = 3',
            ("sign[1].columns", "narrow"),
        ),
        ('counter = 3\nport = "COM3"\ndialect = "modbus-text"\ncolumns = 3', ("sign[1].columns", "narrow")),
    ],
)
def test_what_is_wrong_with_one(signs, table, mistake):
    assert wrong(signs(table)) == [mistake]


@pytest.mark.parametrize(
    "table",
    [
        'counter = 3\nport = "COM3"',
        'counter = 3\nport = "\\\\\\\\.\\\\COM12"',
        'counter = 3\nport = "/dev/serial/by-path/pci-0000:00:14.0-usb-0:1:1.0-port0"',
        'counter = 3\nport = "socket://10.0.0.9:4001"',
        f'counter = 3\nport = "COM3"\n{RAW}\ntemplate = "02 | {{addr2}} {{digits}} 03 {{xor}}"\ncolumns = 3',
        'counter = 3\nport = "COM3"\ndialect = "modbus"\ncolumns = 3',
    ],
)
def test_what_is_right(signs, table):
    assert wrong(signs(table)) == []


BUS = 'port = "COM3"\nat = "display"\ndialect = "modbus"\n'


@pytest.mark.parametrize(
    ("second", "mistakes"),
    [
        (f"{BUS}counter = 2\naddress = 2", []),
        (f"{BUS}counter = 2\naddress = 1", [("sign[2].address", "twice")]),
        (f"{BUS}counter = 2\naddress = 2\nbaud = 19200", [("sign[2].baud", "bus")]),
        ('port = "COM3"\nat = "display"\ncounter = 2', [("sign[2].dialect", "bus")]),
    ],
)
def test_signs_of_one_bus(signs, second, mistakes):
    assert wrong(signs(f"{BUS}counter = 1\naddress = 1", second)) == mistakes


def test_two_displays_of_two_lines_on_one_port(signs):
    one = 'counter = 1\nat = "display"\nport = "COM3"'
    assert wrong(signs(one, one.replace("1", "2"))) == [("sign[2].port", "twice")]


def test_a_mistake_names_the_sign_by_its_counter(signs):
    [mistake] = signs(f'counter = 3\nport = "COM3"\n{RAW}')[1]
    assert mistake.key == "sign[1].template (sign 3)"
    assert "{addr}" in str(mistake.allowed)


def test_the_shipped_hall_has_none():
    assert check(example_hall()) == ()
    assert SignSection(counter=1, port="COM3", dialect="modbus-text").width == 6
