/**
 * The wire protocol of Maelstrom's broadcast workload: envelope, bodies, error codes, JSON codec.
 *
 * <p>Messages and the predefined bodies are immutable. No class here does IO, starts a thread or
 * reads a clock. {@link glomers.common.node} builds on it.
 */
package glomers.common.protocol;
