/* The poster: its contents become smaller until it is one page. */
all(".poster").forEach(function (page) {
  for (var size = 1; size > .6 && page.offsetHeight > page.offsetWidth * 296.4 / 210; size -= .02)
    all(".content > :not(svg)").forEach(function (part) { part.style.zoom = size; });
});
