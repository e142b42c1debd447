#!/bin/sh
# Ends what a copy of Lunhuan started when the process that started it is gone: that process holds the other end of our
# standard input, so its death is the end of our input. $1 is a file of lines "signal pid start-time", in the order of stopping.
while read -r _; do :; done
[ -f "$1" ] || exit 0
alive() { [ "$(ps -o lstart= -p "$1" 2>/dev/null | sed 's/ *$//')" = "$2" ]; }
while read -r signal pid began; do
  alive "$pid" "$began" || continue
  kill "-$signal" "$pid" 2>/dev/null
  tries=0
  while alive "$pid" "$began" && [ "$tries" -lt 30 ]; do
    sleep 0.1
    tries=$((tries + 1))
  done
  alive "$pid" "$began" && kill -KILL "$pid" 2>/dev/null
done < "$1"
rm -f "$1"
