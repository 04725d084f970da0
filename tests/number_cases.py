"""Texts of two languages whose numbers agree, and whose numbers do not."""

from __future__ import annotations

SAME = """
1937年8月13日 | 13 August 1937
建筑面积3490平方米 | 3,490 square metres
约2万人 | about 20,000 people
总投资301.7亿元 | an investment of 30.17 billion yuan
1370万元 | 13.7 million yuan
20世纪30年代 | the 1930s
三层楼，12米高 | three storeys, 12 metres high
二十一级台阶 | 21 steps
一·二八事变 | the incident of 28 January
9:00至16:30 | 9:00 to 16:30
1号线，第2站 | the second stop on Line 1
第十九路军 | the 19th Route Army
12亿 | 1.2 billion
1.2亿 | 120 million
300亿元 | 30 billion yuan
3千万元 | 30 million yuan
3百万 | 3 million
5千人 | 5,000 people
5百人 | five hundred people
三十多万人次 | over 300,000 visits
30余万人 | more than 300,000 people
两百多亿元 | over 20 billion yuan
1亿2000万 | 120 million
1亿2000万 | 120,000,000
1万2000人 | 12,000 people
1万2千人 | 12,000 people
三百万人 | 3 million people
三百万 | three million
两百 | two hundred
二百 | 200
两千五百 | 2,500
一万两千 | 12,000
2万 | 20 thousand
2000 | two thousand
210 | two hundred and ten
121 | one hundred and twenty-one
1200 | twelve hundred
1932 | nineteen thirty-two
99 | ninety-nine
24 | two dozen
24 | 2 dozen
12个 | a dozen
50万 | half a million
100 | a hundred
二○○一年 | 2001
二〇〇一年 | 2001
二零零一年 | 2001
一九三二年 | 1932
一九四九年五月 | May 1949
２００１年 | 2001
１２：３０ | 12:30
16:30 | 4:30 p.m.
16:30 | 4:30 pm
16:30 | 4:30pm
16.30 | 16.30
下午4:30 | 4:30 p.m.
下午4点半 | 4:30 p.m.
下午四点半 | 4:30 p.m.
下午4点半 | 16:30
下午4点半 | half past four in the afternoon
下午4时30分 | 4:30 p.m.
下午2时 | two in the afternoon
晚8时半 | half past eight in the evening
晚上8点 | 8 p.m.
晚上8点 | 20:00
上午9点 | 9 a.m.
上午9:00 | 9:00
早上6点一刻 | 6:15 a.m.
下午3点三刻 | 3:45 p.m.
中午12点 | noon
中午12点 | 12 p.m.
下午2点至4点 | 2 to 4 p.m.
下午2点到4点 | 14:00 to 16:00
上午9点至下午4点 | 9 a.m. to 4 p.m.
下午1:30—3:30 | 1:30–3:30 p.m.
11:00至14:00 | 11 to 2 p.m.
凌晨3点 | 3 in the morning
夜里11点 | 11 at night
当晚10点 | 10 p.m.
1930年代 | the 1930s
上世纪30年代 | the 1930s
三十年代 | the 1930s
30年代 | the '30s
30年代 | the 1930s
二十世纪五十年代 | the 1950s
二十世纪八十年代 | the 1980s
19世纪 | the 19th century
十九世纪 | the 19th century
19世纪 | the nineteenth century
19世纪60年代 | the 1860s
21世纪 | the twenty-first century
80年代 | the eighties
20% | 20 per cent
20％ | 20%
百分之二十 | 20 per cent
百分之3.5 | 3.5 per cent
五成 | 50 per cent
8成 | 80%
一半 | 50 per cent
1/3 | 1/3
三分之一 | 1/3
四分之三 | 3/4
第一 | 1st
第二十二届 | the 22nd
第22届 | the twenty-second
第3层 | the third floor
三楼 | floor 3
第100 | the hundredth
第30 | the thirtieth
一期 | Phase 1
2期 | Phase II
第3卷 | volume III
2人 | both of them
两次 | 2 times
2次 | twice
1次 | once
双塔 | 2 towers
3至5人 | three to five people
三四人 | 3 or 4 people
1932年1月28日深夜11点半 | 11:30 on the night of 28 January 1932
八一三 | 13 August
九一八 | 18 September
1-3号 | Nos. 1-3
友谊路1号 | 1 Youyi Road
0人 | nobody
22.44米 | 22.44 metres
1,000.50元 | 1000.5 yuan
2.50元 | 2.5 yuan
半小时 | 30 minutes
一个半小时 | 1.5 hours
1.5小时 | one and a half hours
15分钟 | a quarter of an hour
021-66786377 | 021-66786377
12，13和14 | 12, 13 and 14
2万，3万 | 20,000, 30,000
9月3日 | 3 Sept.
12月 | Dec.
2024-05-31 | 31 May 2024
1亿 | 100 million
10000亿 | 1 trillion
1万亿 | 1 trillion
4.5万 | 45,000
4.78亿美元 | US$478 million
3、4人 | 3, 4 people
10公里 | ten kilometres
一千 | 1,000
一百零五 | 105
一千零一 | 1,001
廿八 | 28
四十五 | forty-five
2244名 | 2,244 victims
13个党支部、420名党员 | 13 Party branches and 420 members
每天9点 | every day at 9
200人 | two hundred people
两百人 | 200 people
35年 | thirty-five years
100名 | one hundred
3万平方米 | 30,000 square metres
1.5亿元 | 150,000,000 yuan
12月 | in December
21世纪 | the 21st century
"""
"""Chinese | English, which agree."""

DIFFERENT = """
1931年 | 1932
5人 | people
很多人 | 12 people
友谊路1号 | 599 Youyi Road
300亿元 | 30 million yuan
12亿 | 12 billion
12亿 | 1.2 million
2万 | 2,000
2万 | 200,000
2万 | two thousand
2万 | 2 thousand
3千万 | 3 million
4.5万 | 4,500
4.5万 | 10,000
1亿2000万 | 1.2 million
16:30 | 4:30 a.m.
16:30 | 5:30 p.m.
下午4点半 | 4:30 a.m.
下午4点半 | 4:15 p.m.
上午9点 | 9 p.m.
9点 | 8 a.m.
下午2点至4点 | 2 to 5 p.m.
中午12点 | 1 p.m.
20世纪30年代 | the 1940s
20世纪30年代 | the 1830s
19世纪 | the 18th century
19世纪60年代 | the 1960s
上世纪80年代 | the 1970s
80年代 | the 1990s
二〇〇一 | 2010
二○○一年 | 2011
一九三二 | 1923
二十一级 | 12 steps
二十一级 | 2 steps
二十一级 | 20 steps
二百一十 | 200
21 | twenty
210 | two hundred
1932 | nineteen twenty-three
20% | 30 per cent
五成 | 40 per cent
8成 | 8 per cent
三分之一 | 1/4
第22届 | the twenty-third
第3层 | the second floor
2期 | Phase III
3次 | twice
一·二八 | 27 January
九一八 | 19 September
22.44米 | 22.4 metres
3490 | 3940
1,000 | 10,000
12，13 | 12 and 14
２００１年 | 2002
12345678901234567 | 12345678901234568
1万2000 | 10,200
四十五 | 54
一千零一 | 1,010
一百零五 | 150
50万 | half a billion
20人 | two hundred people
2000人 | two hundred people
两千五百人 | 250 people
11月 | in December
"""
"""Chinese | English, of which one has a number in digits that the other has not."""


def read_cases(text: str) -> list[tuple[str, str]]:
    """Both texts of each line."""
    pairs = (line.split(" | ") for line in text.strip().splitlines())
    return [(zh, en) for zh, en in pairs]
