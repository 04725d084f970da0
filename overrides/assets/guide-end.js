/* The last page of guide mode: a line for the group photo, and a record of the activity to fill in and copy.
   Both are made on the phone from what it knows of the visit, can be changed, and are sent nowhere. */
(function () {
  "use strict";
  var site = window.redroutes;

  function fill(words, values) { return words.replace(/\{(\w+)\}/g, function (_, name) { return values[name]; }); }
  function clock(time) { var d = new Date(time); return d.getHours() + ":" + ("0" + d.getMinutes()).slice(-2); }

  function copy(area, button, words) {
    var before = button.textContent;
    function tell(text) { button.textContent = text; setTimeout(function () { button.textContent = before; }, 2500); }
    function byHand() {
      area.focus(); area.select();
      tell(document.execCommand("copy") ? words.copied : words.copy_failed);
    }
    if (navigator.clipboard && window.isSecureContext) navigator.clipboard.writeText(area.value).then(function () { tell(words.copied); }, byHand);
    else byHand();
  }

  function setUp(box, text, words) {
    var area = box.querySelector("textarea"), button = box.querySelector("button");
    /* What somebody has written is kept while the page is open. */
    if (!area.dataset.made || area.value === area.dataset.made) area.value = area.dataset.made = text;
    box.hidden = false;
    while (area.scrollHeight > area.clientHeight && area.rows < 30) area.rows += 1; // nothing is out of sight
    if (box.dataset.ready) return;
    box.dataset.ready = "true";
    button.addEventListener("click", function () { copy(area, button, words); });
  }

  /* How many answers were known, and how many of the tour's stamps are on this device. */
  function showTaken(article, words) {
    var result = site.quizResult(article), quiz = article.querySelector(".guide-quiz"), line = article.querySelector(".guide-stamps"), stamps = site.kept(site.key("stamps"));
    quiz.textContent = fill(words.quiz_result, { n: result.known, m: result.answered });
    quiz.hidden = !result.answered;
    if (!line) return;
    var places = site.all("[data-place]", article).map(function (stop) { return stop.dataset.place; }).filter(function (place, i, list) { return list.indexOf(place) === i; });
    var got = places.filter(function (place) { return stamps[place]; }).length;
    line.firstElementChild.textContent = fill(words.stamps_end, { n: got, m: places.length });
    line.hidden = !got;
  }

  site.guideEnd = function (article, visit) {
    var words = visit.words, state = visit.state, language = article.closest("[lang]").lang;
    var link = article.querySelector(".guide-row h1 a"), ended = state.ended || Date.now();
    var seen = visit.names.filter(function (_, i) { return visit.seen.indexOf(i) >= 0; });
    var values = {
      tour: article.querySelector(".guide-whole").textContent.trim(),
      date: new Date(state.begun || ended).toLocaleDateString(language, { year: "numeric", month: "long", day: "numeric" }),
      time: state.begun ? clock(state.begun) + "–" + clock(ended) : "",
      stops: seen.join(language.indexOf("zh") === 0 ? "、" : ", "),
      place: visit.names[visit.names.length - 1],
      address: link && link.protocol.indexOf("http") === 0 ? link.href : ""
    };
    showTaken(article, words);
    setUp(article.querySelector(".guide-photo"), fill(words.photo_words, values), words);
    setUp(article.querySelector(".guide-record"), fill(words.record_words, values).trim(), words);
  };
})();
