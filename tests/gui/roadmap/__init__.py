"""The roadmap on its page."""
