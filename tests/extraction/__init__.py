"""The extraction package, tested alone: text in, proposals out."""
