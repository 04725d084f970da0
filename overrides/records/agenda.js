/* The agenda sheet: its text becomes smaller until each side is one page. */
all(".agenda-sheet").forEach(function (page) {
  var size = parseFloat(getComputedStyle(page).fontSize);
  for (; size > 9 && page.offsetHeight > page.offsetWidth * 296.6 / 210; size -= .2) page.style.fontSize = size + "px";
});
