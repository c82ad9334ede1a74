"""Linear-chain CRFs over tokens: one revises what the rules propose, one finds who relays it.

Needs python-crfsuite; without it, or without weights, the rules stand alone. `runs` are the tokens
of a paragraph or of a quote's words, `features` what is seen of them, `labels` what is said of
them; `model` reads. `revise` reconciles quotes with the rules (`pieces`, `newcomers`); `passing_on`
finds who relays them, `within` what their words tell of others' words, by `levels`. `reader` is
what the engine asks. `lessons` and `training` teach, `weights` keeps. To train the weights that
come with the engine: `python -m annotations.extraction.sequence fixtures/gold`.
"""
