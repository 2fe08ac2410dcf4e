/**
 * The API that the parts use: the {@link glomers.common.node.Node}, and the {@link
 * glomers.common.node.Environment}, which is the only interface between a node and what is outside
 * it.
 *
 * <p>A node depends on the {@linkplain glomers.common.protocol protocol} and its environment only.
 * It has no thread, clock or random generator of its own. The environment provides them: real ones
 * in {@link glomers.common.io}, ones that a test controls in {@link glomers.common.testing},
 * simulated ones in the workbench.
 */
package glomers.common.node;
