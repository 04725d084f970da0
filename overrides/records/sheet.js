/* The folding sheet: the text of a panel becomes smaller until it holds it. */
function fit(text, box) {
  var size = parseFloat(getComputedStyle(text).fontSize);
  for (; size > 8 && (box.scrollWidth > box.clientWidth + 4 || box.scrollHeight > box.clientHeight + 1); size -= .2) text.style.fontSize = size + "px";
}
all(".sheet:not(.size-long) .stops").forEach(function (list) { fit(list, list); });
all(".spoken:not(.words-long) .words").forEach(function (list) { fit(list, list); });
all(".cover ul").forEach(function (list) { fit(list, list.parentNode); });
