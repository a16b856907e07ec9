"""The report page: its sections and dialogs."""
