"""Which files a site has: pages, downloads, redirects, the web app, offline lists, sitemap, the not-found page."""
