/* The lines of each Chinese paragraph in the framed page, as they are drawn; for test_engines.py. What the clock writes is left out: a minute may pass between two engines. */
const doc = document.querySelector("iframe").contentDocument, range = doc.createRange(), out = [];
for (const block of doc.querySelectorAll("main p, main li, main h1, main h2, main dd")) {
  if (!block.getClientRects().length || block.closest("details:not([open]), [hidden], ruby, [data-hours]") || block.querySelector("p, li, dd, div, details, button, audio, [data-hours]")) continue;
  if (!/[\u4e00-\u9fff]{6}/.test(block.textContent)) continue;
  const walker = doc.createTreeWalker(block, 4), lines = [];
  let bottom = -1;
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.parentElement.closest("sup, .unseen")) continue;
    for (let i = 0; i < node.data.length; i += 1) {
      range.setStart(node, i); range.setEnd(node, i + 1);
      const boxes = range.getClientRects(), box = boxes[boxes.length - 1]; // WebKit gives the first of a line two
      if (!box || !box.width) continue;
      if ((box.top + box.bottom) / 2 > bottom) { lines.push(""); bottom = box.bottom; }
      lines[lines.length - 1] += node.data[i];
    }
  }
  if (lines.length) out.push(lines.map(line => line.trim()));
}
return out;
