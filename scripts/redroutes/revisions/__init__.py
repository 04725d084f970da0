"""What has changed in the records since an earlier state, in words; and which translations have not kept up.

Enters: two states of a folder of records, the earlier one from git. Leaves: changes as values, and Markdown or lines.
"""
