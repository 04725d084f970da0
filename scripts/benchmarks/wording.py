"""Words from which synthetic records are put together; in pairs, Chinese and English. Nothing here is content."""

from __future__ import annotations

FIRST = "东南西北上下新老长大金石江湖山水松柏梅竹云月星晨白青红永安福康和平兴华文明光荣"
SECOND = "桥塘浦泾湾村镇港河路园门堂楼台阁亭寺岗坡渡泽浜滩洲圩宅庄场坊里巷街墩"
THIRD = [
    ("纪念馆", "Memorial Hall", "museum"),
    ("旧址", "Site", "heritage"),
    ("碑", "Monument", "memorial"),
    ("学校", "School", "education"),
    ("工厂", "Factory", "industry"),
    ("码头", "Wharf", "industry"),
    ("公园", "Park", "park"),
    ("礼堂", "Assembly Hall", "village"),
    ("车站", "Station", "heritage"),
    ("仓库", "Warehouse", "industry"),
    ("党群服务站", "Service Station", "service"),
    ("展示馆", "Exhibition Hall", "museum"),
    ("战地", "Battlefield", "memorial"),
    ("故居", "Former Residence", "community"),
]
"""End of a name in both languages and the kind of place that it makes."""
CLAUSES = [
    (
        "{y}年，这里开办了一所夜校，{n}名工人下班以后来识字",
        "In {y} a night school opened here, and {n} workers learned to read after their shift",
    ),
    (
        "{y}年冬天，沿河的{n}间房屋毁于炮火，救火的人从两岸赶来",
        "In the winter of {y}, {n} houses along the river burned down under fire; people from both banks came to help",
    ),
    (
        "{y}年，第一批{n}名学生从这里走上讲台，不少人去了乡下",
        "In {y} the first {n} students left from here to become teachers, many of them in villages",
    ),
    (
        "{y}年，码头上的工人停工{n}天，要求按时发工钱",
        "In {y} the dockers stopped work for {n} days and asked that wages be paid on time",
    ),
    (
        "{y}年，村里修起{n}米长的石堤，石料是用船一趟一趟运来的",
        "In {y} the village built a stone dyke {n} metres long, with stone brought by boat, load after load",
    ),
    (
        "{y}年，厂里炼出第一炉钢，重{n}吨，炉前的人站了一夜",
        "In {y} the works made its first heat of steel, {n} tonnes, and the crew stood at the furnace all night",
    ),
    (
        "{y}年，居民凑了{n}本书，办起图书室，每天晚饭后开门",
        "In {y} residents gathered {n} books and opened a reading room, open every day after supper",
    ),
    (
        "{y}年，这座楼按原样修缮，用了{n}个月，换下的砖瓦留了一部分作展品",
        "In {y} the building was restored as it had been, in {n} months; some old bricks are kept as exhibits",
    ),
    (
        "{y}年，{n}户人家从江边搬进新房，门前种了香樟",
        "In {y}, {n} households moved from the riverside into new homes and planted camphor trees at their doors",
    ),
    (
        "{y}年，合作社有{n}亩棉田，轧花机昼夜不停",
        "In {y} the cooperative had {n} mu of cotton, and its gins ran day and night",
    ),
    (
        "{y}年的一份名册上有{n}个名字，其中多数是附近的农民",
        "A roll of {y} has {n} names, most of them of farmers from nearby",
    ),
    (
        "{y}年，铁路从这里经过，车站离河岸{n}米",
        "In {y} the railway came through here; the station stood {n} metres from the river bank",
    ),
]
JOINS = [
    (
        "当时的报纸记下了这件事，题目只有短短一行",
        "A newspaper of the day recorded it in a single short headline",
    ),
    ("今天还能看到当年的门框和台阶", "The old door frame and steps can still be seen today"),
    ("附近的老人常把这段经历讲给孩子听", "Old people nearby often tell the children about it"),
    ("碑文只有几行字，没有落款", "The inscription has only a few lines and no signature"),
    ("后来搬迁过几次，牌子一直留着", "It moved several times later, and its sign was always kept"),
    (
        "资料对日期的说法不一致，请在现场核对",
        "The sources differ about the day, so ask on the spot",
    ),
    ("墙上的老照片是街坊送来的", "The old photographs on the wall were given by neighbours"),
    (
        "现在门前是一块绿地，夏天有人在树下乘凉",
        "A green lies before it now, where people sit in the shade in summer",
    ),
]
SAYINGS = [
    (
        "请大家先看门框上的痕迹，再想一想当年的人从哪里来",
        "Look at the marks on the door frame first, then think where the people of that time came from",
    ),
    (
        "站在台阶上往河边看，能看出老街原来的走向",
        "From the steps, look towards the river and you can see how the old street ran",
    ),
    ("这一段话请一位同志读出来，读慢一点", "Let one of the group read this passage aloud, slowly"),
    (
        "数一数墙上的名字，找一找和自己同姓的人",
        "Count the names on the wall and look for somebody who shares yours",
    ),
    ("请在展柜前停一停，看清楚票据上的日期", "Stop at the case and read the date on the receipt"),
]
ASKED = [
    ("这里最早的房屋是做什么用的？", "What was the oldest house here used for?"),
    ("当年的人为什么选在河边？", "Why did the people of that time choose the riverside?"),
    ("今天的街道和老地图有什么不同？", "How does the street of today differ from the old map?"),
]
ACCESS = [
    (
        "入口有台阶，轮椅走东侧坡道",
        "There are steps at the entrance; wheelchairs use the ramp on the east side",
    ),
    ("里面在办公，参观前先在门口登记", "People work inside; sign in at the door before a visit"),
    ("河边路窄，队伍请排成单列", "The path along the river is narrow; walk in single file"),
]
TITLES = [
    ("区级文物保护点", "Protected site of the district"),
    ("爱国主义教育基地", "Base for patriotic education"),
    ("党员教育现场教学点", "Place for lessons for Party members on the spot"),
]
TASKS = [
    (
        "进门先看沙盘，每组找出河道改过的地方",
        "Start at the model; each group finds where the river was moved",
    ),
    (
        "在碑前默哀一分钟，再读碑文",
        "Keep silent before the monument for a minute, then read the inscription",
    ),
    ("分组看展，每组带回一个问题", "See the exhibition in groups; each brings back a question"),
    ("在门前合影，不挡住行人", "Take a picture before the door without blocking the way"),
]
