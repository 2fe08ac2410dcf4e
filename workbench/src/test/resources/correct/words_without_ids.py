"""The workload's message types between nodes, without ids: broadcast_ok contains the value, read is answered by read_ok."""
import node

seen, unacked = [], {}


def take(value, src):
    if value not in seen:
        seen.append(value)
        for peer in node.peers:
            if peer != src:
                unacked.setdefault(peer, set()).add(value)
                node.send(peer, {"type": "broadcast", "message": value})


def again():
    for peer, values in unacked.items():
        if values:
            node.send(peer, {"type": "read"})


def handle(message, src, body, kind):
    if kind == "broadcast" and src in node.peers:
        take(body["message"], src)
        node.send(src, {"type": "broadcast_ok", "message": body["message"]})
    elif kind == "broadcast_ok":
        unacked[src].discard(body["message"])
    elif kind == "read" and src in node.peers:
        node.send(src, {"type": "read_ok", "messages": seen})
    elif kind == "read_ok":
        unacked[src] -= set(body["messages"])
        for value in body["messages"]:
            take(value, src)
        for value in unacked[src]:
            node.send(src, {"type": "broadcast", "message": value})
    elif kind == "broadcast":
        take(body["message"], src)
        node.reply(message, "broadcast_ok")
    elif kind == "read":
        node.reply(message, "read_ok", messages=seen)


node.every(0.5, again)
node.run(handle)
