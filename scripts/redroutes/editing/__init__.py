"""Changes of records: a value of a record -> the same text with that value alone replaced.

Enters: the text of a file, and which fields get which values. Leaves: the text with these lines changed and no others;
order, comments, quotes and line breaks stay. Who asks for a change (a spreadsheet, a form, a mended fault) is unknown.
"""

from redroutes.editing.edit import REMOVED, Edit, EditError
from redroutes.editing.edits import (
    data_of,
    edit_bytes,
    edit_text,
    plain_data,
    set_value,
)
from redroutes.editing.records import order_of, write_record

__all__ = [
    "REMOVED",
    "Edit",
    "EditError",
    "data_of",
    "edit_bytes",
    "edit_text",
    "order_of",
    "plain_data",
    "set_value",
    "write_record",
]
