/**
 * The checkers. They judge a {@linkplain glomers.workbench.history history} without looking at the
 * network or the nodes, and give the verdict that the checkers of Maelstrom and Jepsen give.
 */
package glomers.workbench.checker;
