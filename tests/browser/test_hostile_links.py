"""Addresses of figures that nobody means well with: each is refused in one sentence."""

import http.client
import random
import re
import socket
import string
import urllib.request
from collections.abc import Callable
from urllib.parse import quote, urlsplit

SEED, TIMES = 20_261_126, 500
PATHS = ("/figure.png", "/figure.svg", "/figure.pdf", "/figure.gif", "/report.zip")
PARAMETERS = ("period", "direction", "layer", "extent", "northbound", "southbound", "scale")
PARAMETERS += ("event", "compare", "lang", "template", "tone", "part", "panels", "dpi", "created")
SINGLE = {"scale": "root", "lang": "es", "tone": "light", "dpi": "96", "created": "2026-02-03"}
INJECTED = (
    "' OR 1=1 --",
    "1; DROP TABLE observations",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "../../../../etc/passwd",
    "..\\..\\data\\series.csv",
    "${7*7}{{7*7}}",
    "$(id)`id`",
    "\r\nSet-Cookie: a=b\r\n\r\n<html>",
    "file:///etc/passwd",
    "__class__.__mro__",
    "%n%s%x",
)
SIGNS = (
    "２０２５-０１",
    "٢٠٢٥-٠١",
    "🙂",
    "e\u0301\u0301",
    "\u202e\u2066",
    "\ufeff",
    "a\u2028b",
    "\U000e0041",
)

Made = Callable[[random.Random], str]


def wrong_month(chance: random.Random) -> str:
    wrong = ["2025-00", "2025-13", "2009-12", "2027-01", "25-01", "2025-1", "2025-01-01", ""]
    months = [chance.choice(wrong), *chance.choices(["2025-01", "2024-06", "-1"], k=2)]
    return "&".join(f"{chance.choice(['period', 'compare'])}={month}" for month in months)


def huge_number(chance: random.Random) -> str:
    number = chance.choice(["9", "-9", "0x9", "1e"]) + "9" * chance.randint(3, 1_000)
    return f"{chance.choice(PARAMETERS)}={number}"


def said_again(chance: random.Random) -> str:
    name = chance.choice([*SINGLE])
    return "&".join([f"{name}={SINGLE[name]}"] * chance.randint(2, 40))


def no_sign(chance: random.Random) -> str:
    value = f"is{chr(chance.choice([*range(32), 127]))}thmus"
    name = chance.choice([*PARAMETERS, "a\0b", "\0"])
    return f"{quote(name)}={quote(value)}"


def not_utf_8(chance: random.Random) -> str:
    broken = chance.choice(
        ["%ff%fe", "%c3%28", "%ed%a0%80", "%zz%", "%f8%88%80%80%80", "%", "%u0041"]
    )
    return f"{chance.choice(PARAMETERS)}={broken}{chance.randint(0, 9)}"


def injected(chance: random.Random) -> str:
    text = quote(chance.choice(INJECTED) + str(chance.randint(0, 99)), safe="/;:'()")
    name = chance.choice(PARAMETERS)
    return chance.choice([f"{name}={text}", f"{text}={name}", text])


def strange_signs(chance: random.Random) -> str:
    name = chance.choice([*PARAMETERS, "🙂"])
    return f"{quote(name)}={quote(chance.choice(SIGNS) * chance.randint(1, 50))}"


def too_long(chance: random.Random) -> str:
    letters = "".join(chance.choices(string.ascii_letters + "&=%", k=chance.randint(4_001, 20_000)))
    return f"{chance.choice(PARAMETERS)}={letters}"


def no_query(chance: random.Random) -> str:
    return chance.choice(["&&", "=", "&=&", "a", "period", "?lang=en", "lang=en;lang=es", "[]=1"])


def wrong_day(chance: random.Random) -> str:
    wrong = ["2026-02-30", "0001-01-01", "9999-12-31", "2026-W01-1", "20260101", "now", "2026-1-1"]
    return f"created={chance.choice(wrong)}"


def too_many_panels(chance: random.Random) -> str:
    last = f"{chance.choice(['2025', '2026'])}-{chance.randint(1, 12):02}"
    cut = "panels=quarters&period=2019-01"
    return chance.choice([f"{cut}&period={last}", "panels=compare", "template=post&part=legs"])


KINDS: tuple[Made, ...] = (
    wrong_month,
    huge_number,
    said_again,
    no_sign,
    not_utf_8,
    injected,
    strange_signs,
    too_long,
    no_query,
    wrong_day,
    too_many_panels,
)


def test_five_hundred_hostile_addresses_get_one_sentence_each(server: str) -> None:
    chance = random.Random(SEED)
    for turn in range(TIMES):
        query = KINDS[turn % len(KINDS)](chance)
        if chance.random() < 0.3:
            query = f"direction=both&{query}&extent=darien"
        status, headers, text = answer(server, f"{chance.choice(PATHS)}?{query}")
        told = f"{query[:200]!r} → {status}: {text[:300]}"
        assert 400 <= status < 500, told
        assert headers["Content-Type"].startswith("text/plain"), told
        assert headers["X-Content-Type-Options"] == "nosniff" and "Set-Cookie" not in headers, told
        assert is_one_sentence(text), told
    with urllib.request.urlopen(f"{server}/figure.png?template=square&dpi=96") as figure:
        assert figure.status == 200


def test_what_is_no_request_at_all_is_refused_too(server: str) -> None:
    for target in ("/figure.png?a\0b", "/figure.png?a b", "/figure.png?\xff\xfe"):
        status, _headers, text = answer(server, target)
        assert 400 <= status < 500 and is_one_sentence(text), target


def answer(server: str, target: str) -> tuple[int, http.client.HTTPMessage, str]:
    """Send a target as it stands, which no well-behaved client would, and return the answer."""
    at = urlsplit(server)
    with socket.create_connection((at.hostname or "", at.port or 0), timeout=30) as connection:
        head = f"GET {target} HTTP/1.1\r\nHost: {at.netloc}\r\nConnection: close\r\n\r\n"
        connection.sendall(head.encode("latin-1"))
        got = http.client.HTTPResponse(connection)
        got.begin()
        return got.status, got.headers, got.read().decode()


def is_one_sentence(text: str) -> bool:
    """Tell whether a text is one line that ends once, whatever stands in its quotes."""
    own = re.sub(r"“.*”", "", text)
    return own.endswith(".") and own.count(". ") == 0 and len(text.splitlines()) == 1
