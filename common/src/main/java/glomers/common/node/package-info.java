/**
 * What a part is written against: the {@link glomers.common.node.Node}, and the one seam between a
 * node and everything outside it, the {@link glomers.common.node.Environment}.
 *
 * <p>The node knows the {@linkplain glomers.common.protocol protocol} and its environment. It owns
 * no thread, clock or randomness: those come through the environment, real in {@link
 * glomers.common.io}, moved by hand in {@link glomers.common.testing}, simulated in the workbench.
 */
package glomers.common.node;
