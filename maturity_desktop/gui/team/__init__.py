"""The window's part of the team: its members, who looks after what, second ratings."""
