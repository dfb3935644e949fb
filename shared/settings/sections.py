"""The tables of the hall file, in the order of the file."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from shared.rules import calling
from shared.rules.printing import KIOSK_PRINTER
from shared.rules.ticket import Lane
from shared.settings.fields import (
    Address,
    Colour,
    Decimal,
    GroupCode,
    Icon,
    LaneName,
    LanguageCode,
    Name,
    Note,
    Path,
    PathText,
    Prefix,
    PrinterName,
    Section,
    Slug,
    Title,
    Who,
    Whole,
    YesNo,
    Zone,
)
from shared.settings.hours import HoursSection


class HallSection(Section):
    """[hall] Who and where the hall is."""

    code: Slug = Field(
        description="Short name of the hall: lower case letters, digits, hyphens. It names the database: do not"
        " change it once used."
    )
    name: Title = Field(description="What kind of place it is, on kiosk, slip and display.")
    place: Title = Field(description="The commune or ward, shown large under the name.")
    time_zone: Zone = Field("Asia/Ho_Chi_Minh", description="IANA name of the hall's time zone.")
    languages: tuple[LanguageCode, ...] = Field(
        ("vi", "en"), min_length=1, description="Languages offered, first is the default."
    )
    accent: Colour = Field("#A4161A", description="The one strong colour, as #RRGGBB.")
    help: Note = Field(
        default_factory=lambda: {
            "vi": "Cần hỗ trợ, xin hỏi cán bộ hướng dẫn.",
            "en": "Need help? Please ask our staff.",
        },
        description="One line of help at the foot of the slip and of the kiosk.",
    )


class LaneSection(Section):
    """[[lane]] Ordinary and priority."""

    code: Lane = Field(description='"ordinary" or "priority".')
    name: LaneName = Field(description="What the lane is called.")
    who: Who = Field(default_factory=dict, description="Whom it is for, one sentence at the kiosk.")
    head_start_minutes: Whole = Field(
        0, ge=0, le=240, description="How many minutes earlier than it came a ticket of this lane is ranked."
    )
    staff_check: YesNo = Field(
        False,
        description="priority: whether only staff give it. The kiosk then gives ordinary numbers, and the slip"
        " asks whoever has priority to tell the staff, who change the lane.",
    )


class GroupSection(Section):
    """[[group]] Services that stand behind one tile of the kiosk. Where all have room on its first
    page, or a group has one only, they stand there themselves.
    """

    code: Slug = Field(description="Name of the group in this file.")
    name: Name = Field(description="What people call it, on its tile.")
    note: Note = Field(default_factory=dict, description="One short sentence of what is found there.")
    icon: Icon = Field("squares-four", description='Phosphor icon beside the name, such as "users-three".')
    parent: GroupCode = Field("", description="Code of the group it stands in; empty: on the first page.")


class ServiceSection(Section):
    """[[service]] One thing people come for."""

    code: Slug = Field(description="Name of the service in commands and reports.")
    prefix: Prefix = Field(
        description="Letter or two before the number; services with the same prefix share one series."
    )
    name: Name = Field(description="What people call it, on the kiosk's button and the slip.")
    note: Note = Field(description="One short sentence of what belongs to it.")
    icon: Icon = Field(description='Phosphor icon beside the name, such as "users-three".')
    group: GroupCode = Field(
        "", description="Code of the [[group]] it stands in on the kiosk; empty: on the first page."
    )
    daily_limit: Whole = Field(0, ge=0, le=9999, description="Most numbers of this service a day; 0: no limit.")
    results: YesNo = Field(
        False,
        description="Whether people fetch their result here: the code of an appointment paper that is held to the"
        " kiosk's scanner then takes a number of it, and only the clerk sees the code. The first such service.",
    )
    late_from_hour: Whole = Field(
        0, ge=0, le=23, description="From this hour on the kiosk says [kiosk] late_note before a number; 0: never."
    )
    minutes: Decimal = Field(
        8.0,
        ge=0.5,
        le=240,
        description="How long one person usually takes; used until the hall's own times are known.",
    )
    hours: HoursSection = Field(
        HoursSection(),
        description="Hours of this service, written like [hours]; what is left out is as in the hall: the weekdays"
        " together, each holiday and special day, last_ticket_minutes.",
    )


class NumbersSection(Section):
    """[numbers] The range of every series, each business day. After the last it begins again."""

    first: Whole = Field(1, ge=0, le=9998, description="First number of a day.")
    last: Whole = Field(
        999, ge=1, le=9999, description="Last number; then the first again, past numbers somebody still holds."
    )


class CallingSection(Section):
    """[calling] Who is next, and what happens to who does not come."""

    rule: calling.Rule = Field(
        calling.Rule.HEAD_START,
        description='"head-start": by arrival, priority as if it came earlier. "ratio": so many priority, then one'
        ' ordinary. "strict": priority first, always.',
    )
    ratio: Whole = Field(2, ge=1, le=20, description="ratio: how many priority people before one ordinary one.")
    target_minutes: Whole = Field(
        15, ge=0, le=240, description="A longer wait is marked at the counters, twice as long once more; 0: never."
    )
    recall_limit: Whole = Field(
        3, ge=0, le=20, description="How often one person may be called again; 0: no limit."
    )
    return_grace_minutes: Whole = Field(
        30, ge=0, le=480, description="Who did not come may come back into the line for so long; 0: not at all."
    )
    return_places: Whole = Field(
        3, ge=0, le=50, description="Who comes back, or asks for more time, goes behind so many people."
    )
    defer_limit: Whole = Field(
        3, ge=0, le=20, description="How often one person may ask for more time while waiting; 0: not at all."
    )


class AppointmentsSection(Section):
    """[appointments] Times that people book before they come. They rank at their time."""

    slot_minutes: Whole = Field(30, ge=5, le=480, description="Length of a slot.")
    per_slot: Whole = Field(0, ge=0, le=500, description="Appointments per slot and service; 0: none are given.")
    early_minutes: Whole = Field(60, ge=0, le=480, description="How early somebody may take the number.")
    late_minutes: Whole = Field(
        15, ge=0, le=480, description="Who comes later than this after the time ranks at the arrival instead."
    )


class DatabaseSection(Section):
    """[database] Where the queue is kept."""

    url: Path = Field(
        "",
        description="Empty: a SQLite file under this user's data folder. A PostgreSQL server: postgresql://HOST/NAME;"
        " the password belongs in the user's .pgpass file, not here.",
    )
    backup_folder: Path = Field(
        "", description="Where the daily copy of a SQLite file goes; empty: a folder beside it. Best another disk."
    )
    backups_kept: Whole = Field(7, ge=0, le=366, description="How many daily copies are kept; 0: none are made.")


class PrinterSection(Section):
    """[printer] How slips come on paper."""

    connection: Literal["network", "serial", "device", "usb", "cups", "windows", "file", "none"] = Field(
        "none",
        description="network (TCP), serial, device (/dev/usb/lp*), usb (without the system's driver), cups or"
        " windows (a print queue, which says nothing about paper), file, or none.",
    )
    host: PathText = Field("127.0.0.1", description="network: name or address of the printer.")
    port: Whole = Field(9100, ge=1, le=65535, description="network: TCP port.")
    path: Path = Field(
        "", description="serial, device and file, required there: such as /dev/ttyS0, /dev/usb/lp0."
    )
    usb_id: Path = Field(
        "", description='usb: vendor and product number as lsusb shows them, such as "04b8:0e15".'
    )
    queue: Path = Field("", description="cups and windows: name of the raw print queue.")
    baud: Literal[9600, 19200, 38400, 57600, 115200] = Field(115200, description="serial: speed.")
    flow: Literal["rtscts", "xonxoff", "none"] = Field("rtscts", description="serial: flow control.")
    width: Literal[384, 512, 576] = Field(576, description="Printable dots across: 576 (80 mm), 512, 384 (58 mm).")
    timeout_seconds: Decimal = Field(3.0, ge=0.2, le=60, description="Longest wait for one open, write or read.")
    feed_rows: Whole = Field(120, ge=0, le=400, description="Blank rows fed before the cut.")
    cut: YesNo = Field(True, description="Whether the printer has a cutter.")
    name: PrinterName = Field(
        KIOSK_PRINTER,
        description="Name of the kiosk's printer in the journal and for staff. With several kiosks each one's hall"
        " file has its own, such as door; behind a hub the name that the kiosk was paired with.",
    )


class ProceduresSection(Section):
    """[procedures] The catalogue that people find their procedure in."""

    file: Path = Field(
        "",
        description="The hall's own catalogue, a CSV file beside the hall file (procedures.md). Empty: the one"
        " that comes with the program, as far as the hall has its services.",
    )
    words: Path = Field(
        "", description="Everyday words of the place, a CSV file beside the hall file, besides the program's own."
    )


class HubSection(Section):
    """[hub] The pages that people open on their phones, and kiosks that cannot reach the hub."""

    address: Address = Field(
        "",
        description="What phones in the hall reach the hub by, such as http://192.168.1.10:8764; the QR code of"
        " slip and kiosk leads there. Empty: there is no QR code.",
    )
    offline_numbers: Whole = Field(
        20,
        ge=0,
        le=200,
        description="How many numbers of each series a kiosk keeps for the time in which it cannot reach the hub:"
        " the last ones of the range. 0: none, it then waits for the hub.",
    )
    public_overview: YesNo = Field(
        False, description="Whether anybody may read there how many wait and how long, before they come."
    )
