"""Points, datums and distances. Knows records, opens nothing."""
