"""A node sends each value to one helper, which sends it to the others. They reply to the first node, with its msg_id."""
import node

seen, waiting, count = set(), {}, 0


def take(value):
    global count
    if value not in seen:
        seen.add(value)
        count += 1
        waiting[count] = [value, set(node.peers)]
        ask(count)


def ask(msg_id):
    value, missing = waiting[msg_id]
    helper = node.peers[msg_id % len(node.peers)]
    node.send(helper, {"type": "help", "msg_id": msg_id, "value": value})


def again():
    for msg_id in waiting:
        ask(msg_id)


def store(asker, msg_id, value):
    seen.add(value)
    node.send(asker, {"type": "stored", "in_reply_to": msg_id})


def handle(message, src, body, kind):
    if kind == "broadcast":
        take(body["message"])
        node.reply(message, "broadcast_ok")
    elif kind == "read":
        node.reply(message, "read_ok", messages=sorted(seen))
    elif kind == "help":
        store(src, body["msg_id"], body["value"])
        for peer in node.peers:
            if peer != src:
                node.send(peer, {"type": "store", "for": [src, body["msg_id"]], "value": body["value"]})
    elif kind == "store":
        store(*body["for"], body["value"])
    elif kind == "stored" and body["in_reply_to"] in waiting:
        waiting[body["in_reply_to"]][1].discard(src)
        if not waiting[body["in_reply_to"]][1]:
            del waiting[body["in_reply_to"]]


node.every(0.5, again)
node.run(handle)
