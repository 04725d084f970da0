"""Records as a spreadsheet, and a spreadsheet's changes as changes of records.

Enters: records, or the cells of a file. Leaves: the cells of a file, or changes of values and faults with their cells.
What a cell means is worked out here; how a value gets into a record's text is for ``editing/``.
"""
