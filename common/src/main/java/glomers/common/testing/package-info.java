/**
 * For unit tests: two environments in memory. In {@code FakeEnvironment}, a test sends a node one
 * message after another and advances its clock. In {@code ConcurrentEnvironment}, many threads send
 * it messages at once.
 */
package glomers.common.testing;
