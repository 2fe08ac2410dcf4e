"""An ordinary fan-out with retries, for programs that are unusual in other ways."""
import node

seen, lacking = [], {}


def take(value, src):
    if value not in seen:
        seen.append(value)
        lacking[value] = [peer for peer in node.peers if peer != src]
        tell(value)


def tell(value):
    for peer in lacking[value]:
        node.send(peer, {"type": "tell", "value": value})


def again():
    for value in lacking:
        tell(value)


def handle(message, src, body, kind):
    if kind == "broadcast":
        take(body["message"], src)
        node.reply(message, "broadcast_ok")
    elif kind == "read":
        node.reply(message, "read_ok", messages=seen)
    elif kind == "tell":
        take(body["value"], src)
        node.send(src, {"type": "told", "value": body["value"]})
    elif kind == "told":
        if src in lacking[body["value"]]:
            lacking[body["value"]].remove(src)


node.every(0.5, again)
