import type { Peer } from './peers.ts';

/** Starts a server that speaks as CouchDB does, on loopback. */
export function startCouch(): Promise<{ address: string; close(): Promise<void> }>;
/** A device with a database of its own, which replicates with `address`. */
export function couchDevice(name: string, address: string): Peer;
