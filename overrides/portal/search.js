/* Search over several sites at once: where the documents of each stand. The portal's search.js begins with this part.
   head.sites has a row a site: id, name, folder of its pages, the list of kind, number, kind, number ... of its
   documents, and of how many the texts and the names stand in one file. Terms are in the portal's own shards,
   "site:posting;site:posting", both in base 36; names and texts lie in each site and are fetched from there. */
window.redroutesSites = (function () {
  "use strict";
  function lay(head) { // numbers of documents and of chunks with which each site begins, and at the end those of all
    if (head.laid) return head.laid;
    var documents = [0], chunks = [0];
    head.sites.forEach(function (site, i) {
      var own = site[3].reduce(function (sum, n, at) { return at % 2 ? sum + n : sum; }, 0);
      documents.push(documents[i] + own); chunks.push(chunks[i] + Math.ceil(own / site[5]));
    });
    head.laid = { documents: documents, chunks: chunks };
    return head.laid;
  }
  function find(starts, number) { // the site to which a number belongs
    var i = 0;
    while (i + 1 < starts.length && starts[i + 1] <= number) i++;
    return i;
  }
  function kindOf(head, site, number) {
    var runs = head.sites[site][3], i = 1;
    while (number >= runs[i]) { number -= runs[i]; i += 2; }
    return head.kinds[runs[i - 1]][0];
  }
  function fileOf(head, site, name) { return "../../" + head.sites[site][0] + "/search/" + head.language + "/" + name; }
  return {
    most: 4, /* files of names for a part of a query */
    each: function (posting, add, head) {
      if (posting) posting.split(";").forEach(function (part) {
        var cut = part.indexOf(":");
        add(part.slice(cut + 1), lay(head).documents[parseInt(part.slice(0, cut), 36)]);
      });
    },
    count: function (head) { return lay(head).chunks[head.sites.length]; },
    chunk: function (head, number) {
      var laid = lay(head), site = find(laid.documents, number);
      return laid.chunks[site] + Math.floor((number - laid.documents[site]) / head.sites[site][5]);
    },
    names: function (head, chunk, load) {
      var laid = lay(head), site = find(laid.chunks, chunk), own = chunk - laid.chunks[site], row = head.sites[site];
      return Promise.all([load("s" + site + ".json"), load(fileOf(head, site, "m" + own + ".json"))]).then(function (both) {
        var names = both[0];
        return { rows: both[1], first: laid.documents[site] + own * row[5], site: { kinds: names.kinds, towns: names.towns, root: "../../" + row[2], name: row[1] } };
      });
    },
    text: function (head, number) {
      var laid = lay(head), site = find(laid.documents, number), texts = head.sites[site][4];
      number -= laid.documents[site];
      return [fileOf(head, site, "d" + Math.floor(number / texts) + ".json"), number % texts];
    },
    /* What the search page filters by: kind and district are known of each number without its name. */
    lists: function (head) { return { kind: head.kinds, district: head.sites.map(function (site) { return [site[0], site[1]]; }) }; },
    filter: function (head, numbers, value) {
      var laid = lay(head);
      return numbers.filter(function (number) {
        var site = find(laid.documents, number);
        return (!value("district") || head.sites[site][0] === value("district")) &&
          (!value("kind") || kindOf(head, site, number - laid.documents[site]) === value("kind"));
      });
    },
    browse: function (head, base) { return head.sites.map(function (site) { return [base + "../../" + site[2], site[1]]; }); }
  };
})();
