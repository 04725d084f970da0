/* A value as people type it -> the value that its field takes, where only one can have been meant: telephone numbers, dates, numbers with their unit. As redroutes/reading/typed.py and typed_dates.py have it. */
(function () {
  "use strict";
  const site = window.redroutes;
  const ENDS = /^[“”‘’"'＂＇「」『』。，、；;,. \t\n\u3000\u00a0]+|[“”‘’"'＂＇「」『』。，、；;,. \t\n\u3000\u00a0]+$/g;
  const EXTENSION = /(?:转|分机|ext\.?|[-－–—])\s*([0-9]{1,6})\s*$/i, SCIENTIFIC = /^[0-9]\.?[0-9]*[eE]\+?[0-9]{1,2}$/;
  const PHONE = /^(\+86[1-9][0-9]{4,12}|\+8[0-57-9][0-9]{5,13}|\+[1-79][0-9]{6,14}|[1-9][0-9]{2,5})$/;
  const plainOf = (value) => String(value).normalize("NFKC").replace(ENDS, "");
  function phoneOf(digits) {
    const start = ["+86", "0086", "86"].find((one) => digits.startsWith(one));
    if (start && digits.length > 11) {
      const rest = digits.slice(start.length).replace(/^0+/, "");
      return rest.length >= 9 && rest.length <= 11 ? `+86${rest}` : null;
    }
    if (digits.startsWith("+")) return PHONE.test(digits) ? digits : null;
    if (/^0[1-9][0-9]{8,10}$/.test(digits)) return `+86${digits.slice(1)}`;
    if (/^(1[3-9][0-9]{9}|[48]00[0-9]{7})$/.test(digits)) return `+86${digits}`;
    return /^(1[0-9]{2,4}|9[0-9]{4,5})$/.test(digits) ? digits : null;
  }
  /* [number, extension or ""], or null */
  function readPhone(value) {
    const plain = plainOf(value);
    for (const match of [null, EXTENSION.exec(plain)].filter((one, n) => !n || one)) {
      const main = match ? plain.slice(0, match.index) : plain;
      if (/[^0-9+()\s./~–—－-]/.test(main.replace(/^(电话|tel\.?|:|\s)+/i, ""))) continue;
      const number = phoneOf(main.replace(/[^0-9+]/g, ""));
      if (number && (!match || number.length > 6)) return [number, match ? match[1] : ""];
    }
    return null;
  }
  function exists(text) { // a day of the calendar
    const day = new Date(`${text}T00:00:00Z`);
    return !isNaN(day) && day.toISOString().slice(0, 10) === text;
  }
  function readDate(value, isLoose) {
    const text = String(value).normalize("NFKC").replace(/^[“”‘’"' 。，.,\u00a0]+|[“”‘’"' 。，.,\u00a0]+$/g, "");
    if (isLoose && ["未知", "不详", "不明", "无", "unknown"].includes(text.toLowerCase())) return "unknown";
    if (/^\d+$/.test(text) && +text >= 29221 && +text <= 73050) return new Date(Date.UTC(1899, 11, 30) + +text * 864e5).toISOString().slice(0, 10);
    const found = /^(\d{4})(\d{2})(\d{2})$/.exec(text) || /^(\d{4})\s*[年./-]?\s*(?:(\d{1,2})\s*[月./-]?\s*(?:(\d{1,2})\s*[日号]?)?)?(?:[\sT]+\d{1,2}:[\d:.]+Z?)?$/.exec(text);
    if (!found || +found[1] < 1840 || +found[1] > 2100 || (!found[3] && !isLoose)) return null;
    const two = (part) => String(part || 1).padStart(2, "0"), whole = `${found[1]}-${two(found[2])}-${two(found[3])}`;
    if (!exists(whole)) return null;
    return found[3] ? whole : found[2] ? whole.slice(0, 7) : whole.slice(0, 4);
  }
  function readNumber(value, isWhole) {
    const found = /^约?\s*(-?\d[\d,]*(?:\.\d+)?)\s*[^\d.,:/-]{0,6}$/.exec(plainOf(value));
    if (!found) return null;
    const number = Number(found[1].replace(/,/g, ""));
    return isWhole ? Math.trunc(number) : number;
  }
  site.editTyped = { PHONE: PHONE, readPhone: readPhone, readDate: readDate, readNumber: readNumber, exists: exists, isShortened: (value) => SCIENTIFIC.test(String(value)) };
})();
