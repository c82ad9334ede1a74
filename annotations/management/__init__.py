"""The face at the command line."""
