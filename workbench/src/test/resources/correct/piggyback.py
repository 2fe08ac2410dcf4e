"""A message to a peer has the new values for it, and the values received from it. It sends no empty message."""
import node

seen, unacked, received = set(), {}, {}


def take(values, src):
    for value in set(values) - seen:
        seen.add(value)
        for peer in node.peers:
            if peer != src:
                unacked.setdefault(peer, set()).add(value)


def flush():
    for peer in node.peers:
        news, acks = unacked.get(peer, set()), received.pop(peer, set())
        if news or acks:
            node.send(peer, {"type": "sync", "news": sorted(news), "acks": sorted(acks)})


def handle(message, src, body, kind):
    if kind == "broadcast":
        take([body["message"]], src)
        node.reply(message, "broadcast_ok")
    elif kind == "read":
        node.reply(message, "read_ok", messages=sorted(seen))
    elif kind == "sync":
        unacked.setdefault(src, set()).difference_update(body["acks"])
        received.setdefault(src, set()).update(body["news"])
        take(body["news"], src)


node.every(0.2, flush)
node.run(handle)
