"""Writes a lot to STDERR, with long lines and a line without a newline."""
import sys
import fan_out, node


def handle(message, src, body, kind):
    print("got", message, file=sys.stderr)
    print("x" * 200_000, file=sys.stderr)
    print("no end", end="", file=sys.stderr, flush=True)
    fan_out.handle(message, src, body, kind)


node.run(handle)
