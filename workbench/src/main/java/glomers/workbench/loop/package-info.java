/**
 * The event loop that runs all of the workbench: a queue of (time, sequence number, action) and a
 * clock that is real or virtual. It depends on no other package of the workbench.
 */
package glomers.workbench.loop;
