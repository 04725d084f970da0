/* The switch: copied over sw.js on the server, it takes the service worker away from every reader at the next visit,
   with all saved tours. Pages then come from the network alone. docs/contribute/publishing says when. */
"use strict";
self.addEventListener("install", () => { self.skipWaiting(); });
self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    const tail = ` ${new URL("./", self.location).pathname}`;
    const names = (await caches.keys()).filter((name) => /^redroutes-(tour|plan|edit)-/.test(name) && name.endsWith(tail));
    await Promise.all(names.map((name) => caches.delete(name)));
    await self.registration.unregister();
    (await self.clients.matchAll({ type: "window" })).forEach((client) => client.navigate(client.url));
  })());
});
