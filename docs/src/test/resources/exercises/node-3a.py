#!/usr/bin/env python3
import json, sys

node_id = None
values = []


def reply(request, body):
    if "msg_id" not in request["body"]:
        return  # the sender expects no reply
    body["in_reply_to"] = request["body"]["msg_id"]
    message = {"src": node_id, "dest": request["src"], "body": body}
    print(json.dumps(message), flush=True)


for line in sys.stdin:
    request = json.loads(line)
    body = request["body"]
    if body["type"] == "init":
        node_id = body["node_id"]
        print("I am", node_id, file=sys.stderr)
        reply(request, {"type": "init_ok"})
    elif body["type"] == "topology":
        reply(request, {"type": "topology_ok"})
    elif body["type"] == "broadcast":
        values.append(body["message"])
        reply(request, {"type": "broadcast_ok"})
    elif body["type"] == "read":
        reply(request, {"type": "read_ok", "messages": values})
    elif "in_reply_to" not in body:
        reply(request, {"type": "error", "code": 10, "text": "no " + body["type"] + " here"})
