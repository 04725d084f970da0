/* Where YAML joins the lines of a text, Chinese takes no space: as redroutes/reading/places.py and prose/folding.py have it. And which lines of a text stay when it is changed, as redroutes/editing/splices.py has it. */
(function () {
  "use strict";
  const BLANKS = " \t\n", LONG = { x: 4, u: 6, U: 10 };
  const WIDE = /^[“”‘’…—·\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6b\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18d08}\u{1aff0}-\u{1b2fb}\u{1f200}-\u{1f265}\u{1f300}-\u{1f320}\u{1f600}-\u{1f64f}\u{1f900}-\u{1faff}\u{20000}-\u{3fffd}]$/u, DIGIT = /^\p{Nd}$/u;
  const isJoined = (a, b) => WIDE.test(a) ? WIDE.test(b) || DIGIT.test(b) : WIDE.test(b) && DIGIT.test(a);
  const isBlank = (sign) => sign !== undefined && BLANKS.includes(sign);
  /* for each sign of a value its place in what stands in the file */
  function align(raw, value, quote, isBlock) {
    let at = isBlock ? raw.indexOf("\n") + 1 : quote ? 1 : 0;
    return value.map((sign) => {
      while (at < raw.length) {
        if (quote === '"' && raw.startsWith("\\\n", at)) { at += 2; while (raw[at] === " " || raw[at] === "\t") at += 1; }
        else if (isBlank(raw[at]) && !isBlank(sign)) at += 1;
        else break;
      }
      const here = Math.min(at, Math.max(raw.length - 1, 0));
      if (!isBlank(sign) || isBlank(raw[at]) || raw[at] === "\\") at += quote === '"' && raw[at] === "\\" ? LONG[raw[at + 1]] || 2 : quote === "'" && raw.startsWith("''", at) ? 2 : sign.length;
      return here;
    });
  }
  /* the value without the spaces that YAML puts where a line breaks between Chinese signs */
  function join(value, raw, quote, isBlock) {
    if (!raw.includes("\n") || !/[^\x00-\x7f]/.test(value)) return value;
    const signs = Array.from(value), places = align(raw, signs, quote, isBlock);
    return signs.filter((sign, n) => !(sign === " " && n && n < signs.length - 1 && raw.slice(places[n - 1], places[n + 1]).includes("\n") && isJoined(signs[n - 1], signs[n + 1]))).join("");
  }
  /* the lines of now, those that were there before as they stood there; depth is that of their indentation */
  function keep(old, now, depth) {
    const before = old.map((line) => line.slice(depth)), after = now.map((line) => line.slice(depth));
    const length = Array.from({ length: before.length + 1 }, () => new Array(after.length + 1).fill(0)), found = now.slice();
    for (let i = before.length - 1; i >= 0; i -= 1) for (let j = after.length - 1; j >= 0; j -= 1) length[i][j] = before[i] === after[j] ? length[i + 1][j + 1] + 1 : Math.max(length[i + 1][j], length[i][j + 1]);
    for (let i = 0, j = 0; i < before.length && j < after.length;) {
      if (before[i] === after[j]) { found[j] = old[i]; i += 1; j += 1; } else if (length[i + 1][j] >= length[i][j + 1]) i += 1; else j += 1;
    }
    return found;
  }
  /* a text as it is typed, on one line */
  const onOneLine = (text) => text.trim().replace(/[ \t]*\n\s*/g, (gap, at, all) => isJoined(all[at - 1], all[at + gap.length]) ? "" : " ");
  /* a text as it is typed, without the empty lines and blanks around it that nobody means; its last line break stays */
  const tidy = (text, endsLine) => { const body = text.replace(/^[ \t\n]+|[ \t\n]+$/g, ""); return body && endsLine ? `${body}\n` : body; };
  window.redroutes.editLines = { join: join, keep: keep, onOneLine: onOneLine, tidy: tidy };
})();
