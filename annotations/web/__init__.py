"""The reviewer pages: they parse input, call one act, show the result."""
