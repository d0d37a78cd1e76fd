/** What tells whether the hub is well: health, figures and the names a log line carries. */
package hub.operation;
