"""Formats in and out, one small module each."""
