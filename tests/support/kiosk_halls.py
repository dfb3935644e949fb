"""Halls of many services for the kiosk, named as real ones are, and as long as a hall file allows."""

from __future__ import annotations

from shared.settings.sections import GroupSection
from shared.settings.settings import Settings

NAMES = (
    ("Khai sinh, khai tử", "Birth and death"),
    ("Đăng ký kết hôn", "Marriage"),
    ("Xác nhận tình trạng hôn nhân", "Proof of marital status"),
    ("Chứng thực chữ ký, di chúc", "Signatures and wills"),
    ("Chứng thực bản sao", "Certified copies"),
    ("Chuyển mục đích sử dụng đất", "Change of the use of land"),
    ("Tách thửa, hợp thửa đất", "Splitting or joining plots"),
    ("Cấp phép xây dựng nhà ở", "Permit to build a house"),
    ("Trợ cấp người khuyết tật", "Allowance for disability"),
    ("Hỗ trợ người có công", "Support of war service"),
    ("Hộ kinh doanh, hợp tác xã", "Businesses and cooperatives"),
    ("Đăng ký thường trú, tạm trú", "Residence and stays"),
    ("Cấp căn cước, định danh", "Identity card, e-identity"),
    ("Khiếu nại, tố cáo, kiến nghị", "Complaints and petitions"),
)
NOTES = (
    ("Giấy chứng sinh, giấy tờ tùy thân của cha mẹ hay người nuôi", "Birth note, papers of the parents"),
    ("Giấy tờ tùy thân của hai bên", "Papers of both persons"),
    ("Bản chính và bản sao cần chứng thực", "The original and copies of it"),
)  # fmt: skip
GROUPS = ("users-three", "map-trifold", "heart", "storefront", "identification-card", "graduation-cap")
GROUP_NAMES = (
    ("Hộ tịch, chứng thực", "Civil status, certification"),
    ("Đất đai, xây dựng, nhà ở", "Land, building and housing"),
    ("Bảo trợ, người có công", "Social support"),
    ("Kinh doanh, nông nghiệp", "Business and farming"),
    ("Cư trú, căn cước, hộ chiếu", "Residence, ID, passports"),
    ("Giáo dục, y tế, bảo hiểm", "Schools, health, insurance"),
)
PLACE = ("Phường Buôn Ma Thuột Đông, tỉnh Đắk Lắk mở rộng", "Eastern Buôn Ma Thuột ward, Đắk Lắk province")


def hall_of(settings: Settings, count: int, *, grouped: bool = False) -> Settings:
    """`count` services in the hall's own counters; `grouped`: in six groups, one of which holds another."""
    base = settings.service[0]
    services = tuple(
        base.model_copy(
            update={
                "code": f"s{n}",
                "prefix": chr(65 + n % 26) + ("" if n < 26 else chr(65 + n // 26)),
                "name": _texts(NAMES[n % len(NAMES)]),
                "note": _texts(NOTES[n % len(NOTES)]),
                "icon": GROUPS[n % len(GROUPS)],
                "group": f"g{n * len(GROUPS) // count}" if grouped else "",
            }
        )
        for n in range(count)
    )
    groups = tuple(
        GroupSection(code=f"g{n}", name=_texts(name), note=_texts(NOTES[n % 3]), icon=GROUPS[n])
        for n, name in enumerate(GROUP_NAMES)
    )
    codes, many = [one.code for one in services], len(settings.counter)
    counters = tuple(
        one.model_copy(update={"services": tuple(codes[i::many]) or ("s0",), "then": ()})
        for i, one in enumerate(settings.counter)
    )
    hall = settings.hall.model_copy(update={"place": _texts(PLACE)})
    changed = {"hall": hall, "service": services, "counter": counters, "group": groups if grouped else ()}
    return settings.model_copy(update=changed)


def _texts(both: tuple[str, str]) -> dict[str, str]:
    return {"vi": both[0], "en": both[1]}
