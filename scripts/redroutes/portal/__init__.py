"""Built sites of districts -> one portal above them: list, search, map, tours. No records are read."""
