#!/bin/sh
# The node of the test that runs at the end of the workbench's build, to create the archive of classes from which later runs start.
# It is the only node, so it forwards nothing. STDIN and STDOUT are the wire.
values=
while read -r line; do
  id=${line##*\"msg_id\":}
  src=${line#*\"src\":\"}
  reply=
  case $line in
    *'"type":"init"'*) reply='"type":"init_ok"' ;;
    *'"type":"topology"'*) reply='"type":"topology_ok"' ;;
    *'"type":"read"'*) reply='"type":"read_ok","messages":['$values']' ;;
    *'"type":"broadcast"'*)
      value=${line##*\"message\":}
      values=${values:+$values,}${value%%[!0-9]*}
      reply='"type":"broadcast_ok"'
      ;;
  esac
  [ -n "$reply" ] &&
    echo '{"src":"n0","dest":"'"${src%%\"*}"'","body":{"in_reply_to":'"${id%%[!0-9]*}"','"$reply"'}}'
done
