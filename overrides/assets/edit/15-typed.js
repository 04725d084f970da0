/* A value as people type it -> the value that its field takes, where only one can have been meant: telephone numbers, dates, numbers with their unit. As redroutes/reading/typed_phones.py, typed_dates.py and typed_numbers.py have it. */
(function () {
  "use strict";
  const site = window.redroutes;
  const EDGES = "“”‘’\"'＂＇「」『』。，、；;,. \\t\\n\\u3000\\u00a0", SCIENTIFIC = /^[0-9]\.?[0-9]*[eE]\+?[0-9]{1,2}$/;
  const PHONE = /^(\+86[1-9][0-9]{4,12}|\+8[0-57-9][0-9]{5,13}|\+[1-79][0-9]{6,14}|[1-9][0-9]{2,5})$/;
  const strip = (text, signs) => text.replace(new RegExp(`^[${signs}]+|[${signs}]+$`, "g"), ""), plainOf = (value) => strip(String(value).normalize("NFKC"), EDGES);

  /* --- telephone numbers --------------------------------------------------------------------------------------------------- */
  const EXTENSION = /(?:转|分机|ext\.?)\s*([0-9]{1,6})\s*$|[-－–—]\s*([0-9]{2,6})\s*$/i, LABEL = /^[\u3400-\u9fff]{0,4}(?:电话|热线|号码|手机|座机|tel\.?)[\s:]*/i, REMARK = /\([^()0-9]*\)/g;
  const OTHER_SIGN = /[^0-9+()\s._–—－\u2010-\u2015-]/, ENDS_IN_ONE = /[-–—－]\s*[0-9]\s*$/, SEVERAL = /[/~、;,，；\n]|或|和/, NONE = /^(?:无|暂无|没有|暂缺|待定|未知|不详|-+|\/+|—+)$/;
  const AREA = /^(?:(?:10|2[0-57-9])\d{8}|[3-9]\d{2}\d{7,8})$/, SERVICE = /^[48]00\d{7}$/, MOBILE = /^1[3-9][0-9]{9}$/;
  function phoneOf(digits) {
    const start = ["+86", "0086", "86"].find((one) => digits.startsWith(one));
    if (start && digits.length > 11) {
      const rest = digits.slice(start.length).replace(/^0+/, "");
      return MOBILE.test(rest) || AREA.test(rest) || SERVICE.test(rest) ? `+86${rest}` : null;
    }
    if (digits.startsWith("+")) return PHONE.test(digits) ? digits : null;
    const rest = digits.startsWith("0") ? digits.slice(1) : digits;
    if ((AREA.test(rest) && (digits.startsWith("0") || "12".includes(rest[0]))) || MOBILE.test(digits) || SERVICE.test(digits)) return `+86${rest}`;
    return /^(1[0-9]{2,4}|9[0-9]{4,5})$/.test(digits) ? digits : null;
  }
  /* [number, extension or ""], or null */
  function readPhone(value) {
    const plain = plainOf(value).replace(LABEL, "").replace(REMARK, "").trim();
    for (const match of [null, EXTENSION.exec(plain)].filter((one, n) => !n || one)) {
      const main = match ? plain.slice(0, match.index) : plain;
      if (OTHER_SIGN.test(main) || ENDS_IN_ONE.test(main)) continue;
      const number = phoneOf(main.replace(/[^0-9+]/g, ""));
      if (number && (!match || number.length > 6)) return [number, match ? match[1] || match[2] : ""];
    }
    return null;
  }
  function readFirstPhone(value) { // of several
    const [first, ...rest] = plainOf(value).split(SEVERAL), found = rest.length ? readPhone(first) : null;
    return found && found[0];
  }

  /* --- dates --------------------------------------------------------------------------------------------------------------- */
  const HAN_DATE = /^([零〇○一二三四五六七八九]{4})年(?:([一二三四五六七八九十]{1,2})月(?:([一二三四五六七八九十]{1,3})[日号])?)?$/, ENGLISH = /^(?:(\d{1,2})\s+)?([a-z]{3})[a-z]*\.?\s*(?:(\d{1,2}),)?\s*(\d{4})$/i;
  const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], SIGNS = "零一二三四五六七八九";
  const WRITTEN = /^(\d{4})\s*[年./、,-]?\s*(?:(\d{1,2})\s*[月./、,-]?\s*(?:(\d{1,2})\s*[日号]?)?)?(?:[\sT]+\d{1,2}:[\d:.]+Z?)?$/, WEEKDAY = /\s*\(?\s*(?:星期|礼拜|周)[一二三四五六日天]\s*\)?$/;
  function exists(text) { // a day of the calendar
    const day = new Date(`${text}T00:00:00Z`);
    return !isNaN(day) && day.toISOString().slice(0, 10) === text;
  }
  function han(text) { // 三十五 and 35
    if (/^\d+$/.test(text)) return +text;
    let total = 0, last = 0;
    for (const sign of text) if (sign === "十" || sign === "百") { total += (last || 1) * (sign === "十" ? 10 : 100); last = 0; } else last = sign === "两" ? 2 : SIGNS.indexOf(sign);
    return total + last;
  }
  function partsOf(text) { // year, month, day
    const plain = /^(\d{4})(\d{2})(\d{2})$/.exec(text) || WRITTEN.exec(text);
    if (plain) return plain.slice(1, 4);
    const chinese = HAN_DATE.exec(text);
    if (chinese) return [Array.from(chinese[1].replace(/[〇○]/g, "零"), (sign) => SIGNS.indexOf(sign)).join(""), chinese[2] && han(chinese[2]), chinese[3] && han(chinese[3])];
    const english = ENGLISH.exec(text), month = english ? MONTHS.indexOf(english[2].toLowerCase()) + 1 : 0;
    return month && !(english[1] && english[3]) ? [english[4], month, english[1] || english[3]] : null;
  }
  function readDate(value, isLoose) {
    if (String(value).length > 60) return null; // no date, and not looked at
    const text = strip(String(value).normalize("NFKC"), "“”‘’\"' 。，.,\\u00a0").replace(WEEKDAY, "").replace(/[\u2010-\u2015\u2212]/g, "-");
    if (isLoose && ["未知", "不详", "不明", "无", "unknown"].includes(text.toLowerCase())) return "unknown";
    if (/^\d+$/.test(text) && +text >= 29221 && +text <= 73050) return new Date(Date.UTC(1899, 11, 30) + +text * 864e5).toISOString().slice(0, 10);
    const found = partsOf(text);
    if (!found || +found[0] < 1840 || +found[0] > 2100 || (!found[2] && !isLoose)) return null;
    const two = (part) => String(part || 1).padStart(2, "0"), whole = `${found[0]}-${two(found[1])}-${two(found[2])}`;
    if (!exists(whole)) return null;
    return found[2] ? whole : found[1] ? whole.slice(0, 7) : whole.slice(0, 4);
  }

  /* --- numbers with the unit of their field --------------------------------------------------------------------------------- */
  const FACTORS = {
    minutes: { 分: 1, 分钟: 1, min: 1, 小时: 60, 个小时: 60, 钟头: 60, 个钟头: 60, h: 60 }, m: { 米: 1, m: 1, 公尺: 1, 公里: 1000, 千米: 1000, km: 1000 }, days: { 天: 1, 日: 1, 个工作日: 1, 工作日: 1, 周: 7, 星期: 7, 个星期: 7 },
    degrees: {}, "": { 人: 1, 名: 1, 位: 1, 个: 1, 人次: 1, 年: 1, 元: 1, 层: 1, 级: 1, 处: 1, 站: 1, 字: 1 },
  };
  const FIELDS = { minutes: "minutes", speech: "minutes", doing: "minutes", lat: "degrees", lon: "degrees" }, SIDES = { lat: "N北S南", lon: "E东W西" };
  const DEGREES = /^([北南]纬|[东西]经|[NSEW])?\s*(\d{1,3}(?:\.\d+)?)\s*(?:[°度]\s*(?:(\d{1,2}(?:\.\d+)?)\s*['′分]\s*(?:(\d{1,2}(?:\.\d+)?)\s*(?:["″秒]|''|′′)\s*)?)?)?([NSEW])?$/i;
  const unitOf = (name) => FIELDS[name] || (/_m$/.test(name) ? "m" : /^days/.test(name) ? "days" : "");
  function readCounted(text, unit) {
    if (unit === "minutes") {
      const half = /^(?:(\d{1,4}|[一二两三四五六七八九十])个)?半个?(小时|钟头)$/.exec(text), hours = /^(\d{1,4})个?(?:小时|时|h)(\d{1,2})(?:分钟|分|min)?$/i.exec(text);
      if (half) return 60 * han(half[1] || "零") + 30;
      if (hours) return 60 * +hours[1] + +hours[2];
    }
    const plain = /^约?\s*(-?(?:\d{1,3}(?:,\d{3}){1,5}|\d{1,18})(?:\.\d{1,17})?)\s*(\D{0,6})$/.exec(text), match = plain || /^([一二两三四五六七八九]百(?:零[一二两三四五六七八九]|[一二两三四五六七八九]?十[一二两三四五六七八九]?)?|[一二两三四五六七八九]?十[一二两三四五六七八九]?|[一二两三四五六七八九]|零)\s*(\D{0,6})$/.exec(text);
    if (!match) return null;
    const word = match[2].trim().toLowerCase(), factor = word ? FACTORS[unit][word] : 1;
    return factor ? +((plain ? Number(match[1].replace(/,/g, "")) : han(match[1])) * factor).toPrecision(12) : null;
  }
  function readDegrees(text, name) {
    const match = DEGREES.exec(text) || DEGREES.exec(strip(text, "\"'"));
    if (!match) return /^-?\d{1,3}(\.\d+)?$/.test(text) ? Number(text) : null;
    const side = (match[1] || match[5] || SIDES[name])[0].toUpperCase();
    if (!SIDES[name].includes(side)) return null;
    const degrees = +(+match[2] + (match[3] || 0) / 60 + (match[4] || 0) / 3600).toFixed(6);
    return SIDES[name].indexOf(side) > 1 ? -degrees : degrees;
  }
  const withPoint = (text) => text.replace(/(^|[^\d,.])(\d{1,3}),(\d{1,2}|\d{4,8})(?![\d,.])/g, "$1$2.$3"); // 1,5 as some languages write 1.5
  function readNumber(value, isWhole, name) {
    const unit = unitOf(name || ""), plain = withPoint(strip(String(value).normalize("NFKC"), " \\t\\n\\u00a0“”‘’。，、；;,")), text = unit === "degrees" ? plain : strip(plain, "\"'");
    const found = unit === "degrees" ? readDegrees(text, name) : readCounted(text, unit);
    return found === null || (isWhole && !Number.isInteger(found)) ? null : found;
  }
  site.editTyped = { PHONE: PHONE, readPhone: readPhone, readFirstPhone: readFirstPhone, isNoPhone: (value) => NONE.test(plainOf(value)), readDate: readDate, readNumber: readNumber, exists: exists, isShortened: (value) => SCIENTIFIC.test(String(value)) };
})();
