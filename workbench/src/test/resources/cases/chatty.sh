#!/bin/sh
# Answers init, then writes 100 MB to STDERR and exits with 3.
read line
echo '{"src":"n0","dest":"c0","body":{"type":"init_ok","in_reply_to":1}}'
yes "a line of log that a chatty node writes, some eighty characters long, again and again" | head -c 100000000 >&2
exit 3
