"""Reads .eml files with Python's email package, as another program would, and says
what it finds, a field a line: NAME, a space, the value's UTF-8 in hexadecimal.

read_eml.py FILE...
"""
import email
import email.policy
import re
import sys


def say(name, value):
    print(name, value.encode("utf-8", "surrogatepass").hex() if isinstance(value, str) else value.hex())


def breaches(raw):
    """What RFC 5322, 2045 and 2047 forbid and the package reads all the same."""
    if re.search(rb"(?<!\r)\n|\r(?!\n)", raw):
        yield "a line end that is not CRLF"
    if any(byte >= 128 for byte in raw):
        yield "a byte that is not ASCII"
    if any(len(line) > 78 for line in raw.split(b"\r\n")):
        yield "a line of more than 78 characters"
    for word in re.findall(rb"=\?[^ ]*\?=", raw.split(b"\r\n\r\n")[0]):
        if len(word) > 75:
            yield "an encoded-word of more than 75 characters"


for path in sys.argv[1:]:
    with open(path, "rb") as file:
        raw = file.read()
    message = email.message_from_bytes(raw, policy=email.policy.default)
    say("file", path)
    for breach in breaches(raw):
        say("defect", breach)
    for part in message.walk():
        for defect in part.defects:
            say("defect", repr(defect))
        for field, value in part.items():
            for defect in getattr(value, "defects", []):
                say("defect", field + ": " + repr(defect))
    say("fields", " ".join(message.keys()))
    for field in ("Date", "To", "Subject", "X-Unsent", "Content-Type"):
        if message[field] is not None:
            say(field, str(message[field]))
    say("body", message.get_body(("plain",)).get_content().replace("\r\n", "\n"))
    for part in message.iter_attachments():
        say("attachment", part.get_filename())
        say("type", part.get_content_type())
        say("bytes", part.get_content())
