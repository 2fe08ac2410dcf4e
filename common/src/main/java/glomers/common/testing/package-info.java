/**
 * For unit tests: two environments in memory. In one, a test drives a node message by message, with
 * a clock that it moves by hand. In the other, many threads drive it at once.
 */
package glomers.common.testing;
