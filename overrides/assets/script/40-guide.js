/* What guide mode and reading aloud need on every page: whether there is a voice, the bar for the thumb on a phone,
   and the way back to the stop where one was. */
(function () {
  "use strict";
  var site = window.redroutes, all = site.all, speech = window.speechSynthesis;
  function language(item) { return item.closest("[lang]").lang.toLowerCase(); }

  /* The voice for a language: the same region first, one on the phone before one from the network; never Cantonese for Mandarin. */
  function findVoice(tag) {
    var base = tag.split("-")[0], found = null, best = -1;
    (speech && speech.getVoices ? speech.getVoices() : []).forEach(function (voice) {
      var own = (voice.lang || "").toLowerCase().replace(/_/g, "-");
      if (own.split("-")[0] !== base && !(base === "zh" && own.indexOf("cmn") === 0)) return;
      if (base === "zh" && /hk|yue/.test(own)) return;
      var rank = (voice.localService ? 2 : 0) + (voice.default ? 1 : 0) + (base === "zh" && /cn|hans/.test(own) ? 4 : 0);
      if (rank > best) { best = rank; found = voice; }
    });
    return found;
  }
  site.findVoice = findVoice;

  /* Voices may come late, so the buttons are shown when one is there and hidden again when it goes. */
  function setUpSpeech() {
    var buttons = all("[data-speak]"), audio = document.querySelector(".place .recording audio"), listen = document.querySelector("[data-listen]");
    function show() {
      var can = typeof window.SpeechSynthesisUtterance === "function";
      buttons.forEach(function (button) { button.hidden = !can || !findVoice(language(button)); });
      if (!listen) return;
      listen.hidden = !audio && (!buttons.length || buttons[0].hidden);
      showBar(listen.parentNode);
    }
    buttons.forEach(function (button) {
      button.addEventListener("click", function () {
        site.load("speak").then(function () { site.speak(button); }, function () { alertIn(button); });
      });
    });
    if (listen) listen.addEventListener("click", function () {
      if (!audio) buttons[0].click(); else if (audio.paused) audio.play(); else audio.pause();
    });
    if (speech && speech.addEventListener) speech.addEventListener("voiceschanged", show);
    else if (speech) speech.onvoiceschanged = show;
    show();
  }
  /* A recording that is played is looked after from then on: its script is fetched at the first tap. */
  function setUpRecordings() {
    all(".recording audio").forEach(function (audio) {
      audio.addEventListener("play", function () { site.load("recordings").then(function () { site.recording(audio); }, function () { /* it plays, and is not resumed */ }); }, { once: true });
    });
  }
  function alertIn(button) { button.setAttribute("aria-label", button.closest("[data-speak-words]").dataset.speakWords.split("|")[7]); button.textContent = button.getAttribute("aria-label"); }

  /* Buttons whose script is fetched at the first tap: the clock of a rehearsal, pinyin above hard words. */
  function setUpFetched(selector, name, act) {
    all(selector).forEach(function (button) {
      button.hidden = false;
      button.addEventListener("click", function () {
        site.load(name).then(function () { site[act](button); }, function () { button.disabled = true; });
      });
    });
  }

  /* A stop reached from a tour has a bar at the bottom: what stands in the page already, in reach of the thumb; its words
     are told in guide mode. For one button alone there is no bar. */
  function setUpThumb() {
    var bar = document.querySelector(".thumb"), tour = new URLSearchParams(location.search).get("tour");
    var steps = bar && all("nav.steps").filter(function (nav) { return nav.dataset.tour === tour; })[0];
    if (!steps) return;
    function add(href, words, icon) {
      var link = document.createElement("a"), mark = document.createElement("span");
      link.href = href; mark.className = "icon icon-" + icon; mark.setAttribute("aria-hidden", "true");
      link.append(mark, words); bar.append(link);
      return link;
    }
    var next = steps.querySelector("a[rel=next]");
    document.querySelector("[data-tell]").href = steps.dataset.guide;
    add(steps.dataset.guide, bar.dataset.guide, "guide");
    if (next) add(next.getAttribute("href"), bar.dataset.next, "next").classList.add("thumb-next");
    showBar(bar);
  }
  function showBar(bar) {
    var isUsed = !!bar && all(":scope > :not([hidden])", bar).length > 1;
    if (!bar) return;
    bar.hidden = !isUsed;
    site.root.classList.toggle("docked", isUsed);
  }

  function setUpContinue() {
    all("[data-continue]").forEach(function (link) {
      try {
        var kept = JSON.parse(localStorage.getItem(site.key("guide." + link.dataset.continue)));
        if (!kept || !(kept.stop > 0) || kept.done) return;
        link.textContent = link.dataset.text.replace("{n}", kept.stop + 1);
        link.hidden = false;
      } catch (e) { /* nothing is kept */ }
    });
  }

  setUpSpeech(); setUpRecordings(); setUpThumb(); setUpContinue();
  setUpFetched("[data-rehearse]", "rehearse", "rehearse"); setUpFetched("[data-pinyin]", "readings", "showReadings");
})();
