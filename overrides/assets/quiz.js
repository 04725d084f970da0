/* Questions at the stops of a tour: who has seen an answer says whether it was known, and the end counts. Kept on the
   device for each tour, under "quiz.<id>" (see key in 10-site.js): number of the question -> was it known? */
(function () {
  "use strict";
  var site = window.redroutes, all = site.all;
  function key(article) { return site.key("quiz." + article.dataset.tour); }
  function read(article) { return site.kept(key(article)); }
  function questions(article) { return all("details[data-question]", article); }
  function show(article, item) {
    var known = read(article)[questions(article).indexOf(item)];
    all("button[data-known]", item).forEach(function (b) { b.setAttribute("aria-pressed", String(known === (b.dataset.known === "yes"))); });
  }
  site.quiz = function (item) { // an opened question gets its two buttons
    var article = item.closest("article");
    if (item.querySelector("[data-known]")) return;
    var actions = document.createElement("p"), words = article.dataset.quizWords.split("|");
    actions.className = "actions";
    ["yes", "no"].forEach(function (value, i) {
      var button = document.createElement("button");
      button.type = "button"; button.textContent = words[i]; button.dataset.known = value;
      button.addEventListener("click", function () {
        var answers = read(article);
        answers[questions(article).indexOf(item)] = value === "yes";
        try { localStorage.setItem(key(article), JSON.stringify(answers)); } catch (e) { /* private mode: not counted */ }
        show(article, item);
      });
      actions.append(button);
    });
    item.append(actions);
    show(article, item);
  };
  site.quizResult = function (article) { // {known, answered, total}
    var answers = read(article), given = Object.keys(answers);
    return { known: given.filter(function (i) { return answers[i]; }).length, answered: given.length, total: questions(article).length };
  };
  site.quizAgain = function (article) { try { localStorage.removeItem(key(article)); } catch (e) { /* nothing is kept */ } all("details[data-question]", article).forEach(function (item) { item.open = false; show(article, item); }); };
})();
