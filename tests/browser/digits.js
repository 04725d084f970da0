/* Numbers beside Chinese in the framed page: drawn over each other, broken over lines; for test_engines.py. */
const HIDDEN = "script, style, option, svg, [hidden], details:not([open]) > :not(summary)";
const doc = document.querySelector("iframe").contentDocument, out = { overlaps: [], broken: [], seen: 0 };
const walker = doc.createTreeWalker(doc.body, 4), range = doc.createRange();
while (walker.nextNode()) {
  const node = walker.currentNode, text = node.data, parent = node.parentElement;
  if (!/[\u4e00-\u9fff]\d|\d[\u4e00-\u9fff]/.test(text) || parent.closest(HIDDEN)) continue;
  if (!parent.getClientRects().length) continue;
  const box = i => {
    range.setStart(node, i); range.setEnd(node, i + 1);
    const all = range.getClientRects();
    return all[all.length - 1];
  };
  for (const match of text.matchAll(/[\u4e00-\u9fff]?\d+[\u4e00-\u9fff]?/g)) {
    out.seen += 1;
    for (let i = match.index + 1; i < match.index + match[0].length; i += 1) {
      const a = box(i - 1), b = box(i);
      if (!a || !b || !a.width || !b.width) continue;
      const same = Math.abs(a.top + a.bottom - b.top - b.bottom) < a.height;
      if (same && b.left < a.right - 1.5) out.overlaps.push(match[0]);
      if (!same && /\d\d/.test(text.slice(i - 1, i + 1))) out.broken.push(match[0]);
    }
  }
}
return out;
