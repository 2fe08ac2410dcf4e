/**
 * The real {@linkplain glomers.common.node.Environment environment}: messages on STDIN and STDOUT,
 * real threads, the real clock.
 *
 * <p>In the order of the data: {@code LineReader} splits STDIN into lines, {@code StripedExecutor}
 * distributes the messages over threads, and {@code LineWriter} writes their replies to STDOUT as
 * whole lines. {@link glomers.common.io.StdioNode} connects them.
 */
package glomers.common.io;
