"""The world behind each replica portal: invented communes, villages and people, and the sections of the portal."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from tests.portals.stories_people import CENTRAL, KHMER, KINH, MONG, THAI, Names, make_name

VIETNAM = timezone(timedelta(hours=7))


@dataclass(frozen=True, slots=True)
class Section:
    """A category of the portal and the topics that appear in it."""

    name: str
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """One portal's world. `dated` tells whether the portal prints a publication date, `led` whether it marks a lead."""

    kind: str
    name: str
    province: str
    village_word: str
    communes: tuple[str, ...]
    villages: tuple[str, ...]
    people: tuple[Names, ...]
    ethnic: tuple[str, ...]
    crops: tuple[str, ...]
    animals: tuple[str, ...]
    products: tuple[str, ...]
    river: str
    pen_names: tuple[str, ...]
    sections: tuple[Section, ...]
    first_day: datetime
    pictures: str
    """Folder (or whole URL) of the pictures; `{0}` is the day that the story was filed."""
    files: str
    seconds: bool = False
    """The portal prints seconds."""
    dated: bool = True
    led: bool = True

    @property
    def district(self) -> str:
        return f"{self.kind} {self.name}"

    @property
    def committee(self) -> str:
        return {"huyện": "Huyện ủy", "tỉnh": "Tỉnh ủy", "thị xã": "Thị ủy"}[self.kind]

    @property
    def committee_short(self) -> str:
        return {"huyện": "HU", "tỉnh": "TU", "thị xã": "ThU"}[self.kind]

    def person(self, rng: random.Random, woman: bool | None = None) -> str:
        return make_name(self.people, rng, woman)

    def filed_at(self, number: int, rng: random.Random) -> datetime:
        """When story `number` went online: later numbers are later."""
        minutes = rng.randint(7 * 60 + 5, 18 * 60 + 50)
        second = rng.randint(1, 59) if self.seconds else 0
        return self.first_day + timedelta(days=11 * number + rng.randint(0, 9), minutes=minutes, seconds=second)


def _words(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(","))


def _sections(text: str) -> tuple[Section, ...]:
    lines = (line.split(":") for line in text.strip().splitlines())
    return tuple(Section(name.strip(), tuple(topics.split())) for name, topics in lines)


_DIEN_BIEN = Place(
    kind="huyện",
    name="Điện Biên",
    province="tỉnh Điện Biên",
    village_word="bản",
    communes=_words(
        "xã Nà Lướt, xã Huổi Sam, xã Mường Khẻo, xã Pom Cại, xã Nậm Xeng, xã Thanh Hạ, xã Sam Khúa, xã Noong Phặc"
    ),
    villages=_words(
        "bản Co Pục, bản Nà Sản, bản Huổi Lán, bản Pú Cai, "
        "đội 9 Thanh Hạ, bản Na Hốm, bản Xôm Cang, bản Tâu Púng, bản Hua Nghịu"
    ),
    people=(THAI, THAI, MONG, KINH),
    ethnic=_words("Thái, Mông, Khơ Mú, Lào"),
    crops=_words("lúa nếp nương, mắc ca, cà phê, dứa, ngô lai, bí xanh"),
    animals=_words("trâu, bò, lợn đen, vịt bầu"),
    products=_words("gạo thơm Thanh Hạ, mật ong Nậm Xeng, thịt trâu gác bếp, bánh khẩu xén"),
    river="suối Nậm Xeng",
    pen_names=_words("Thu Lả, Hoàng Pánh, Lường Nhung, Việt Hà, Bích Thảo, Quàng Thương"),
    sections=_sections("""
        Tin tức - Sự kiện: disaster roads election security military
        Kinh tế - Xã hội: farming new_countryside cooperative poverty budget education health
        Xây dựng Đảng: party ideology mass_work unions
        Văn hóa - Du lịch: culture tourism gratitude sport
        Chuyển đổi số: digital reform waste forest
    """),
    first_day=datetime(2021, 1, 5, tzinfo=VIETNAM),
    pictures="/Upload/Images/{0.year}/{0.month}/",
    files="/Upload/Files/{0.year}/",
    seconds=True,
)
_DANG_BO = Place(
    kind="tỉnh",
    name="Điện Biên",
    province="tỉnh Điện Biên",
    village_word="bản",
    communes=_words(
        "xã Mường Khẻo, xã Chà Pung, xã Nậm Xeng, phường Him Pú, xã Tủa Nhè, xã Sính Chải, xã Mường Lụa, xã Pu Xim"
    ),
    villages=_words(
        "bản Hồng Lếch, bản Nà Tíu, bản Pá Chộc, tổ dân phố 5 Him Pú, bản Háng Sua, bản Nậm Cút, bản Tà Khổm"
    ),
    people=(THAI, MONG, KINH, KINH),
    ethnic=_words("Thái, Mông, Hà Nhì, Cống, Si La"),
    crops=_words("mắc ca, cà phê, quế, lúa nương, sa nhân"),
    animals=_words("trâu, bò, dê, lợn bản"),
    products=_words("cà phê rang mộc, chè cổ thụ, miến dong, mật ong rừng"),
    river="suối Nậm Cút",
    pen_names=_words("Hải Vân, Tòng Nhiên, Đức Khiêm, Vàng Dua"),
    sections=_sections("""
        Tin hoạt động: election party gratitude unions
        Xây dựng Đảng: party mass_work reform
        Tuyên giáo: ideology culture education
        Kinh tế - Xã hội: poverty budget new_countryside forest health digital
    """),
    first_day=datetime(2021, 2, 2, tzinfo=VIETNAM),
    pictures="/Images/News/{0.year}/",
    files="/Files/VanBan/{0.year}/",
    seconds=True,
)
_AN_BIEN = Place(
    kind="huyện",
    name="An Biên",
    province="tỉnh Kiên Giang",
    village_word="ấp",
    communes=_words(
        "xã Đông Rạch Gừa, xã Tây Vàm Dừa, xã Thạnh Lung, xã Nam Xẻo Bần, thị trấn Mương Đào, xã Hưng Kinh, xã Bàu Trâm"
    ),
    villages=_words(
        "ấp Kinh Sáu, ấp Vàm Nhỏ, ấp Xẻo Lá, ấp Bàu Môn, "
        "ấp Kinh Giữa, ấp Ngã Ba Đình, khu phố 2 Mương Đào, ấp Rạch Chanh"
    ),
    people=(KINH, KINH, KHMER),
    ethnic=_words("Khmer, Hoa, Kinh"),
    crops=_words("lúa một bụi, khóm, dừa xiêm, sen, rau màu, chuối"),
    animals=_words("vịt biển, bò, dê, gà thả vườn"),
    products=_words("khô cá sặc, mắm ruột, chả tôm, nước cốt dừa"),
    river="sông Rạch Gừa",
    pen_names=_words("Diễm Trinh, Út Lành, Tấn Đạt, Mỹ Hằng"),
    sections=_sections("""
        Tin trong huyện: salinity roads military sport
        Dân vận chính quyền: mass_work election reform ideology
        Kinh tế: aquaculture farming cooperative budget
        Văn hóa - Xã hội: culture education health poverty gratitude waste
    """),
    first_day=datetime(2021, 3, 1, tzinfo=VIETNAM),
    pictures="/uploads/anbien/{0.year}_{0.month:02}/",
    files="/uploads/vanban/{0.year}/",
)
_QUYNH_NHAI = Place(
    kind="huyện",
    name="Quỳnh Nhai",
    province="tỉnh Sơn La",
    village_word="bản",
    communes=_words(
        "xã Mường Pẳn, xã Chiềng Lạn, xã Nặm Hặc, xã Pá Sói, xã Cà Phiêng, xã Mường Tụm, xã Chiềng Ơi Luông"
    ),
    villages=_words(
        "bản Pom Mạ, bản Phiêng Lót, bản Huổi Nịu, bản Nà Hừa, "
        "bản Pá Ngà, bản Bo Phặng, bản Lốm Khiêu, xóm 3 Phiêng Lót"
    ),
    people=(THAI, THAI, KINH),
    ethnic=_words("Thái, Kháng, La Ha, Mông"),
    crops=_words("xoài, nhãn, sả, cà phê, lúa nếp, ngô"),
    animals=_words("trâu, bò, dê núi, lợn bản"),
    products=_words("cá tép dầu khô, mắm cá lòng hồ, măng sấy, tinh dầu sả"),
    river="lòng hồ sông Đà",
    pen_names=_words("Cầm Thuận, Lò Hương, Điêu Ngân, Mai Sáng"),
    sections=_sections("""
        Tin tức: disaster election security military reform
        Kinh tế: aquaculture farming tourism cooperative roads budget
        Văn hóa - Xã hội: culture education health sport poverty gratitude
        Nông thôn mới: new_countryside waste digital unions
    """),
    first_day=datetime(2022, 1, 4, tzinfo=VIETNAM),
    pictures="/UserFiles/Images/{0.year}/{0.month}/",
    files="/UserFiles/Docs/{0.year}/",
    dated=False,
)
_KON_RAY = Place(
    kind="huyện",
    name="Kon Rẫy",
    province="tỉnh Kon Tum",
    village_word="thôn",
    communes=_words(
        "xã Đăk Prông, xã Đăk Kơ Ning, xã Đăk Rơ Leng, "
        "thị trấn Đăk Ruăng, xã Tân Rơ Nga, xã Đăk Tơ Mong, xã Kon Hring Xô"
    ),
    villages=_words(
        "thôn 5 Đăk Prông, làng Kon Brông, thôn Kon Lỗ, "
        "làng Đăk Puih, thôn 2 Tân Rơ Nga, làng Kon Xơ Nglo, thôn Kon Rơ Vang"
    ),
    people=(CENTRAL, CENTRAL, KINH),
    ethnic=_words("Xơ Đăng, Ba Na, Gia Rai"),
    crops=_words("cà phê xứ lạnh, mắc ca, sâm dây, bời lời, cao su, mì"),
    animals=_words("bò, dê, heo sọc dưa, trâu"),
    products=_words("rượu ghè, sâm dây sấy, mật ong rừng, cà phê bột"),
    river="sông Đăk Prông",
    pen_names=_words("Y Lan Chi, Trọng Nhân, Duy Khoa, Hồng Thắm"),
    sections=_sections("""
        Tin hoạt động: election mass_work unions gratitude reform
        Xây dựng Đảng: ideology party
        Kinh tế - Xã hội: farming forest poverty new_countryside education health cooperative
        Quốc phòng - An ninh: security military disaster
    """),
    first_day=datetime(2021, 5, 3, tzinfo=VIETNAM),
    pictures="http://media.kontumadmin.vn/konray/{0.year}/{0.month:02}/",
    files="/DATA/Files/{0.year}/",
    dated=False,
    led=False,
)
_SONG_LAM = Place(
    kind="thị xã",
    name="Sông Lam",
    province="tỉnh Nam Hoan",
    village_word="khối",
    communes=_words(
        "phường Bãi Ngự, phường Cồn Dâu, phường Đò Trai, "
        "xã Hưng Vĩnh Thượng, xã Nghi Bến, xã Thanh Khê Hạ, phường Chợ Vực"
    ),
    villages=_words(
        "khối 3 Bãi Ngự, khối Tân Lộc Đông, xóm Làng Nồi, khối Bến Gỗ, xóm Đông Hồ, xóm Cây Gạo, khối 6 Cồn Dâu"
    ),
    people=(KINH,),
    ethnic=_words("Thổ, Thái, Kinh"),
    crops=_words("lạc, cam, bưởi, lúa, rau an toàn, hoa cúc"),
    animals=_words("bò, gà đồi, lợn, vịt"),
    products=_words("tương nếp, bánh đa vừng, cá thính, mật mía"),
    river="sông Lam",
    pen_names=_words("Khánh Ly Na, Thành Duân, Mai Lựu, Phan Tuệ, Đăng Hợi"),
    sections=_sections("""
        Thời sự: disaster election roads security budget
        Kinh tế: farming cooperative aquaculture tourism
        Xã hội: poverty gratitude unions waste digital reform
        Giáo dục - Y tế: education health
        Văn hóa - Thể thao: culture sport
    """),
    first_day=datetime(2022, 6, 6, tzinfo=VIETNAM),
    pictures="/uploads/images/{0.year}/{0.month:02}/{0.day:02}/",
    files="/uploads/docs/{0.year}/",
)
PLACES = {
    "dien_bien_dien_bien": _DIEN_BIEN,
    "dien_bien_dang_bo": _DANG_BO,
    "kien_giang_an_bien": _AN_BIEN,
    "son_la_quynh_nhai": _QUYNH_NHAI,
    "kon_tum_kon_ray": _KON_RAY,
    "thixasonglam_gov_vn": _SONG_LAM,
}
