"""Needs two seconds before it answers init."""
import time
import fan_out, node

time.sleep(2)
node.run(fan_out.handle)
