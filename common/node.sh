# Starts a part as a node: each part's script "node" reads this file, so $0 is that script. It runs on the java of JAVA_HOME,
# or of the PATH. From here to java nothing else is started: each process would cost a millisecond.
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
# STDOUT is the wire: what the JVM itself has to say goes to STDERR. One small, quick process of many, it starts from an
# archive of its classes, or from an ahead-of-time cache if JDK 25 or later built it; a JVM passes over one that isn't its own.
# With a class path and no -jar, it doesn't even open the jar.
# A small young generation is touched again and again, and stays in the processor's cache; a large one would only be resident.
exec "$java" -Xlog:disable -Xlog:all=error,cds=off:stderr -XX:+DisplayVMOutputToStderr \
  -XX:SharedArchiveFile="$part/target/node.jsa" -XX:+UseSerialGC -Xms32m -Xmn4m -XX:TieredStopAtLevel=1 -XX:-UsePerfData -cp "$jar" "$main" "$@"
