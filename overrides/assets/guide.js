/* The guide's pages: the button for the size of the text, and what Material leaves undone for the keyboard.
   The chosen light, size and contrast are set in the head, before anything is drawn (overrides/main.html). */
(function () {
  "use strict";
  var root = document.documentElement, SIZES = ["", "large", "largest"];
  function readView() { try { return JSON.parse(localStorage.getItem("view") || "{}"); } catch (e) { return {}; } }
  function size() { return Math.max(0, SIZES.indexOf(root.dataset.size || "")); }
  var step = document.querySelector(".aa");
  function name() { step.setAttribute("aria-label", step.textContent + ": " + step.dataset.sizes.split("|")[size()]); }
  if (step) {
    step.hidden = false; name();
    step.addEventListener("click", function () {
      var view = readView(), value = SIZES[(size() + 1) % SIZES.length];
      if (value) { root.dataset.size = value; view.size = value; } else { delete root.dataset.size; delete view.size; }
      try { localStorage.setItem("view", JSON.stringify(view)); } catch (e) { /* private mode: this page only */ }
      name();
    });
  }
  /* What scrolls sideways can be reached and scrolled by keys; toolbars of code are no landmarks. */
  function mend() {
    document.querySelectorAll(".md-typeset__scrollwrap, .md-typeset pre > code").forEach(function (box) { box.tabIndex = 0; });
    document.querySelectorAll(".md-code__nav").forEach(function (bar) { bar.setAttribute("role", "none"); });
  }
  window.addEventListener("load", mend);
})();
