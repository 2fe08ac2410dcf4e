"""Bodies between nodes have no type, or one that is no string; ids are of any type. Sends batches, which peers acknowledge."""
import node

seen, unacked = set(), {}


def take(values, src):
    for value in set(values) - seen:
        seen.add(value)
        for peer in node.peers:
            if peer != src:
                unacked.setdefault(peer, set()).add(value)


def flush():
    for peer, values in unacked.items():
        if values:
            node.send(peer, {"v": [sorted(values)], "msg_id": {"of": node.me}})


def handle(message, src, body, kind):
    if kind == "broadcast":
        take([body["message"]], src)
        node.reply(message, "broadcast_ok")
    elif kind == "read":
        node.reply(message, "read_ok", messages=sorted(seen))
    elif "v" in body:
        take(body["v"][0], src)
        node.send(src, {"type": 7, "got": body["v"][0], "in_reply_to": [body["msg_id"]], "": None})
    else:
        unacked[src] -= set(body["got"])


node.every(0.1, flush)
node.run(handle)
