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
占总数的四分之三 | three quarters of the total
三分之二的村民 | two thirds of the villagers
三分之二以上的人 | more than two thirds of the people
四分之三的房屋被毁 | three-quarters of the houses were destroyed
走了十里 | walked ten li
走了十里路 | walked five kilometres
走了十几里 | walked more than ten li
方圆几十里 | for dozens of li around
门票20元 | Tickets cost 20 yuan.
门票20元 | Tickets: RMB 20
门票20元 | Tickets: ¥20
票价20美元 | Tickets cost 20 dollars.
20银元 | 20 silver dollars
捐款20元（银元） | gave 20 dollars
一天三班 | three shifts a day
三天三夜 | three days and three nights
三天后 | three days later
三天后 | on the third day after
第三天 | three days later
四天之内 | within four days
两名战士 | two soldiers
两名战士和一名向导 | two soldiers and a guide
三名烈士 | three martyrs
三名学生、两名教师 | five people: three pupils and two teachers
十二人小组 | a group of twelve
十二人 | twelve people
十二人 | a dozen people
二十人 | twenty people
一百多人 | more than a hundred people
一百多人 | over one hundred people
两百余人 | over two hundred people
数百人 | hundreds of people
几十人 | dozens of people
十多人 | more than ten people
十几人 | a dozen or so people
第二次 | for the second time
第三次 | the third time
第二次世界大战 | the Second World War
第一次 | first
第三次国内革命战争 | the Third Revolutionary Civil War
上午九点 | nine in the morning
上午九点 | at nine in the morning
上午九时 | 9 a.m.
早上八点 | eight o'clock in the morning
下午三点 | three in the afternoon
下午三点 | at three o'clock
晚上十点 | ten at night
晚上七点半 | half past seven in the evening
中午十二点 | at noon
千分之五 | five per mille
千分之五 | 5‰
5‰ | 0.5 per cent
百分之五 | 5 per cent
百分之五 | five per cent
三万人 | thirty thousand people
两万五千里 | 25,000 li
三万 | thirty thousand
一万人 | ten thousand people
十万人 | a hundred thousand people
成千上万 | thousands
上万人 | over ten thousand people
五五年 | in 1955
民国26年 | 1937
民国26年（1937年） | 1937
民国二十六年（1937年） | 1937 (the 26th year of the Republic)
民国元年 | 1912
光绪三十四年 | 1908
光绪三十四年（1908年） | 1908
光绪三十四年 | the 34th year of Guangxu (1908)
宣统三年 | 1911
宣统元年 | 1909
乾隆五十年 | 1785
乾隆年间 | in the Qianlong reign (1736–1795)
康熙六十一年 | 1722
道光二十年 | 1840
咸丰三年 | 1853
同治十三年 | 1874
光绪三十三年十二月 | January 1908
嘉庆二十五年 | 1820
农历五月初五 | the fifth day of the fifth month
五月初五端午节 | the Dragon Boat Festival on the fifth of the fifth lunar month
农历正月十五 | the 15th day of the first lunar month
农历八月十五中秋节 | Mid-Autumn Festival
农历五月初五 | 5th day of the 5th lunar month
五月初五 | lunar 5 May
20世纪30年代 | in the 1930s
二十世纪三十年代 | in the 1930s
二十世纪三十年代初 | in the early 1930s
19世纪末 | at the end of the 19th century
20世纪初 | in the early 1900s
20世纪初 | at the beginning of the 20th century
上世纪五十年代 | in the 1950s
三十年代 | in the thirties
本世纪初 | early in the 21st century
两个世纪 | two centuries
一个世纪以前 | a century ago
三天四夜 | three days and four nights
三两天 | two or three days
三五人 | a few people
七八个人 | seven or eight people
四周都是水 | There is water on all four sides.
三周年 | the third anniversary
三周内 | within three weeks
三个月 | three months
三个月 | a quarter of a year
两周 | a fortnight
十四天 | two weeks
两个星期 | two weeks
三层楼 | three storeys
三楼 | the third floor
五名党员 | five Party members
三人 | three of them
六位讲解员 | six guides
四座桥 | four bridges
七年 | seven years
六年级 | Year 6
三年级学生 | third-year pupils
三年后的1940年 | three years later, in 1940
三小时 | three hours
三刻钟 | three quarters of an hour
两倍 | twice as many
两倍 | doubled
五倍 | five times
半天 | half a day
三天半 | three and a half days
一天 | a day
十天 | ten days
十年 | a decade
十年 | ten years
六十年 | sixty years
一甲子 | sixty years
三里路 | three li
三里河 | Sanli River
五里桥 | Wuli Bridge
四里 | two kilometres
三英里 | three miles
五斤米 | five jin of rice
五斤 | two and a half kilograms
三亩地 | three mu of land
三十亩 | two hectares
三元钱 | three yuan
十元 | ten yuan
三号楼 | Building Three
三条路线 | three routes
三步走 | in three steps
第三批 | the third group
第二期 | the second phase
第四师 | the Fourth Division
新四军 | the New Fourth Army
八路军 | the Eighth Route Army
三年级二班 | Class 2 of Year 3
三八妇女节 | 8 March, Women's Day
五一劳动节 | May Day
五四运动 | the May Fourth Movement
五卅运动 | the May Thirtieth Movement
五卅运动 | the movement of 30 May
七七事变 | the incident of 7 July
一二·九运动 | the December Ninth Movement
一二九运动 | the movement of 9 December
双十节 | Double Tenth
四十多岁 | in his forties
三十年前 | thirty years ago
星期三上午 | on Wednesday morning
周三 | Wednesday
八小时工作制 | an eight-hour day
三民主义 | the Three Principles of the People
四大家族 | the four big families
两党合作 | cooperation of the two parties
二万五千里长征 | the Long March of 25,000 li
五点钟集合 | meet at five o'clock
两点到四点 | from two to four
三点建议 | three suggestions
三点半 | half past three
四点一刻 | a quarter past four
五分钟 | five minutes
两个小时 | two hours
1.2米以下儿童免票 | free for children under 1.2 metres
农历新年是2月10日 | The lunar New Year is on 10 February.
公历6月22日，农历五月初五 | 22 June, the fifth day of the fifth lunar month
四月初三天都在下雨 | It rained for three days in early April.
夫妇两人和三个孩子 | a couple with three children, five people
他和两名战士牺牲了 | He and his two comrades died; three people in all.
九点到十一点在上午 | from nine to eleven in the morning
上午九点至十一点 | from nine to eleven in the morning
上午八点三刻 | a quarter to nine in the morning
晚上十二点 | twelve at night
三天后 | on the fourth day
四周有围墙 | There are walls on all four sides, three metres high.
两三天 | two or three days
三到五天 | three to five days
二百零五人 | two hundred and five people
三层（不算地下室） | three floors, without the basement
增加了两倍 | trebled
十来天 | ten days or so
上十里 | some ten li
几十里 | thirty or forty li
抗战八年 | eight years of war
八年抗战，从1937年到1945年 | the war of eight years, from 1937 to 1945
三年级学生 | pupils in their third year
两党 | both parties
30年代他四十多岁 | in the 1930s, when he was in his forties
三分之一和一半 | a third and one half
三分之二强 | a little more than two thirds
1934年，他捐了20元 | In 1934 he gave 20 dollars.
20元港币 | 20 Hong Kong dollars
民国二十年，银20元 | 1931: 20 silver dollars
五分之三 | 60 per cent
三人行必有我师 | Of three people walking together, one can teach me.
中央红军三次攻打 | attacked it three times
第三次攻打 | the third attack
第二师三团 | the 3rd Regiment of the 2nd Division
一连三天 | three days running
连续三天三夜 | for three days and nights
十里长街 | the Ten-Li Avenue
全程约十公里（二十里） | about ten kilometres (twenty li)
两百米 | two hundred metres
两名学生各讲三分钟 | Two pupils speak for three minutes each.
每组三至五人 | groups of three to five people
分成三组，每组四人 | three groups of four people
每天两班，每班八小时 | two shifts of eight hours a day
百分之百 | 100 per cent
百分之一百 | 100%
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
四分之三的房屋 | two thirds of the houses
三分之二 | three quarters
四分之三 | a quarter
走了十里 | walked twelve li
三里路 | four li
二十里 | thirty li
20元 | 20 dollars
票价20元 | Tickets cost 20 dollars.
20元 | $20
20元 | €20
20元 | 20 euros
20元 | 20 pounds sterling
20美元 | 20 yuan
20美元 | RMB 20
三天 | four days
三天后 | four days later
三天三夜 | four days and four nights
两名战士 | three soldiers
两名 | three people
三名烈士 | four martyrs
五名党员 | six Party members
十二人 | twenty people
十二人 | thirteen people
二十人 | twelve people
一百多人 | more than two hundred people
一百多人 | over two hundred people
两百余人 | over three hundred people
第二次 | the third time
第三次 | for the second time
上午九点 | ten in the morning
上午九点 | at ten o'clock in the morning
下午三点 | four in the afternoon
上午九点 | 10 a.m.
晚上七点半 | half past eight in the evening
上午九点 | nine in the evening
下午三点 | three in the morning
百分之五 | five per mille
百分之五 | 5‰
5% | 5‰
千分之五 | 5%
千分之五 | five per cent
5‰ | 5 per cent
三万人 | three thousand people
三万人 | three hundred thousand people
一万人 | a thousand people
十万人 | ten thousand people
三千人 | thirty thousand people
五五年 | in 1956
五五年 | in 1965
民国二十六年 | 1938
民国26年 | 1938
民国二十六年 | in 1936
民国元年 | 1911
光绪三十四年 | 1909
光绪三十四年 | 1907
宣统三年 | 1912
宣统元年 | 1908
乾隆五十年 | 1786
道光二十年 | 1841
康熙六十一年 | 1723
五月初五 | 5 May
农历五月初五 | 5 May
农历八月十五 | 15 August
正月十五 | 15 January
20世纪30年代 | in the 1940s
二十世纪三十年代 | in the 1940s
19世纪 | the 20th century
十九世纪 | the twentieth century
十九世纪末 | the end of the 20th century
三十年代 | in the 1920s
三十年代 | in the forties
上世纪五十年代 | in the 1960s
两个世纪 | three centuries
三周内 | within four weeks
三个月 | four months
三年 | four years
七年 | eight years
三小时 | four hours
五分钟 | six minutes
两个小时 | three hours
三层楼 | four storeys
四座桥 | five bridges
五斤米 | six jin of rice
三亩地 | four mu of land
三英里 | four miles
三元钱 | four yuan
十元 | twelve yuan
十年 | twelve years
三位讲解员 | four guides
六公里 | seven kilometres
三米高 | four metres high
十二天 | thirteen days
三天 | three weeks
三公里 | three miles
两个月 | two weeks
三天 | 3 weeks
两个星期 | three weeks
"""
"""Chinese | English, of which each says a number, a date or a time that the other does not."""


def read_cases(text: str) -> list[tuple[str, str]]:
    """Both texts of each line."""
    pairs = (line.split(" | ") for line in text.strip().splitlines())
    return [(zh, en) for zh, en in pairs]
