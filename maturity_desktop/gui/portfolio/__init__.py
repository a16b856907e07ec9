"""The portfolio on the library's page: the way to it, and what the audits of many clients say together."""
