"""Marks on a copy of an image: drawn, blacked out, kept as a new item without anything but pixels."""
