import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { watchDatabases } from '../../../utils/store/watch.ts';

interface Recreated {
  dataLoss?: string;
  dataLossMessage?: string;
}

/** A watched factory, with what was told of it. */
function watched() {
  const factory = new IDBFactory();
  const told: string[] = [];
  let says: Recreated = {};
  // Chromium says on its event that it made a database anew; this comes before the listeners of the watch.
  const plain = factory.open.bind(factory);
  factory.open = (...named: Parameters<typeof plain>) => {
    const request = plain(...named);
    request.addEventListener('upgradeneeded', (event) => Object.assign(event, says));
    return request;
  };
  watchDatabases(factory, {
    failed: (error) => told.push(`failed ${(error as Error).name}`),
    lost: (detail) => told.push(`lost ${detail}`),
  });
  const open = (version: number, recreated: Recreated = {}) =>
    new Promise<IDBDatabase>((resolve, reject) => {
      says = recreated;
      const request = factory.open('notes', version);
      request.addEventListener('upgradeneeded', () => request.result.createObjectStore('rows'));
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(request.error ?? new Error('open')));
    });
  const ended = (transaction: IDBTransaction) =>
    new Promise((done) => ['abort', 'complete'].forEach((name) => transaction.addEventListener(name, done)));
  return { told, open, ended };
}

describe('database errors reported by the browser', () => {
  it.each([
    [{ dataLoss: 'total', dataLossMessage: 'Corruption: 12 missing files' }, ['lost Corruption: 12 missing files']],
    [{ dataLoss: 'total' }, ['lost total']],
    [{ dataLoss: 'none' }, []],
  ])('%j is a loss only when it is one', async (recreated, expected) => {
    const { told, open } = watched();
    await open(1, recreated);
    expect(told).toEqual(expected);
  });

  it('a failed write is noticed; an aborted one and a read are not', async () => {
    const { told, open, ended } = watched();
    const database = await open(1);
    const write = database.transaction('rows', 'readwrite');
    write.objectStore('rows').add('a', 1);
    write.objectStore('rows').add('b', 1);
    await ended(write);
    expect(told).toEqual(['failed ConstraintError']);
    const back = database.transaction('rows', 'readwrite');
    back.objectStore('rows').put('c', 2);
    back.abort();
    await ended(back);
    await ended(database.transaction('rows'));
    expect(told).toHaveLength(1);
  });

  it('a database that cannot be opened is noticed', async () => {
    const { told, open } = watched();
    (await open(2)).close();
    await expect(open(1)).rejects.toThrow();
    expect(told).toEqual(['failed VersionError']);
  });
});
