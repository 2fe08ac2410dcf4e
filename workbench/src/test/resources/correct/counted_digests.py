"""No fan-out. Each node keeps a log for each node, and sends the lengths of its logs to one peer after another, for ever."""
import node

logs, round = {}, 0


def digest():
    return {origin: len(log) for origin, log in logs.items()}


def gossip():
    global round
    if node.peers:
        round += 1
        peer = node.peers[round % len(node.peers)]
        node.send(peer, {"type": "digest", "round": round, "counts": digest()})


def handle(message, src, body, kind):
    if kind == "broadcast":
        if not any(body["message"] in log for log in logs.values()):
            logs.setdefault(node.me, []).append(body["message"])
        node.reply(message, "broadcast_ok")
    elif kind == "read":
        node.reply(message, "read_ok", messages=sorted({v for log in logs.values() for v in log}))
    elif kind == "digest":
        more = {
            origin: [body["counts"].get(origin, 0), log[body["counts"].get(origin, 0) :]]
            for origin, log in logs.items()
            if len(log) > body["counts"].get(origin, 0)
        }
        if more:
            node.send(src, {"type": "delta", "round": body["round"], "more": more})
    elif kind == "delta":
        for origin, (begin, values) in body["more"].items():
            log = logs.setdefault(origin, [])
            log.extend(values[len(log) - begin :] if begin <= len(log) else [])


node.every(0.2, gossip)
node.run(handle)
