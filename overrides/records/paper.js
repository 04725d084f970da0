/* Fonts differ from printer to printer: what would leave its page or panel is set smaller, each sheet by a script of
   its own, which follows. And the button prints. */
function all(selector) { return Array.prototype.slice.call(document.querySelectorAll(selector)); }
all("button").forEach(function (button) { button.hidden = false; button.onclick = function () { print(); }; });
