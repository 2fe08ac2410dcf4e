# Starts a part as a node. Each part's script "node" sources this file, so $0 is that script. It uses the java of JAVA_HOME, or of the
# PATH. The script starts no other process before java, because each would cost a millisecond.
case $0 in
  /*) part=${0%/*} ;;
  */*) part=$PWD/${0%/*} ;;
  *) part=$PWD ;;
esac
for jar in "$part"/target/part-3?.jar; do :; done
if [ ! -f "$jar" ]; then
  part=$(CDPATH= cd "$part" && pwd -P)
  echo "$part is not built: run 'mvn package -DskipTests' in $(dirname "$part") first." >&2
  exit 1
fi
name=${jar##*/part-}
main=glomers.part${name%.jar}.Main
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
if ! command -v "$java" >/dev/null; then
  echo "No java at '$java': install a JDK, 17 or later, or set JAVA_HOME." >&2
  exit 1
fi
# STDOUT is the wire, so the JVM's own messages go to STDERR. The node starts from an archive of its classes, or from an ahead-of-time
# cache if JDK 25 or later built it; a JVM ignores an archive of another JVM. With a class path instead of -jar, the JVM doesn't even
# open the jar. A small young generation is reused often and stays in the processor's cache; a large one would only take memory.
exec "$java" -Xlog:disable -Xlog:all=error,cds=off:stderr -XX:+DisplayVMOutputToStderr \
  -XX:SharedArchiveFile="$part/target/node.jsa" -XX:+UseSerialGC -Xms32m -Xmn4m -XX:TieredStopAtLevel=1 -XX:-UsePerfData -cp "$jar" "$main" "$@"
