/* Planning an activity: what fits, when what happens, what to mind. Pure functions, the twins of scripts/redroutes/planning/; the rules themselves are data, planning/rules.toml. */
(function () {
  "use strict";
  const site = window.redroutes, DAY = 1440, DAYS = ["ordinary", "holiday", "working", "unentered"], OUTSIDE_KINDS = ["park", "village"];
  const known = (value) => value === undefined ? null : value;
  const isOutside = (place) => OUTSIDE_KINDS.includes(place.kind) || ["street", "closed"].includes(place.openness);
  /* 0 neither, 1 holiday, 2 make-up working day, -1 not entered; as in 50-hours.js */
  const kindOf = (list, day) => day < list[0] || day > list[1] ? -1 : list[2].some((r) => day >= r[0] && day <= r[1]) ? 1 : list[3].includes(day) ? 2 : 0;

  function holds(condition, facts) {
    const left = known(facts[condition[0]]), sign = condition[1];
    if (condition.length === 2) return (left === null) === (sign === "unknown");
    const right = condition[2] === "fact" ? known(facts[condition[3]]) : condition[3];
    if (left === null || right === null) return false;
    return { "=": left === right, "!=": left !== right, "<": left < right, "<=": left <= right, ">": left > right, ">=": left >= right }[sign];
  }
  /* rules: [id, about, level, weight, conditions, the fact that it shows] */
  const find = (book, about, facts) => book.rules.filter((rule) => rule[1] === about && rule[4].every((one) => holds(one, facts))).map((rule) => ({ rule: rule[0], level: rule[2], weight: rule[3], value: rule[5] ? known(facts[rule[5]]) : null }));

  function schedule(items, start) {
    let sure = true;
    return items.map((item) => {
      const minutes = known(item.m), begin = start, was = sure;
      if (minutes === null) sure = false;
      start += minutes || 0;
      return { begin: begin, end: start, sure: was, sure_end: sure };
    });
  }
  function findStays(items, times) {
    const stays = [];
    let last = null;
    items.forEach((item, i) => {
      const place = known(item.p);
      if (place !== null && place === last) stays[stays.length - 1].end = times[i].end;
      else if (place !== null) stays.push({ place: place, first: i, begin: times[i].begin, end: times[i].end });
      last = place;
    });
    return stays;
  }
  function compose(steps, places, ways, numbers) {
    const items = steps.map((minutes, n) => ({ k: "step", n: n, m: minutes, p: known(places[0]) }));
    places.slice(1).forEach((here, i) => items.push({ k: "way", m: known(ways[places[i] + "|" + here]), p: null, to: here }, { k: "slack", m: numbers.slack_minutes, p: null }, { k: "visit", m: numbers.visit_minutes, p: here }));
    return items;
  }
  /* Items without a place: its visits, lessons and the ways there go, what was changed by hand stays. The agenda moves to the first place that is left and takes its visit; ways that begin elsewhere now are counted anew. */
  function without(items, place, places, ways) {
    const left = places.filter((one) => one !== place), first = known(left[0]), gone = places[0] === place ? [place, first] : [place];
    const origin = (list, at) => { for (let i = at - 1; i >= 0; i -= 1) if (known(list[i].p) !== null) return list[i].p; return null; };
    const leads = (item) => Boolean(item) && item.k === "way" && item.to !== undefined && gone.includes(item.to);
    return items.reduce((kept, item, i) => {
      const isGone = leads(item) || (item.k === "slack" && leads(items[i - 1])) || (item.k === "visit" && gone.includes(item.p)) || (item.k === "lesson" && item.p === place);
      if (isGone) return kept;
      const next = Object.assign({}, item), from = origin(kept, kept.length);
      if (item.p === place) next.p = item.k === "step" || from === null ? first : from;
      if (item.k === "way" && from !== origin(items, i)) next.m = known(ways[`${from}|${item.to}`]);
      return kept.concat(next);
    }, []);
  }

  const radians = (degrees) => degrees * Math.PI / 180;
  function distance(one, other) { // haversine, as geo/distances.py
    const half = Math.pow(Math.sin(radians(other[0] - one[0]) / 2), 2) + Math.cos(radians(one[0])) * Math.cos(radians(other[0])) * Math.pow(Math.sin(radians(other[1] - one[1]) / 2), 2);
    return 2 * 6371008.8 * Math.asin(Math.min(1, Math.sqrt(half)));
  }
  const nearest = (point, others) => point && others.length ? Math.min(...others.map((one) => Math.floor(distance(point, one) + 0.5))) : null;

  function hoursWord(calendar, place, begin, end) {
    if (!place.hours) return ["street", "closed"].includes(place.openness) ? "outside" : "unknown";
    const now = site.hours.at(place.hours, calendar, begin);
    const isShort = now.end && now.end < end;
    if (now.is === "ask") return !place.hours.endsWith("/a") ? "ask" : isShort ? "short" : "appointment";
    if (now.is !== "open") return now.is;
    if (isShort) return "short";
    if (now.year) return "year";
    return place.unsure ? "unsure" : "open";
  }
  function stayFacts(calendar, place, ask, begin, end, previous) {
    const facts = {}, wanted = ask.activities || [], allows = place.allows || [], forbids = place.forbids || [];
    ["kind", "openness", "setting", "groups", "fee", "wheelchair", "capacity", "seats", "days_ahead", "toilets", "shelter", "books"].forEach((name) => { facts[name] = known(place[name]); });
    ["people", "older", "wheels", "days_left"].forEach((name) => { facts[name] = known(ask[name]); });
    return Object.assign(facts, {
      hours: hoursWord(calendar, place, begin, end),
      outside: isOutside(place),
      suits: (ask.named || []).includes(place.id) ? "named" : (ask.kinds || []).includes(place.kind) ? "kind" : null,
      lesson: (ask.told || []).includes(place.id),
      granted: wanted.filter((one) => allows.includes(one)).length,
      denied: wanted.filter((one) => forbids.includes(one)).length,
      unsaid: wanted.filter((one) => !allows.includes(one) && !forbids.includes(one)).length,
      station_m: nearest(place.point, ask.stations || []),
      previous_m: nearest(place.point, previous && previous.point ? [previous.point] : [])
    });
  }
  const dateOf = (day) => new Date(day * 864e5).toISOString().slice(5, 10);
  /* from December to February goes over the new year */
  const isHot = (month, first, last) => first <= last ? month >= first && month <= last : month >= first || month <= last;
  function dayWord(district, day) {
    const kind = kindOf(district.calendar, day);
    return DAYS[kind >= 0 ? kind : (district.fixed || []).includes(dateOf(day)) ? 1 : 3];
  }
  function planFacts(district, ask, begin, end) {
    const facts = {}, day = Math.floor(begin / DAY);
    ["people", "days_left", "group_min", "group_max", "preparation_days"].forEach((name) => { facts[name] = known(ask[name]); });
    return Object.assign(facts, { day: dayWord(district, day), begin: begin - day * DAY, end: end - day * DAY });
  }

  /* what is to be said of a day by itself: off, or a working day that should be none */
  const judgeDay = (district, day) => find(district.book, "plan", { day: dayWord(district, day) });
  /* district: {book, calendar, places: {id: place}, ways, fixed: days that are off in any year} */
  function judgeStay(district, place, ask, begin, end, previous) {
    const facts = stayFacts(district.calendar, place, ask, begin, end, previous), numbers = district.book.numbers;
    facts.hot = isHot(+dateOf(Math.floor(begin / DAY)).slice(0, 2), numbers.hot_from, numbers.hot_to);
    return find(district.book, "place", facts);
  }
  function judgePlan(district, items, start, ask) {
    const times = schedule(items, start), stays = findStays(items, times), end = times.length ? times[times.length - 1].end : start;
    let previous = null;
    const aboutStays = stays.map((stay) => {
      const place = district.places[stay.place], found = judgeStay(district, place, ask, stay.begin, stay.end, previous);
      previous = place;
      return found;
    });
    const facts = planFacts(district, ask, start, end);
    facts.unknown_ways = items.filter((item) => known(item.m) === null).length;
    return { times: times, stays: stays, aboutStays: aboutStays, aboutPlan: find(district.book, "plan", facts) };
  }
  /* where the group comes from a place before and the way is known, it arrives and leaves later by its minutes */
  function rankPlaces(district, ask, begin, end, previous) {
    const order = (one) => one.fits ? 0 : 1;
    return Object.values(district.places).map((place) => {
      const way = previous && district.ways[`${previous.id}|${place.id}`] || 0, findings = judgeStay(district, place, ask, begin + way, end + way, previous);
      return { place: place.id, score: findings.reduce((sum, one) => sum + one.weight, 0), fits: findings.every((one) => one.level !== "bad"), findings: findings };
    }).sort((a, b) => order(a) - order(b) || b.score - a.score || (a.place < b.place ? -1 : 1));
  }
  site.planRules = { distance: distance, schedule: schedule, findStays: findStays, compose: compose, without: without, judgeStay: judgeStay, judgeDay: judgeDay, dayWord: dayWord, judgePlan: judgePlan, rankPlaces: rankPlaces };
})();
