"""A built site -> what is wrong with it: links, weights, heads of pages, and what axe finds in a browser.

The records are checked by ``checks/``, before anything is built; here only files are read.
"""
