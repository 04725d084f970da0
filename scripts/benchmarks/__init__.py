"""Measurements, not tests: they print tables and are repeated by one command. They import what they measure."""
