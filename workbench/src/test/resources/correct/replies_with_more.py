"""Replies have a msg_id of their own; init_ok and errors have further keys; an error has no text."""
import fan_out, node

count = 0


def send(dest, body, plain=node.send):
    global count
    if dest not in node.peers:
        count += 1
        body["msg_id"] = count
        if body["type"] in ("init_ok", "error"):
            body["version"] = {"of": "this"}
    plain(dest, body)


def handle(message, src, body, kind):
    if src not in node.peers and count % 5 == 4:
        node.reply(message, "error", code=11)
    else:
        fan_out.handle(message, src, body, kind)


node.send = send
node.run(handle)
