"""The REST API: it parses input, calls one act, shows the result."""
