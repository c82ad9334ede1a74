"""The one app of the project: what the desk keeps, does and shows."""
