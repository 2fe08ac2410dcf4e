/**
 * The event loop that everything in the workbench runs on: a queue of (time, sequence number,
 * action), against a clock that is real or virtual. It knows no other package.
 */
package glomers.workbench.loop;
