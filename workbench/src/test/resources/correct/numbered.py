"""Every message between nodes has a sequence number. Acknowledgements have the number but no value."""
import node

seen, waiting, seq = set(), {}, 0


def take(value, src):
    global seq
    if value in seen:
        return
    seen.add(value)
    for peer in node.peers:
        if peer != src:
            seq += 1
            waiting[seq] = (peer, value)
            node.send(peer, {"type": "value", "seq": seq, "value": value, "try": 0})


def again():
    for number, (peer, value) in waiting.items():
        node.send(peer, {"type": "value", "seq": number, "value": value, "try": 1})


def handle(message, src, body, kind):
    if kind == "broadcast":
        take(body["message"], src)
        node.reply(message, "broadcast_ok")
    elif kind == "read":
        node.reply(message, "read_ok", messages=sorted(seen))
    elif kind == "value":
        take(body["value"], src)
        node.send(src, {"type": "ack", "seq": body["seq"], "have": len(seen)})
    elif kind == "ack":
        waiting.pop(body["seq"], None)


node.every(0.5, again)
node.run(handle)
