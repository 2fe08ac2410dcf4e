"""Handles each request slowly, in a thread of its own."""
import random, threading, time
import fan_out, node


def handle(message, src, body, kind):
    def work():
        time.sleep(random.random() / 20)
        with node.lock:
            fan_out.handle(message, src, body, kind)

    threading.Thread(target=work, daemon=True).start()


node.run(handle)
