/**
 * The real {@linkplain glomers.common.node.Environment environment}: messages on STDIN and STDOUT,
 * real threads, the real clock.
 *
 * <p>In the order of the data: {@code LineReader} cuts STDIN into lines, {@code StripedExecutor}
 * spread the messages over threads, {@code LineWriter} gathers what they answer into whole lines on
 * STDOUT. {@link glomers.common.io.StdioNode} is the whole of it.
 */
package glomers.common.io;
