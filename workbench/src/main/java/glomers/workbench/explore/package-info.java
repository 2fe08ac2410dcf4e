/**
 * A model checker for compiled node programs. It explores every schedule of a small state space. In
 * its environment, no event happens unless the search chooses it, and the search makes every
 * choice.
 *
 * <p>A node is an object that can't be copied or rewound, but its behaviour depends only on its
 * inputs. So a node's state is represented by its {@linkplain glomers.workbench.explore.NodeTrace
 * trace}, and each trace is run once. Two schedules that gave every node the same inputs in the
 * same order, and left the same messages in flight, lead to the same state.
 */
package glomers.workbench.explore;
