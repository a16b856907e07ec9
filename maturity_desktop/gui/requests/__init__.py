"""The client data request: its table, one request beside it, what comes in, lists that go out and back."""
