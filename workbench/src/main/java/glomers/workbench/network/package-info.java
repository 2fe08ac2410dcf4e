/**
 * The network between nodes and clients. It counts, delays, loses and delivers messages. Time comes
 * from the {@linkplain glomers.workbench.loop loop}. It does not depend on the packages of nodes
 * and clients.
 */
package glomers.workbench.network;
