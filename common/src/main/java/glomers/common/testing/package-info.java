/**
 * For unit tests: a {@linkplain glomers.common.node.World world} in memory, in which a test drives
 * a node message by message, with a clock that it moves by hand.
 */
package glomers.common.testing;
