"""How fast the desk is, and what it promises under load: `make bench`, or `python -m tests.bench`.

A gunicorn is started as `make run` starts it, on an empty desk in a temporary folder and a free
port; the client runs in processes of its own on the same machine and speaks HTTP with kept-alive
connections. What is measured, and what is aimed at, stands in :mod:`tests.bench.figures`.
"""
