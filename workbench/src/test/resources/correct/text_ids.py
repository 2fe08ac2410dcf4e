"""The msg_id and in_reply_to between nodes are strings."""
import node

seen, waiting, count = set(), {}, 0


def take(value, src):
    global count
    if value in seen:
        return
    seen.add(value)
    for peer in node.peers:
        if peer != src:
            count += 1
            waiting["%s/%d" % (node.me, count)] = (peer, value)
    again()


def again():
    for msg_id, (peer, value) in waiting.items():
        node.send(peer, {"type": "broadcast", "message": value, "msg_id": msg_id})


def handle(message, src, body, kind):
    if kind == "broadcast":
        take(body["message"], src)
        node.reply(message, "broadcast_ok")
    elif kind == "broadcast_ok":
        waiting.pop(body["in_reply_to"], None)
    elif kind == "read":
        node.reply(message, "read_ok", messages=sorted(seen))


node.every(1, again)
node.run(handle)
