/**
 * Every schedule of a small state space: a model checker over real, compiled node programs. It has
 * a environment of its own, in which nothing happens unless it is chosen, and goes through all
 * choices.
 *
 * <p>A node is an object that can't be copied or rewound, but what it does follows from what it was
 * given. So a node's state is taken to be its {@linkplain glomers.workbench.explore.NodeTrace
 * history}, each history is run once, and two schedules that gave every node the same inputs in the
 * same order, and left the same messages under way, are one from there on.
 */
package glomers.workbench.explore;
