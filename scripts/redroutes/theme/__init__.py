"""The only room that knows MkDocs, Material and static-i18n: it draws frames and hand-written pages."""
