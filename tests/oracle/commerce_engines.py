"""Runs generated cases through the engine: the native command, or the WebAssembly module in Node.

In: JSONL texts of {"book", "input"}. Out: one text each: the canonical `prices`, or {"error": code}.
A case is two requests of one session: load_book, which also takes the place of the book before, and prices.
"""

import subprocess

BUNDLE = '{"kind":"load_book","bundle":{"format":"quotewright-book-1","files":{"book":%s}}}'
PRICES_HEAD = '{"ok":true,"kind":"prices","prices":'
LOADED_HEAD = '{"ok":true,"kind":"load_book",'
CODE_HEAD = '{"ok":false,"error":{"code":"'


def split_case(text):
    """The texts of book and input in a generated line."""
    head, middle = '{"book":', ',"input":'
    at = text.rindex(middle)
    return text[len(head):at], text[at + len(middle):-1]


def requests(texts):
    """The lines of requests of these cases, two each."""
    lines = []
    for text in texts:
        book, given = split_case(text)
        lines.append(BUNDLE % book)
        lines.append('{"kind":"prices","input":%s}' % given)
    return lines


def code_in(reply):
    if not reply.startswith(CODE_HEAD):
        return None
    return reply[len(CODE_HEAD):].split('"', 1)[0]


def outcome(loaded, prices):
    """What the two replies of a case say, in the oracle's form."""
    if not loaded.startswith(LOADED_HEAD):
        code = code_in(loaded)
        return '{"error":"%s"}' % code if code else "(load_book: %s)" % loaded[:300]
    if prices.startswith(PRICES_HEAD):
        return prices[len(PRICES_HEAD):prices.rindex(',"findings":[')]
    code = code_in(prices)
    return '{"error":"%s"}' % code if code else "(prices: %s)" % prices[:300]


def run(command, texts, seconds=1800):
    """[(outcome, message)] of the cases, and the exit code of the command."""
    text = "\n".join(requests(texts)) + "\n"
    done = subprocess.run(command, input=text.encode("utf-8"), stdout=subprocess.PIPE, timeout=seconds, check=False)
    replies = done.stdout.decode("utf-8", "replace").split("\n")
    found = []
    for k in range(len(texts)):
        pair = replies[2 * k:2 * k + 2]
        if len(pair) < 2 or not pair[1]:
            found.append(("(no reply)", ""))
            continue
        first = pair[0] if not pair[0].startswith(LOADED_HEAD) else pair[1]
        found.append((outcome(*pair), first[:1500] if not first.startswith(PRICES_HEAD) else ""))
    return found, done.returncode
