/**
 * Measures node programs as processes: start-up, memory, throughput, latency, and how cost grows
 * with the size of a test. It stands aside of the flow from scenario to report: its client talks to
 * a node through bare pipes, and it judges only that replies are right.
 */
package glomers.workbench.bench;
