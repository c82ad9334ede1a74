"""A mail server on this machine, with nothing but what the desk asks of one."""

import socketserver
import threading
from contextlib import contextmanager
from email import message_from_bytes, policy


class Letters(socketserver.ThreadingTCPServer):
    """Takes e-mails (RFC 5321); ``letters`` are those taken, parsed.

    ``refuse`` maps a recipient to the code that is answered; with ``down`` every connection is
    closed at once. ``on_data`` is called when a letter has come whole, before it is confirmed.
    """

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Conversation)
        self.letters, self.refuse, self.down = [], {}, False
        self.on_data = lambda: None

    @property
    def url(self):
        return f"smtp://127.0.0.1:{self.server_address[1]}"


class Conversation(socketserver.StreamRequestHandler):
    def say(self, line):
        self.wfile.write(f"{line}\r\n".encode())

    def handle(self):
        if self.server.down:
            return
        self.say("220 desk.example ready")
        for raw in self.rfile:
            line = raw.decode().strip()
            word = line.upper()
            if word.startswith(("EHLO", "HELO")):
                self.say("250 desk.example")
            elif word.startswith("RCPT"):
                person = line[line.index("<") + 1 : line.index(">")]
                code = self.server.refuse.get(person)
                self.say(f"{code} not here" if code else "250 yes")
            elif word == "DATA":
                self.take()
            elif word == "QUIT":
                self.say("221 bye")
                return
            else:
                self.say("250 yes")

    def take(self):
        self.say("354 go on")
        lines = []
        for raw in self.rfile:
            if raw == b".\r\n":
                break
            lines.append(raw[1:] if raw.startswith(b"..") else raw)
        self.server.on_data()
        self.server.letters.append(message_from_bytes(b"".join(lines), policy=policy.default))
        self.say("250 taken")


@contextmanager
def mail_server():
    with Letters() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
