/* Pinyin above hard words, on request: wraps the words of data-readings in ruby, and takes it off again.
   Fetched when somebody taps "Pinyin". Sources, numbers of notes and buttons are left alone. */
(function () {
  "use strict";
  var site = window.redroutes, SKIP = "ruby, script, style, button, .sources, .record-foot, nav, svg, dialog, span[data-copy]";

  function read(article) {
    return article.dataset.readings.split(";").map(function (row) { var cells = row.split("|"); return { word: cells[0], pinyin: cells[1], say: cells[2] }; });
  }
  function wrap(node, readings) {
    var text = node.data, at = 0, fragment = document.createDocumentFragment(), pattern = new RegExp(readings.map(function (r) { return r.word; }).join("|"), "g"), match;
    while ((match = pattern.exec(text))) {
      var reading = readings.filter(function (r) { return r.word === match[0]; })[0];
      var ruby = document.createElement("ruby"), above = document.createElement("rt");
      above.textContent = reading.pinyin; above.lang = "zh-Latn-pinyin";
      ruby.append(match[0], above);
      fragment.append(text.slice(at, match.index), ruby);
      at = match.index + match[0].length;
    }
    if (!at) return;
    fragment.append(text.slice(at));
    node.replaceWith(fragment);
  }
  site.showReadings = function (button) {
    var article = button.closest("[data-readings]"), isOn = button.getAttribute("aria-pressed") === "true";
    if (site.stopSpeaking) site.stopSpeaking();
    site.all("[data-pinyin]", article).forEach(function (b) { b.setAttribute("aria-pressed", String(!isOn)); });
    article.classList.toggle("pinyin", !isOn);
    if (isOn) {
      site.all("ruby", article).forEach(function (ruby) {
        var parent = ruby.parentNode;
        ruby.replaceWith(ruby.firstChild.data); parent.normalize();
      });
      return;
    }
    var readings = read(article), walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT), nodes = [], node;
    while ((node = walker.nextNode())) if (!node.parentElement.closest(SKIP)) nodes.push(node);
    nodes.forEach(function (n) { wrap(n, readings); });
  };
})();
