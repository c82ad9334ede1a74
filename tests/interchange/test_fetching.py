"""Fetching pages from a real server on this machine; and all the doors that stay shut.

``FACTCHECK_FETCH_PRIVATE`` opens loopback for the tests of what succeeds; those of what is refused
run with it as it comes, shut.
"""

import gzip
import socket
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.test.utils import override_settings

from annotations.interchange.fetching import LARGEST_PAGE, FetchError, fetch_article
from tests.interchange.test_reading_html import FACTS, page


@dataclass
class Answer:
    """What the server says at a path; ``headers`` replace those of a page in UTF-8."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=lambda: {"Content-Type": "text/html"})
    wait: float = 0.0
    drip: int = 0
    drip_head: int = 0


class Site:
    """A web server on loopback that answers as it was told and remembers what it was asked."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.closing = threading.Event()
        self.hung_up = threading.Event()
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append((self.path, dict(self.headers)))
                answer = site.answers.get(self.path, Answer(status=404))
                site.closing.wait(answer.wait)
                self.send_response(answer.status)
                for name, value in answer.headers.items():
                    self.send_header(name, value)
                try:
                    self.send(answer)
                except OSError:
                    site.hung_up.set()

            def send(self, answer: Answer) -> None:
                self.drip(answer.drip_head)
                self.end_headers()
                self.wfile.write(answer.body)
                self.drip(answer.drip)

            def drip(self, times: int) -> None:
                for name in range(times):
                    self.send_header(f"x-{name}", "x")
                    self.flush_headers()
                    if site.closing.wait(0.05):
                        return

            def log_message(self, *args: object) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}"

    def says(self, path: str, body: bytes | str = b"", **answer) -> str:
        body = body.encode() if isinstance(body, str) else body
        self.answers[path] = Answer(body=body, **answer)
        return self.url + path


@contextmanager
def running(site: Site):
    thread = threading.Thread(target=site.server.serve_forever, args=(0.01,))
    thread.start()
    yield site
    site.closing.set()
    site.server.shutdown()
    site.server.server_close()
    thread.join()


@pytest.fixture
def site():
    with running(Site()) as found:
        yield found


@pytest.fixture
def opened(settings):
    settings.FACTCHECK_FETCH_PRIVATE = True


def fetching() -> list[threading.Thread]:
    return [each for each in threading.enumerate() if each.name == "fetch"]


def refused(url: str) -> FetchError:
    with pytest.raises(FetchError) as caught:
        fetch_article(url)
    assert str(caught.value) == caught.value.sentence
    return caught.value


# ---- what succeeds ------------------------------------------------------------------------------


@pytest.mark.usefixtures("opened")
def test_page_is_fetched_as_an_article(site):
    data = page(head="<title>Quay shut</title>").encode()
    draft = fetch_article(site.says("/quay", data))
    assert (draft.title, draft.url) == ("Quay shut for the winter", site.url + "/quay")
    assert draft.text.endswith(FACTS[-1])
    assert draft.source == data


@pytest.mark.usefixtures("opened")
def test_one_request_is_made_and_it_says_who_asks(site, settings):
    settings.FACTCHECK_USER_AGENT = "Lindmouth desk (desk@lindmouth.example)"
    fetch_article(site.says("/quay", page()))
    (path, headers), *others = site.asked
    assert (path, headers["User-Agent"], others) == ("/quay", settings.FACTCHECK_USER_AGENT, [])
    assert {"Cookie", "Authorization"} & headers.keys() == set()


@pytest.mark.usefixtures("opened")
def test_redirects_are_followed_and_the_last_address_kept(site):
    site.says("/a", status=302, headers={"Location": "/b"})
    site.says("/b", status=301, headers={"Location": "/c#top"})
    site.says("/c", page(head=""))
    assert fetch_article(site.url + "/a").url == site.url + "/c"


@pytest.mark.usefixtures("opened")
def test_cookies_of_a_page_are_not_sent_back(site):
    site.says("/a", status=302, headers={"Location": "/b", "Set-Cookie": "who=you"})
    site.says("/b", page())
    fetch_article(site.url + "/a")
    assert [headers.get("Cookie") for _, headers in site.asked] == [None, None]


@pytest.mark.usefixtures("opened")
def test_proxy_and_passwords_of_the_machine_are_left_alone(site, monkeypatch, tmp_path):
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login rosa password secret\n")
    monkeypatch.setenv("NETRC", str(netrc))
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    fetch_article(site.says("/quay", page()))
    assert "Authorization" not in site.asked[0][1]


@pytest.mark.usefixtures("opened")
def test_canonical_address_of_the_same_site_is_kept(site):
    head = f'<link rel="canonical" href="{site.url}/quay">'
    assert fetch_article(site.says("/quay?page=1", page(head=head))).url == site.url + "/quay"


@pytest.mark.usefixtures("opened")
def test_page_cannot_pass_itself_off_as_another_site_s(site):
    head = '<link rel="canonical" href="https://post.example/quay">'
    assert fetch_article(site.says("/quay", page(head=head))).url == site.url + "/quay"


@pytest.mark.usefixtures("opened")
def test_encoding_of_the_server_is_believed(site):
    words = "Гавань закрыта до конца мая, сообщила в понедельник портовая служба города. " * 5
    body = page(head="", paragraphs=[words]).encode("koi8-r")
    url = site.says("/quay", body, headers={"Content-Type": "text/html; charset=KOI8-R"})
    assert words.strip() in fetch_article(url).text


@pytest.mark.usefixtures("opened")
def test_packed_page_is_unpacked(site):
    headers = {"Content-Type": "text/html", "Content-Encoding": "gzip"}
    url = site.says("/quay", gzip.compress(page().encode()), headers=headers)
    assert fetch_article(url).source == page().encode()


@pytest.mark.usefixtures("opened")
def test_plain_text_is_taken_as_it_is(site):
    text = "Quay shut\n\n" + "\n\n".join(FACTS)
    draft = fetch_article(site.says("/q.txt", text, headers={"Content-Type": "text/plain"}))
    assert (draft.text, draft.title) == (text, "Quay shut")


# ---- what is refused before anything is asked ---------------------------------------------------


@pytest.mark.parametrize(
    "url",
    ["ftp://127.0.0.1/x", "file:///etc/passwd", "gopher://x", "javascript:alert(1)", "x", "", "//"],
)
def test_what_is_no_web_address_is_refused(url):
    assert refused(url).code == "scheme"


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "127.1",
        "2130706433",
        "0x7f000001",
        "0177.0.0.1",
        "0",
        "0.0.0.0",  # noqa: S104 - an address that is asked for, not bound to
        "[::1]",
        "[::]",
        "[::ffff:127.0.0.1]",
        "[::127.0.0.1]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
        "10.0.0.1",
        "172.16.0.1",
        "192.168.1.1",
        "100.64.0.1",
        "169.254.169.254",
        "[fe80::1]",
        "[fd00::1]",
        "224.0.0.1",
        "255.255.255.255",
        "user:password@127.0.0.1",
    ],
)
def test_private_address_is_refused(host, site):
    error = refused(f"http://{host}:{site.server.server_port}/quay")
    assert (error.code, site.asked) == ("private", [])
    assert error.sentence == "This address leads into a private network; it is not fetched."


@pytest.mark.usefixtures("opened")
@pytest.mark.parametrize("host", ["10.0.0.1", "169.254.169.254", "192.168.1.1", "[fd00::1]"])
def test_only_this_machine_is_opened_for_tests(host):
    assert refused(f"http://{host}/quay").code == "private"


@pytest.mark.usefixtures("opened")
@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("http://169.254.169.254/latest/meta-data/", "redirect_private"),
        ("http://[fd00::1]/", "redirect_private"),
        ("//10.0.0.1/", "redirect_private"),
        ("file:///etc/passwd", "redirect_scheme"),
        ("ftp://post.example/", "redirect_scheme"),
    ],
)
def test_redirect_is_looked_at_like_the_first_address(site, target, code):
    assert refused(site.says("/a", status=302, headers={"Location": target})).code == code


# ---- what goes wrong on the way -----------------------------------------------------------------


def test_name_that_does_not_exist_is_said_so():
    assert refused("https://news.invalid/quay").code == "dns"


@pytest.mark.usefixtures("opened")
def test_shut_port_is_no_connection():
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
        assert refused(f"http://127.0.0.1:{port}/").code == "unreachable"


@pytest.mark.usefixtures("opened")
def test_server_that_speaks_no_tls_is_refused(site):
    url = site.says("/quay", page()).replace("http:", "https:")
    assert refused(url).code == "tls"


@pytest.mark.usefixtures("opened")
@pytest.mark.parametrize("answer", [{"wait": 30.0}, {"drip": 600}, {"drip_head": 90}])
def test_slow_server_is_left_after_the_time_set(site, answer):
    url = site.says("/quay", page(), **answer)
    with override_settings(FACTCHECK_FETCH_SECONDS=0.3):
        started = time.monotonic()
        assert refused(url).code == "timeout"
        assert time.monotonic() - started < 5


@pytest.mark.usefixtures("opened")
@pytest.mark.parametrize("answer", [{"drip": 600}, {"drip_head": 90}])
def test_connection_to_a_slow_server_is_cut_after_the_time_set(site, answer):
    with override_settings(FACTCHECK_FETCH_SECONDS=0.3):
        refused(site.says("/quay", page(), **answer))
    assert site.hung_up.wait(2)
    for thread in fetching():
        thread.join(2)
    assert fetching() == []


@pytest.mark.usefixtures("opened")
@pytest.mark.parametrize("status", [403, 404, 410, 500, 503])
def test_error_of_the_server_is_named(site, status):
    error = refused(site.says("/quay", page(), status=status))
    assert error.code == "http_status"
    assert error.sentence.startswith(f"The host answered with the error {status} ")


@pytest.mark.usefixtures("opened")
def test_redirect_to_itself_ends(site):
    assert refused(site.says("/a", status=302, headers={"Location": "/a"})).code == (
        "too_many_redirects"
    )
    assert len(site.asked) == 6


@pytest.mark.usefixtures("opened")
@pytest.mark.parametrize("kind", ["application/pdf", "image/png", "application/json", "audio/ogg"])
def test_what_is_no_page_is_named(site, kind):
    error = refused(site.says("/quay", page(), headers={"Content-Type": kind}))
    assert (error.code, error.sentence) == ("not_a_page", f"This is no web page but “{kind}”.")


@pytest.mark.usefixtures("opened")
def test_pdf_under_the_name_of_a_page_is_no_text(site):
    assert refused(site.says("/quay", b"%PDF-1.7 ...")).code == "not_text"


@pytest.mark.usefixtures("opened")
@pytest.mark.parametrize("packed", [False, True])
def test_page_over_the_limit_is_refused(site, packed):
    body = b" " * (LARGEST_PAGE + 1)
    headers = {"Content-Type": "text/html"}
    if packed:
        body, headers = gzip.compress(body), headers | {"Content-Encoding": "gzip"}
    error = refused(site.says("/quay", body, headers=headers))
    assert (error.code, error.sentence) == (
        "too_large",
        f"The page is larger than {LARGEST_PAGE} bytes.",
    )


@pytest.mark.usefixtures("opened")
@pytest.mark.parametrize(
    "body",
    ["", "<html><body></body></html>", page(paragraphs=["Please sign in to read on."])],
)
def test_page_with_too_little_text_is_no_article(site, body):
    error = refused(site.says("/quay", body))
    assert error.code in {"no_article", "not_text"}
