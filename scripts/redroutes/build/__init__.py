"""The build: which files are made anew, writing, link check, atomic publishing, the archive."""
