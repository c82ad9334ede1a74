"""How well the engine does: gold articles marked by hand, and scores against them.

The gold articles are in `fixtures/gold/`; their marks are explained in its README. `make score`
runs the engine on them and prints the table that the docs hold.
"""
