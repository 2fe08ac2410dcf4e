/**
 * Why a value was lost or stale: derives {@linkplain glomers.workbench.explain.Fact facts} from the
 * {@linkplain glomers.workbench.history history} and the journal of messages.
 */
package glomers.workbench.explain;
