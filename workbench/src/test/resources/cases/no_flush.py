#!/usr/bin/python3
"""A single node, correct except that its output stays in a buffer until it ends."""
import io, json, sys

out = io.TextIOWrapper(open(1, "wb"), write_through=False)
seen = []
for line in sys.stdin:
    msg = json.loads(line)
    body = msg["body"]
    answer = {"type": body["type"] + "_ok", "in_reply_to": body["msg_id"]}
    if body["type"] == "broadcast":
        seen.append(body["message"])
    elif body["type"] == "read":
        answer["messages"] = seen
    print(json.dumps({"src": msg["dest"], "dest": msg["src"], "body": answer}), file=out)
