/**
 * The checkers. Each takes only a {@linkplain glomers.workbench.history history}, and gives the
 * verdict that the checkers of Maelstrom and Jepsen give.
 */
package glomers.workbench.checker;
