"""Where things stand in the workbook of requests: what is written, and looked for when it comes back."""

from __future__ import annotations

MARKER = "maturity-desktop requests 1"
"""The first cell of the sheet that tells such a workbook."""
ABOUT_SHEET = "_requests"
"""A sheet that nobody sees: the marker, the audit, the sheet of requests, then the words for each of
request_answers.ANSWERS, and from FIRST_SENT on a row for each request: its number, its id, and what its row
said: title, who has it, the day of a promise."""
AUDIT, SHEET, FIRST_ANSWER = 2, 3, 4
FIRST_SENT = 8
SENT_NUMBER, SENT_ID, SENT_TITLE, SENT_OWNER, SENT_PROMISED = range(1, 6)

HEAD, FIRST_ROW = 5, 6
(
    NUMBER, TITLE, WHAT, PERIOD, FORMAT, OWNER, DUE, STATUS, ANSWER, PROMISED, REMARK,
) = range(1, 12)  # fmt: skip
"""Columns, from 1."""
THEIRS = (OWNER, ANSWER, PROMISED, REMARK)
"""What the client writes."""
