/**
 * Measures node programs as processes: start-up, memory, throughput, latency, and how cost grows
 * with the size of a test. It is not part of the flow from scenario to report: its client talks to
 * a node through pipes, and checks only that the replies are right.
 */
package glomers.workbench.bench;
