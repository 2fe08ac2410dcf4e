"""The common code of the programs here: input and output lines, requests and replies, timers."""
import json, sys, threading

me, peers = None, []
lock = threading.RLock()
encode = json.dumps
newline = "\n"


def send(dest, body):
    with lock:
        sys.stdout.write(encode({"src": me, "dest": dest, "body": body}) + newline)
        sys.stdout.flush()


def reply(message, type, **fields):
    send(message["src"], {"type": type, "in_reply_to": message["body"]["msg_id"], **fields})


def every(seconds, task):
    """Runs a task again and again, for ever."""

    def run():
        with lock:
            task()
        every(seconds, task)

    timer = threading.Timer(seconds, run)
    timer.daemon = True
    timer.start()


def initialize(body):
    global me, peers
    me, peers = body["node_id"], [node for node in body["node_ids"] if node != body["node_id"]]


def run(handle):
    """Passes each message except init and topology to the handler, one at a time."""
    for line in sys.stdin:
        message = json.loads(line)
        kind = message["body"].get("type")
        with lock:
            if kind == "init":
                initialize(message["body"])
                reply(message, "init_ok")
            elif kind == "topology":
                reply(message, "topology_ok")
            else:
                handle(message, message["src"], message["body"], kind)
