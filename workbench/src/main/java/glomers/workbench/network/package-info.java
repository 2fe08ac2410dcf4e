/**
 * The network between nodes and clients: counts, delays, cuts and delivers messages. It knows the
 * {@linkplain glomers.workbench.loop loop} that time comes from, and neither who sends nor why.
 */
package glomers.workbench.network;
