/**
 * The wire protocol of Maelstrom's broadcast workload: envelope, bodies, error codes, JSON codec.
 *
 * <p>Everything here is immutable and does no IO, starts no thread and reads no clock. {@link
 * glomers.common.node} builds on it.
 */
package glomers.common.protocol;
