/* The map of a portal: numbers stand for districts. The points of one are fetched when its number is tapped, or when the
   reader has come so close that few districts are in sight. The portal's map.js begins with this part. */
(function () {
  "use strict";
  var site = window.redroutes, SVG = "http://www.w3.org/2000/svg", CLOSE = 3.9;

  function draw(row, district, root) { // row: id, name, x, y, 1 for an area
    var link = document.createElementNS(SVG, "a"), group = document.createElementNS(SVG, "g");
    link.dataset.id = district.id + "/" + row[0];
    link.setAttribute("href", root + row[0] + "/"); link.setAttribute("aria-label", row[1]);
    group.setAttribute("class", "at place" + (row[4] ? " area" : "")); group.setAttribute("transform", "translate(" + row[2] + " " + row[3] + ")");
    [["hit", 14], ["dot", 6]].forEach(function (part) {
      var circle = document.createElementNS(SVG, "circle");
      circle.setAttribute("class", part[0]); circle.setAttribute("r", part[1]); group.appendChild(circle);
    });
    link.appendChild(group);
    link.card = cardOf(row[1], root + row[0] + "/", district.name);
    return link;
  }
  function cardOf(name, href, district) {
    var card = document.createElement("li"), box = document.createElement("div"), title = document.createElement("h4"), link = document.createElement("a"), line = document.createElement("p");
    link.href = href; link.textContent = name; line.className = "quiet"; line.textContent = district;
    title.appendChild(link); box.append(title, line); card.appendChild(box);
    return card;
  }

  site.portalMap = function (box, map) {
    var districts = JSON.parse(box.querySelector("script").textContent), numbers = {}, loading = {};
    site.all("a[data-id]", box).forEach(function (link) {
      numbers[link.dataset.id] = link;
      link.dataset.name = districts.find(function (d) { return d.id === link.dataset.id; }).name;
    });
    function load(district) {
      return loading[district.id] || (loading[district.id] = fetch(district.points).then(function (answer) {
        if (!answer.ok) throw new Error(district.id);
        return answer.json();
      }).then(function (rows) {
        map.add(rows.map(function (row) { return draw(row, district, district.root); }));
        numbers[district.id].classList.add("spread");
        return rows;
      }).catch(function () { delete loading[district.id]; return []; })); // no connection: the number stays
    }
    function bounds(rows) {
      var xs = rows.map(function (row) { return row[2]; }), ys = rows.map(function (row) { return row[3]; });
      var left = Math.min.apply(null, xs), right = Math.max.apply(null, xs), top = Math.min.apply(null, ys), bottom = Math.max.apply(null, ys);
      return { middle: [(left + right) / 2, (top + bottom) / 2], side: Math.max(right - left, bottom - top, 8) * 1.3 };
    }
    function isDistrict(link) { return numbers[link.dataset.id] === link; }
    box.addEventListener("chosen", function (e) {
      if (!isDistrict(e.detail)) return;
      load(districts.find(function (d) { return d.id === e.detail.dataset.id; })).then(function (rows) {
        var all = rows.length && bounds(rows);
        if (all) map.centre(all.middle, all.side);
      });
    });
    box.addEventListener("drawn", function (e) {
      box.querySelector("svg").classList.toggle("apart", e.detail.zoom > CLOSE / 2);
      if (e.detail.zoom > CLOSE) districts.forEach(function (d) { if (e.detail.isSeen(map.spotOf(numbers[d.id]))) load(d); });
    });
  };
})();
