"""What the desk does.

Acts are keyword-only functions named verb_noun: one job, one transaction, one event. Every face
(pages, API, admin, commands) calls them; nothing else writes a guarded model. They raise
:class:`django.core.exceptions.ValidationError` for bad input and the exceptions of
:mod:`annotations.desk.errors` for everything else that can be refused.
"""
