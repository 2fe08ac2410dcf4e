/**
 * Why a value was lost or late: puts together what the {@linkplain glomers.workbench.history
 * history} and the journal of messages tell, in words.
 */
package glomers.workbench.explain;
