/* Measures of a rendered page for tests/browser/test_large_text.py: sizes of text, gaps, targets, what is cut. */
rules => {
  const text = e => e.textContent.replace(/\s+/g, " ").trim().slice(0, 40);
  const where = e => `${e.tagName.toLowerCase()}${e.className && e.className.baseVal === undefined ? "." + String(e.className).trim().split(/\s+/).join(".") : ""} "${text(e)}"`;
  const isSeen = e => {
    const r = e.getBoundingClientRect();
    return r.width > 2 && r.height > 2 && e.checkVisibility({ visibilityProperty: true }) && getComputedStyle(e).clipPath === "none";
  };
  const seen = s => [...document.querySelectorAll(s)].filter(isSeen);
  const matches = (e, s) => s && e.closest(s);
  const out = { small: [], main: [], tight: [], gaps: [], targets: [], inline: [], overlaps: [], clipped: [] };

  /* Every text that can be seen, by the element that holds it. */
  const holders = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const e = walker.currentNode.parentElement;
    if (walker.currentNode.data.trim() && !e.closest("script, style, noscript, option, svg") && isSeen(e)) holders.add(e);
  }
  for (const e of holders) {
    const style = getComputedStyle(e), size = parseFloat(style.fontSize), range = document.createRange();
    if (size < rules.text - 0.05 && !matches(e, rules.freeSize)) out.small.push(`${size} ${where(e)}`);
    if (matches(e, "main p, main li, main dd") && !matches(e, rules.secondary) && size < rules.main - 0.05) out.main.push(`${size} ${where(e)}`);
    if (!matches(e, rules.freeLine) && parseFloat(style.lineHeight) < 1.3 * size - 0.05) out.tight.push(`${style.lineHeight}/${size} ${where(e)}`);
    range.selectNodeContents(e);
    const box = range.getBoundingClientRect();
    if ((box.right > innerWidth + 1 || box.left < -1) && !matches(e, rules.scrolls)) out.clipped.push(`outside the screen: ${where(e)}`);
  }

  for (const p of seen("main p + p")) {
    const before = p.previousElementSibling;
    if (!isSeen(before) || matches(p, rules.secondary) || matches(before, rules.secondary)) continue;
    const style = getComputedStyle(before), lineGap = parseFloat(style.lineHeight) - parseFloat(style.fontSize);
    const gap = p.getBoundingClientRect().top - before.getBoundingClientRect().bottom;
    if (gap < 1.3 * lineGap - 0.1) out.gaps.push(`${gap.toFixed(1)} < 1.3 x ${lineGap.toFixed(1)} ${where(p)}`);
  }

  /* A target is its box, with a layer that it lays over its card, or with its label. */
  const grow = (a, b) => ({ left: Math.min(a.left, b.left), top: Math.min(a.top, b.top), right: Math.max(a.right, b.right), bottom: Math.max(a.bottom, b.bottom) });
  const targetBox = e => {
    let box = grow(e.getBoundingClientRect(), e.getBoundingClientRect());
    const layer = getComputedStyle(e, "::after");
    if (layer.position === "absolute" && layer.content !== "none" && layer.top === "0px" && layer.bottom === "0px") {
      let host = e;
      while (host && getComputedStyle(host).position === "static") host = host.parentElement;
      box = grow(box, host.getBoundingClientRect());
    }
    if (e.labels && /checkbox|radio/.test(e.type)) for (const label of e.labels) box = grow(box, label.getBoundingClientRect());
    return box;
  };
  const isInSentence = e => {
    if (getComputedStyle(e).display !== "inline") return false;
    let block = e.parentElement;
    while (getComputedStyle(block).display === "inline") block = block.parentElement;
    const rest = block.cloneNode(true);
    rest.querySelectorAll("a").forEach(a => a.remove());
    return /\p{L}{2}/u.test(rest.textContent) || e.closest("sup");
  };
  const boxes = [];
  for (const e of seen("a[href], button, summary, input, select, textarea, [role=button]")) {
    if (isInSentence(e)) { out.inline.push(where(e)); continue; }
    const box = targetBox(e), w = box.right - box.left, h = box.bottom - box.top;
    if (w < rules.target - 0.5 || h < rules.target - 0.5) out.targets.push(`${w.toFixed()} x ${h.toFixed()} ${where(e)}`);
    boxes.push([e, box]);
  }
  boxes.forEach(([e, a], i) => boxes.slice(i + 1).forEach(([f, b]) => {
    const x = Math.min(a.right, b.right) - Math.max(a.left, b.left), y = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    const isFixed = n => n.closest(".bar, [data-floating]") || getComputedStyle(n).position === "fixed";
    if (x > 1.5 && y > 1.5 && !e.contains(f) && !f.contains(e) && !isFixed(e) && !isFixed(f)) out.overlaps.push(`${x.toFixed()} x ${y.toFixed()} ${where(e)} and ${where(f)}`);
  }));

  for (const e of seen("body *")) {
    const style = getComputedStyle(e);
    if (style.overflowX !== "visible" && !/auto|scroll/.test(style.overflowX) && e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 2 && !matches(e, "svg, input, select")) out.clipped.push(`cut: ${where(e)}`);
  }
  if (document.documentElement.scrollWidth > innerWidth) for (const e of seen("body *")) if (e.getBoundingClientRect().right > innerWidth + 1 && !matches(e, rules.scrolls)) { out.clipped.push(`too wide: ${where(e)}`); break; }
  out.overflow = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  out.bar = document.querySelector(".bar").getBoundingClientRect().height;
  out.body = parseFloat(getComputedStyle(document.body).fontSize);
  return out;
}
