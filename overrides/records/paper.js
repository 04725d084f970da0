/* Fonts differ from printer to printer: what would leave its page or panel is set smaller. And the button prints. */
(function () {
  function all(selector) { return Array.prototype.slice.call(document.querySelectorAll(selector)); }
  function fit(text, box) {
    var size = parseFloat(getComputedStyle(text).fontSize);
    for (; size > 8 && (box.scrollWidth > box.clientWidth + 4 || box.scrollHeight > box.clientHeight + 1); size -= .2) text.style.fontSize = size + "px";
  }
  all(".sheet:not(.size-long) .stops").forEach(function (list) { fit(list, list); });
  all(".spoken:not(.words-long) .words").forEach(function (list) { fit(list, list); });
  all(".cover ul").forEach(function (list) { fit(list, list.parentNode); });
  all(".agenda-sheet").forEach(function (page) {
    var size = parseFloat(getComputedStyle(page).fontSize);
    for (; size > 9 && page.offsetHeight > page.offsetWidth * 296.6 / 210; size -= .2) page.style.fontSize = size + "px";
  });
  all(".poster").forEach(function (page) {
    for (var size = 1; size > .6 && page.offsetHeight > page.offsetWidth * 296.4 / 210; size -= .02)
      all(".content > :not(svg)").forEach(function (part) { part.style.zoom = size; });
  });
  all("button").forEach(function (button) { button.hidden = false; button.onclick = function () { print(); }; });
})();
