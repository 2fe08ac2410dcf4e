"""Writes JSON with another valid formatting, named by its argument."""
import json, sys
import fan_out, node


def backwards(message):
    return json.dumps({key: message[key] for key in ("body", "dest", "src")})


def escaped(message):
    text = json.dumps(message)
    for plain in ("type", "body", "read_ok", "messages", '"n0"'):
        text = text.replace(plain, "".join("\\u%04x" % ord(c) if c != '"' else c for c in plain))
    return text


def spaced(message):
    return " \t" + json.dumps(message, separators=(" ,\t", " : ")) + "  "


form = sys.argv[1]
if form == "crlf":
    node.newline = "\r\n"
else:
    node.encode = {"backwards": backwards, "escaped": escaped, "spaced": spaced}[form]
node.run(fan_out.handle)
