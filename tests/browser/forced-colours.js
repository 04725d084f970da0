/* What cannot be seen in a contrast theme, one line a place. Used by test_forced_colours.py. */
() => {
  const parse = (colour) => (colour.match(/[0-9.]+/g) || []).map(Number);
  const light = (colour) => parse(colour).slice(0, 3).map((c) => c / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const contrast = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05); };
  const clear = (colour) => colour === "none" || colour === "transparent" || parse(colour)[3] === 0;
  const ground = getComputedStyle(document.body).backgroundColor;
  const name = (item) => `${item.tagName.toLowerCase()}.${item.getAttribute("class") || ""}`;
  const found = new Set();
  for (const item of document.querySelectorAll("body *")) {
    if (!item.checkVisibility({ checkVisibilityCSS: true, checkOpacity: true })) continue;
    for (const part of [null, "::before", "::after"]) {
      const style = getComputedStyle(item, part);
      if (style.maskImage && style.maskImage !== "none" && contrast(style.backgroundColor, ground) < 3)
        found.add(`${name(item)}${part || ""} is drawn in the colour of the ground`);
    }
    const words = [...item.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
    if (words && item instanceof HTMLElement) {
      // where the sheet names colours of the theme itself, the theme lays no plate under the words
      let own = getComputedStyle(item).forcedColorAdjust === "none" ? item : null;
      while (own && clear(getComputedStyle(own).backgroundColor)) own = own.parentElement;
      if (contrast(getComputedStyle(item).color, own ? getComputedStyle(own).backgroundColor : ground) < 4.5)
        found.add(`${name(item)} cannot be read on the plate that the theme lays under it`);
    }
    if (item instanceof SVGTextContentElement && item.textContent.trim()) {
      const fill = getComputedStyle(item).fill, box = item.getBoundingClientRect();
      const discs = [...item.ownerSVGElement.querySelectorAll("circle")].filter((disc) => {
        const other = disc.getBoundingClientRect(), style = getComputedStyle(disc);
        return !clear(style.fill) && style.fillOpacity === "1" && other.left <= box.left && box.right <= other.right
          && other.top <= box.top + box.height / 2 && box.top + box.height / 2 <= other.bottom;
      });
      const below = discs.length ? getComputedStyle(discs[discs.length - 1]).fill : ground;
      if (!clear(fill) && contrast(fill, below) < 4.5) found.add(`${name(item)} cannot be read: ${fill}`);
    } else if (item instanceof SVGGeometryElement) {
      const style = getComputedStyle(item);
      const drawn = [style.stroke, style.fill].filter((colour) => !clear(colour) && colour.startsWith("rgb"));
      if (drawn.length && drawn.every((colour) => contrast(colour, ground) < 3))
        found.add(`${name(item)} in ${name(item.closest("svg"))} cannot be seen: ${drawn}`);
    }
  }
  const looks = (item) => { const s = getComputedStyle(item); return [s.borderTopWidth, s.borderTopStyle, s.borderTopColor, s.borderBottomWidth,
    s.borderBottomColor, s.outlineStyle, s.outlineWidth, s.fontWeight, s.textDecorationLine, s.color, s.backgroundColor].join(); };
  for (const attribute of ["aria-pressed", "aria-selected", "aria-checked"])
    for (const item of document.querySelectorAll(`button[${attribute}], [role][${attribute}]`)) {
      if (!item.checkVisibility()) continue;
      const before = item.getAttribute(attribute), both = ["true", "false"].map((value) => { item.setAttribute(attribute, value); return looks(item); });
      item.setAttribute(attribute, before);
      if (both[0] === both[1]) found.add(`${name(item)} looks the same when it is chosen (${attribute})`);
    }
  return [...found];
}
