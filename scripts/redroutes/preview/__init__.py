"""The live preview: a server that assembles pages on request, and a watcher that follows changes."""
