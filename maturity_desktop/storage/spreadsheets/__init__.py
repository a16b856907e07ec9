"""Reads what clients send: workbooks and delimited text, in a child process with limits."""
