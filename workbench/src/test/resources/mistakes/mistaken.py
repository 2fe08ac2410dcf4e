"""A solution of 3c with one beginner's mistake, which its argument names. Wrong on purpose."""
import io, json, sys, threading, time

mistake = sys.argv[1] if len(sys.argv) > 1 else "none"
me, peers, values, lacking = None, [], [], {}
lock = threading.RLock()
requests = 0
out = io.TextIOWrapper(open(1, "wb"), write_through=False)  # PYTHONUNBUFFERED changes sys.stdout


def write(line):
    out.write(line)
    if mistake != "does not flush":
        out.flush()


def send(dest, body):
    message = {"src": me, "dest": dest, "body": body}
    if mistake == "adds a key":
        message["time"] = 0
    if mistake == "sends in another's name" and dest in peers:
        message["src"] = dest
    text = json.dumps(message, indent=1 if mistake == "writes a message on several lines" else None)
    if mistake == "prints a dict":
        text = str(message)
    with lock:
        write(text + ("" if mistake == "ends no line" else "\n"))


def reply(request, type, **fields):
    body = {"type": type, "in_reply_to": request["body"]["msg_id"], **fields}
    if mistake == "replies without in_reply_to":
        del body["in_reply_to"]
    if mistake == "replies to the wrong msg_id" and type == "read_ok":
        body["in_reply_to"] += 1000
    send(request["src"], body)


def init(request):
    global me, peers
    body = request["body"]
    me = body["node_id"]
    peers = [node for node in body["node_ids"] if node != me]
    if mistake == "prints a line":
        write("starting " + me + "\n")
    if mistake != "ignores init":
        reply(request, "init" if mistake == "echoes init" else "init_ok")


def broadcast(request):
    global requests
    value, src = request["body"]["message"], request["src"]
    requests += 1
    if mistake == "exits" and requests == 2:
        sys.exit(0)
    if mistake == "fails" and requests == 2:
        raise KeyError("values")
    if mistake == "loops for ever" and requests == 2:
        while True:
            pass
    if mistake == "stores text":
        value = str(value)
    if mistake == "never stores":
        return reply(request, "broadcast_ok")
    new = value not in values
    if new or mistake == "stores every copy":
        values.append(value)
    if mistake != "ignores broadcast":
        reply(request, "broadcast_ok")
    if mistake == "sends to a stranger":
        send("n99", {"type": "broadcast", "message": value})
    if mistake == "sends on for ever":
        for peer in peers:
            send(peer, {"type": "broadcast", "message": value, "msg_id": 1})
    elif new and src not in peers and mistake != "tells nobody":
        lacking[value] = list(peers)
        tell(value)


def tell(value):
    for peer in lacking[value]:
        send(peer, {"type": "broadcast", "message": value, "msg_id": value + 1})


def read(request):
    shown = list(values)
    if mistake == "shows an object":
        shown = {"values": shown}
    if mistake == "answers late":
        time.sleep(2)
    reply(request, "read_ok", messages=shown)
    if mistake == "answers twice":
        reply(request, "read_ok", messages=shown)


def broadcast_ok(request):
    value = request["body"]["in_reply_to"] - 1
    if request["src"] in lacking.get(value, []):
        lacking[value].remove(request["src"])


def again():
    while mistake != "sends once":
        time.sleep(0.5)
        with lock:
            for value in list(lacking):
                tell(value)


if mistake == "fails when it starts":
    import no_such_module
threading.Thread(target=again, daemon=True).start()
handlers = {"init": init, "broadcast": broadcast, "read": read, "broadcast_ok": broadcast_ok}
if mistake != "knows no topology":
    handlers["topology"] = lambda request: reply(request, "topology_ok")
for line in sys.stdin:
    message = json.loads(line)
    with lock:
        handle = handlers.get(message["body"]["type"])
        if handle:
            handle(message)
        else:
            reply(message, "error", code=10, text="not supported")
