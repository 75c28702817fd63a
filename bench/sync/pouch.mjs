/** The peers of PouchDB (no types are published for the server), in memory: one that serves, and devices that replicate with it. */
import express from 'express';
import expressPouchDb from 'express-pouchdb';
import PouchDB from 'pouchdb-core';
import http from 'pouchdb-adapter-http';
import memory from 'pouchdb-adapter-memory';
import mapreduce from 'pouchdb-mapreduce';
import replication from 'pouchdb-replication';

const Pouch = PouchDB.plugin(memory).plugin(http).plugin(mapreduce).plugin(replication);

/** Starts a server that speaks as CouchDB does, on loopback. */
export async function startCouch() {
  const app = express();
  const options = { mode: 'minimumForPouchDB', inMemoryConfig: true };
  app.use('/', expressPouchDb(Pouch.defaults({ adapter: 'memory' }), options));
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    address: `http://127.0.0.1:${server.address().port}/`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A device with a database of its own, which replicates with `address`. */
export function couchDevice(name, address) {
  const own = new Pouch(name, { adapter: 'memory' });
  const remote = new Pouch(address, { adapter: 'http' });
  return {
    async save(notes) {
      const ids = notes.map(({ id }) => id);
      const { rows } = await own.allDocs({ keys: ids });
      const revisions = new Map(rows.flatMap((row) => (row.value ? [[row.id, row.value.rev]] : [])));
      await own.bulkDocs(
        notes.map((note) => ({
          ...note,
          _id: note.id,
          ...(revisions.has(note.id) ? { _rev: revisions.get(note.id) } : {}),
        })),
      );
    },
    async round() {
      await own.sync(remote);
    },
    async bodies() {
      const { rows } = await own.allDocs({ include_docs: true });
      return new Map(rows.map(({ id, doc }) => [id, doc.body]));
    },
  };
}
