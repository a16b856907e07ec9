"""Maturity Desktop: audits of support operations against maturity models, on a laptop without a network."""

__version__ = "0.6.1"
