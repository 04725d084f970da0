"""A recorded file -> what it is, and the same speech small enough for a weak signal. The only room that imports av."""
