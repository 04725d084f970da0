"""Notices on public holidays, as they were published: what is read from them, and what is asked."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml

from redroutes.catalogue.catalogue import Catalogue
from redroutes.hours.notices import FESTIVALS, Notice, read_notice, write_year
from redroutes.messages import read_messages
from support import run_redroutes

pytestmark = pytest.mark.long

Y2026 = """国务院办公厅关于2026年部分节假日安排的通知
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
鼓励单位和个人结合落实带薪年休假等制度，实际形成较长假期。节假日期间，各地区、各部门要妥善安排好值班。
2025年11月4日
"""
Y2024 = """现将2024年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
一、元旦：1月1日放假，与周末连休。
二、春节：2月10日至17日放假调休，共8天。2月4日（星期日）、2月18日（星期日）上班。鼓励各单位结合带薪年休假等制度落实，安排职工在除夕（2月9日）休息。
三、清明节：4月4日至6日放假调休，共3天。4月7日（星期日）上班。
四、劳动节：5月1日至5日放假调休，共5天。4月28日（星期日）、5月11日（星期六）上班。
五、端午节：6月10日放假，与周末连休。
六、中秋节：9月15日至17日放假调休，共3天。9月14日（星期六）上班。
七、国庆节：10月1日至7日放假调休，共7天。9月29日（星期日）、10月12日（星期六）上班。
"""
Y2023 = """一、元旦：2022年12月31日至2023年1月2日放假调休，共3天。
二、春节：1月21日至27日放假调休，共7天。1月28日（星期六）、1月29日（星期日）上班。
三、清明节：4月5日放假，共1天。
四、劳动节：4月29日至5月3日放假调休，共5天。4月23日（星期日）、5月6日（星期六）上班。
五、端午节：6月22日至24日放假调休，共3天。6月25日（星期日）上班。
六、中秋节、国庆节：9月29日至10月6日放假调休，共8天。10月7日（星期六）、10月8日（星期日）上班。
"""
Y2014 = """一、元旦：1月1日放假1天。
二、春节：1月31日至2月6日放假调休，共7天。1月26日（星期日）、2月8日（星期六）上班。
三、清明节：4月5日放假，4月7日（星期一）补休。
四、劳动节：5月1日至3日放假调休，共3天。5月4日（星期日）上班。
五、端午节：6月2日放假，与周末连休。
六、中秋节：9月8日放假，与周末连休。
七、国庆节：10月1日至7日放假调休，共7天。9月28日（星期日）、10月11日（星期六）上班。
"""
Y2012 = """现将2012年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
一、元旦：2012年1月1日至3日放假调休，共3天。2011年12月31日（星期六）上班。
二、春节：1月22日至28日放假调休，共7天。1月21日（星期六）、1月29日（星期日）上班。
三、清明节：4月2日至4日放假调休，共3天。3月31日（星期六）、4月1日（星期日）上班。
四、劳动节：4月29日至5月1日放假调休，共3天。4月28日（星期六）上班。
五、端午节：6月22日至24日放假公休，共3天。
六、中秋节、国庆节：9月30日至10月7日放假调休，共8天。9月29日（星期六）上班。
"""


def days_off(notice: Notice) -> int:
    return sum((last - first).days + 1 for _, first, last in notice.holidays)


def codes(notice: Notice) -> list[str]:
    return [question.code for question in notice.questions]


@pytest.mark.parametrize(
    ("text", "year", "off", "working", "asked"),
    [
        (Y2026, None, 33, 6, []),
        (Y2024, None, 28, 8, ["weekend", "encouraged", "weekend"]),
        (Y2023, 2023, 26, 7, ["other-year"]),
        (Y2014, 2014, 22, 5, ["weekend", "weekend"]),
        (Y2012, None, 27, 6, ["other-year"]),
    ],
    ids=["2026", "2024", "2023", "2014", "2012"],
)
def test_notices_of_five_years(
    text: str, year: int | None, off: int, working: int, asked: list[str]
) -> None:
    """Days off and working days are counted by hand in each notice; what is unclear is asked."""
    notice = read_notice(text, year)
    assert (days_off(notice), len(notice.working_days)) == (off, working)
    assert codes(notice) == asked


def test_the_notice_of_2026_gives_the_shipped_year(real_catalogue: Catalogue) -> None:
    """The very days that stand in routes/holidays.yml."""
    shipped = next(year for year in real_catalogue.holidays.years if year.year == 2026)
    notice = read_notice(Y2026)
    assert [(n, str(a), str(b)) for n, a, b in notice.holidays] == [
        (h.name.languages["zh"], h.first, h.last) for h in shipped.holidays
    ]
    assert [str(day) for day in notice.working_days] == shipped.working_days


def test_days_of_the_year_before_are_named(real_catalogue: Catalogue) -> None:
    """New Year of 2023 began in 2022; a working day of 2012 lay in 2011."""
    notice = read_notice(Y2023, 2023)
    assert notice.holidays[0] == ("元旦", date(2023, 1, 1), date(2023, 1, 2))
    assert "2022-12-31" in notice.questions[-1].text
    assert date(2011, 12, 31) not in read_notice(Y2012).working_days


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("1月4日（周日）上班", "1月4日（周六）上班", "weekday"),
        ("共9天", "共8天", "count"),
        ("4月4日（周六）至6日（周一）", "4月31日至5月2日", "no-such-day"),
        ("端午节：", "泼水节：", "unknown-festival"),
        ("6月19日（周五）至21日（周日）放假，共3天", "另行通知", "no-days"),
        ("5月9日（周六）上班", "5月4日（周一）上班", "clash"),
        ("2026年", "", "no-year"),
    ],
)
def test_what_is_not_plain_is_asked(old: str, new: str, code: str) -> None:
    """Each kind of doubt has its question, in both languages."""
    assert old in Y2026
    notice = read_notice(Y2026.replace(old, new))
    assert code in codes(notice)
    for language in ("en", "zh"):
        for question in notice.questions:
            words = read_messages(language)(f"notice.{question.code}", text=question.text)
            assert question.text in words or code == "no-year"


def test_the_lines_are_those_of_the_file() -> None:
    """Put below ``years``, they are read as YAML with the same days."""
    notice = read_notice(Y2024)
    data = yaml.safe_load(f"years:\n{write_year(notice)}\n")["years"][0]
    assert data["year"] == 2024
    assert [h["first"] for h in data["holidays"]] == [str(a) for _, a, _ in notice.holidays]
    assert data["working_days"] == [str(day) for day in notice.working_days]
    assert all(h["name"]["en"] in FESTIVALS.values() for h in data["holidays"])


def test_the_command_prints_questions_and_lines(tmp_path: Path) -> None:
    """Nothing is written; a text without days ends with exit code 1."""
    file = tmp_path / "notice.txt"
    file.write_text(Y2024, "utf-8")
    result = run_redroutes("holidays", str(file), "--lang", "zh")
    assert result.returncode == 0
    assert result.stdout.startswith("# ")
    assert 'first: "2024-02-10", last: "2024-02-17"' in result.stdout
    file.write_text("nothing", "utf-8")
    assert run_redroutes("holidays", str(file), "--year", "2027").returncode == 1


def test_a_span_is_whole() -> None:
    """The days between first and last are those of the notice."""
    name, first, last = read_notice(Y2026).holidays[1]
    assert name == "春节"
    assert (last - first) == timedelta(days=8)
