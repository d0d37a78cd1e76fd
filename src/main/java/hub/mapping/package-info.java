/** Turns one payload of a platform into observations: reading, JSLT with exact money, schema check, publications. */
package hub.mapping;
