"""A linear-chain CRF over the tokens of a paragraph, which revises what the rules propose.

Needs python-crfsuite; without it, or without weights, the rules stand alone. `runs` are the tokens,
`features` what is seen of them, `labels` what is said of them; `model` reads, `revise` reconciles
with the rules, `lessons` and `training` teach, `weights` keeps. To train the weights that come with
the engine: `python -m annotations.extraction.sequence fixtures/gold`.
"""
