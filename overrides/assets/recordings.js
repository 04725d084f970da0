/* Recordings: one plays at a time, it goes on where it was left, and going to another stop pauses it.
   The place is kept on the device under "listening": address of the file without its ending -> seconds. */
(function () {
  "use strict";
  var site = window.redroutes, STEP = 3, EDGE = 5;
  function read() { return site.kept(site.key("listening")); }
  function write(places) { try { localStorage.setItem(site.key("listening"), JSON.stringify(places)); } catch (e) { /* private mode: from the beginning next time */ } }
  function keyOf(audio) { // the same for both forms of a recording, wherever the page stands
    var root = new URL(site.root.dataset.assets + "../", location.href).href;
    return new URL(audio.querySelector("source").getAttribute("src"), location.href).href.slice(root.length).replace(/\.[a-z0-9]+$/, "");
  }
  function keep(audio, seconds) {
    var places = read(), key = keyOf(audio);
    if (seconds > EDGE && !(seconds > audio.duration - EDGE)) places[key] = Math.round(seconds); else delete places[key];
    write(places);
  }
  function pauseAll(but) { site.all(".recording audio").forEach(function (audio) { if (audio !== but) audio.pause(); }); }
  function resume(audio) {
    var kept = read()[keyOf(audio)];
    if (kept && audio.currentTime < 1 && kept < audio.duration - EDGE) audio.currentTime = kept;
  }
  site.recording = function (audio) { // called at its first play
    var last = 0;
    if (audio.readyState) resume(audio); else audio.addEventListener("loadedmetadata", function () { resume(audio); }, { once: true });
    pauseAll(audio);
    audio.addEventListener("play", function () { if (site.stopSpeaking) site.stopSpeaking(); pauseAll(audio); });
    audio.addEventListener("timeupdate", function () {
      if (Math.abs(audio.currentTime - last) < STEP) return;
      last = audio.currentTime; keep(audio, last);
    });
    audio.addEventListener("pause", function () { keep(audio, audio.currentTime); });
    audio.addEventListener("ended", function () { keep(audio, 0); });
  };
  document.addEventListener("stop", function () { pauseAll(null); });
})();
