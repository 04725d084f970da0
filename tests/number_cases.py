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
一百万两 | one million taels
一万两银子 | 10,000 taels
3月5日至7日 | 5 to 7 March
三月五日 | the fifth of March
5月1日至5日，10月1日至7日 | 1–5 May and 1–7 October
1月28日至3月3日 | from 28 January to 3 March
8:30—11:30、13:30—17:00 | 8:30–11:30 and 1:30–5:00 p.m.
8点半到11点半 | 8:30 to 11:30
十二时四十五分 | 12:45
12:45 | a quarter to one
11:45 | a quarter to 12
7:40 | twenty to eight
中午1点 | 1 p.m.
中午1点 | 13:00
晚上12点 | midnight
晚上12点 | 12 a.m.
1840—1842年 | 1840–42
1937年至1945年 | 1937-45
1937.8.13 | 13 August 1937
2024.05 | May 2024
8.13淞沪会战 | the battle that began on 13 August
5千克 | 5 kg
3千米 | 3 km
20世纪五十年代 | the 1950s
20世纪五六十年代 | the 1950s and 1960s
20世纪50、60年代 | the 1950s and 1960s
50—60年代 | the 1950s–60s
二十世纪七八十年代 | the 1970s and '80s
2010年代 | the 2010s
90后党员 | Party members born in the 1990s
00后 | those born after 2000
15后排 | 15 back rows
30多岁 | in his 30s
三十出头 | in her early 30s
七旬 | in his 70s
古稀之年 | aged 70
周1至周5 | Monday to Friday
3元5角 | 3.5 yuan
1米75 | 1.75 metres
2年半 | 2.5 years
2年半 | two and a half years
2个半小时 | 2½ hours
一个半小时 | 90 minutes
90分钟 | an hour and a half
五分之二 | two fifths
80% | four fifths
2/3 | two-thirds
½ | 1/2
百分之九十九点五 | 99.5%
三点五公里 | 3.5 km
4008208820 | 400-820-8820
400 820 8820 | 400-820-8820
021-5610 0000 | 021-56100000
（021）5610 0000 | +86 21 5610 0000
1 234 567 | 1,234,567
3至5万人 | 30,000–50,000 people
三至五万人 | 30,000 to 50,000 people
1.5—2万人 | 15,000–20,000 people
2～3百万元 | 2 to 3 million yuan
200万至300万元 | 2 to 3 million yuan
二三十人 | 20 to 30 people
七八百 | 700 or 800
十七八岁 | 17 or 18
三万五 | 35,000
一百二 | 120
壹佰贰拾元 | 120 yuan
叁万元 | 30,000 yuan
民国二十六年 | 1937
民国26年 | the 26th year of the Republic
150万 | one and a half million
150万 | a million and a half
250万 | 2½ million
25万 | a quarter of a million
1905 | nineteen oh five
101 | the hundred and first
首批 | the 1st batch
正月十五 | the 15th day of the 1st month
10年 | a decade
20年 | two decades
100周年 | the centenary
半个世纪 | 50 years
3倍 | threefold
6人 | half a dozen
第1卷 | Volume I
第XIII章 | Chapter 13
1、2号楼 | Buildings 1 and 2
1,2号楼 | Buildings 1,2
三十五人 | thirty-five people
三百多亿元 | thirty billion yuan
两成半 | 25 per cent
一百零八级台阶 | one hundred and eight steps
十一国庆 | National Day, 1 October
第Ⅲ卷 | Volume 3
Ⅰ类 | Class I
千分之三 | 0.3%
AAAA级景区 | a 4A scenic area
四分之一 | 25 per cent
近四分之一 | almost a quarter
全长15公里（30里） | 15 km long (30 li)
5斤粮票 | coupons for 5 jin of grain
30块大洋 | 30 silver dollars
周二至周日开放 | It is closed on Mondays.
第二天清晨 | the next morning
第六条，另请一人校对 | Article 6; a second person checks them
活动分2天，每天2小时 | The event takes 2 days, of 2 hours each.
5月3日起，为期三周 | from 3 May, for 3 weeks
第二家 | at home first, then at the next
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
3月5日 | 3 May
5月5日 | 5 June
8月8日 | 8 July
12月10日 | 12 October
3月5日至7日 | 5 to 7 May
8:30—17:00 | 8:00–17:30
9:30-10:15 | 9:15-10:30
8:15-9:45 | 8:45–9:15
上午9:15至11:30 | 9:30 to 11:15 a.m.
8点半到11点半 | 8:30 to 10:30
3/4 | 4/3
1:50 | 50:1
2:3 | 3:2
一九三二年 | nineteen thirty-three
三十五人 | thirty-four people
二十一级台阶 | twelve steps
五百人 | three hundred people
十九路军 | the Eighteenth Route Army
一百万两 | one hundred thousand taels
一百零八级台阶 | one hundred and eighteen steps
1937—1945年 | 1937–44
3至5万人 | 3,000 to 5,000 people
3至5万人 | 30,000 to 60,000 people
2年半 | 3.5 years
2个半小时 | 3 hours
五分之二 | 3/5
20世纪五六十年代 | the 1950s and 1970s
民国二十六年 | 1936
5千克 | 50 kg
90后 | born in the 1980s
021-56100000 | 021-56100001
壹佰贰拾元 | 125 yuan
1,2号楼 | Building 12
他三十多岁 | in his 40s
距此3公里 | 3 miles away
15公里 | 15 li
50米高 | 50 cm high
12亩 | 12 hectares
200平方公里 | 200 square metres
5公斤 | 5 tonnes
3万公里 | 30,000 miles
提前3天预约 | Book 3 weeks ahead.
开放30分钟 | It is open for 30 hours.
200元 | 200 US dollars
第七批 | the eighth list
二〇二三年十一月 | December 2023
每月第一个周六 | the first Sunday of each month
近四分之一 | almost a third
第Ⅱ期 | Phase III
卅年 | twenty years
"""
"""Chinese | English, of which each says a number, a date or a time that the other does not."""


def read_cases(text: str) -> list[tuple[str, str]]:
    """Both texts of each line."""
    pairs = (line.split(" | ") for line in text.strip().splitlines())
    return [(zh, en) for zh, en in pairs]
