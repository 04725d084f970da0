/* A rule of opening hours -> words, for the rules that most places have: weekdays, public holidays, hours, "off", one part behind another. Rules with dates, months or counted weekdays are left to the checker, which reads all of them; null then. What is read here is read as redroutes/hours reads it, and held against it by tests/editing. */
(function () {
  "use strict";
  const site = window.redroutes, DAYS = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"], DAY = 1440, WHOLE = [[0, DAY]];
  const PART = /^(?:((?:Mo|Tu|We|Th|Fr|Sa|Su|PH)(?:[-,](?:Mo|Tu|We|Th|Fr|Sa|Su|PH))*)(?: |$))?(off|24\/7|(?:\d\d:\d\d-\d\d:\d\d)(?:,\d\d:\d\d-\d\d:\d\d)*)?$/;
  const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
  function readDays(text) {
    const part = { days: [], holidays: false };
    for (const piece of text.split(",")) {
      const [first, last] = piece.split("-");
      if (first === "PH" || last === "PH") { if (last) return null; part.holidays = true; continue; }
      const begin = DAYS.indexOf(first), length = last ? (DAYS.indexOf(last) - begin + 7) % 7 : 0;
      for (let n = 0; n <= length; n += 1) part.days.push((begin + n) % 7);
    }
    return part;
  }
  function readSpan(text) {
    const [begin, end] = text.split("-").map((time) => { const [h, m] = time.split(":").map(Number); return h > 24 || m > 59 || (h === 24 && m) ? NaN : h * 60 + m; });
    return isNaN(begin) || isNaN(end) || begin >= DAY || begin === end ? null : [begin, end <= begin ? end + DAY : end];
  }
  function readPart(text) {
    const found = PART.exec(text);
    if (!found || !found[2] || (found[2] === "24/7" && found[1])) return null;
    const part = found[1] ? readDays(found[1]) : { days: [], holidays: false };
    if (!part) return null;
    part.named = Boolean(found[1]);
    part.spans = found[2] === "off" ? [] : found[2] === "24/7" ? WHOLE : found[2].split(",").map(readSpan);
    if (part.spans.includes(null)) return null;
    part.spans.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    return part;
  }
  function spansOf(parts, day, isHoliday) {
    return parts.reduce((spans, part) => !part.named || (part.holidays && isHoliday) || part.days.includes(day) ? part.spans : spans, []);
  }
  /* { days: spans of each weekday, holiday: spans, or null where the rule does not say } */
  function read(rule) {
    const parts = rule.trim().split(/\s*;\s*/).map(readPart), all = DAYS.map((_, day) => day);
    if (parts.includes(null)) return null;
    let holiday = null;
    if (parts.every((part) => !part.named && same(part.spans, WHOLE))) holiday = WHOLE;
    else if (parts.some((part) => part.holidays)) {
      const found = all.map((day) => spansOf(parts, day, true));
      if (found.every((spans) => same(spans, found[0]))) holiday = found[0];
    }
    return { days: all.map((day) => spansOf(parts, day, false)), holiday: holiday };
  }
  const clock = (minute) => `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, "0")}`;
  function runs(days) {
    const found = [];
    days.forEach((day) => { const last = found[found.length - 1]; if (last && last[1] === day - 1) last[1] = day; else found.push([day, day]); });
    if (found.length > 1 && found[0][0] === 0 && found[found.length - 1][1] === 6 && days.length > 2) found[found.length - 1][1] = found.shift()[1];
    return found;
  }
  function describe(table, words) {
    const fill = (key, values) => words[`hours.${key}`].replace(/\{(\w+)\}/g, (_, name) => values[name]), day = (n) => words[`hours.day.${n}`];
    const span = ([begin, end]) => same([[begin, end]], WHOLE) ? words["hours.all_day"] : end <= DAY ? `${clock(begin)}–${clock(end)}` : fill("night", { first: clock(begin), last: clock(end - DAY) });
    const said = (days, spans) => spans.length ? fill("times", { days: days, times: spans.map(span).join(words["hours.and_times"]) }) : fill("closed", { days: days });
    function names(days) {
      if (days.length === 7) return words["hours.daily"];
      const all = runs(days).flatMap(([first, last]) => { const length = (last - first + 7) % 7 + 1; return length > 2 ? [fill("to", { first: day(first), last: day(last) })] : length === 2 ? [day(first), day(last)] : [day(first)]; });
      const last = all.pop();
      return all.length ? all.join(words["hours.comma"]) + words["hours.and"] + last : last;
    }
    const groups = [];
    table.days.forEach((spans, n) => { const group = groups.find((one) => same(one[0], spans)); if (group) group[1].push(n); else groups.push([spans, [n]]); });
    groups.sort((a, b) => !a[0].length - !b[0].length || a[1][0] - b[1][0]);
    const isAlways = table.days.concat([table.holiday]).every((spans) => spans && same(spans, WHOLE)), isShut = table.days.every((spans) => !spans.length);
    const texts = isAlways ? [words["hours.always"]] : [isShut ? words["hours.shut"] : groups.map(([spans, days]) => said(names(days), spans)).join(words["hours.list"]), table.holiday ? said(words["hours.holidays"], table.holiday) : words["hours.silent"]];
    const text = texts.join(words["hours.join"]);
    return text[0].toUpperCase() + text.slice(1);
  }
  /* hours as notices print them -> a rule, where all of it is understood; null else */
  const TYPED = [[/[：﹕]/g, ":"], [/[；。]/g, ";"], [/[，、]/g, ","], [/(星期|礼拜|周)([一二三四五六日天])/g, (_, __, day) => DAYS["一二三四五六日天".indexOf(day) % 7 + ("天" === day ? 6 : 0)]], [/\s*(至|到|～|~|—|–|－)\s*/g, "-"], [/(法定)?节假日/g, "PH"], [/每天|每日|全年|开放时间:?|开放/g, ""], [/闭馆|休息|关闭|不开放|不/g, " off"], [/全天/g, "00:00-24:00"], [/(Mo|Tu|We|Th|Fr|Sa|Su|PH):/g, "$1 "], [/(^|[^\d:])(\d:\d\d)/g, "$10$2"], [/(Mo|Tu|We|Th|Fr|Sa|Su|PH)\s*(?=\d|off)/g, "$1 "], [/(?<=\d|off)\s*,\s*(?=Mo|Tu|We|Th|Fr|Sa|Su|PH)/g, "; "], [/\s*([;,])\s*/g, "$1"], [/;/g, "; "], [/ +/g, " "]];
  function fromNotice(text) {
    const rule = TYPED.reduce((now, [pattern, right]) => now.replace(pattern, right), text.normalize("NFC")).replace(/^[ ;,]+|[ ;,]+$/g, "");
    return rule !== text && read(rule) ? rule : null;
  }
  site.editHours = { read: read, describe: describe, fromNotice: fromNotice, inWords: (rule, words) => { const table = read(rule); return table && describe(table, words); } };
})();
