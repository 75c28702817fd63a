import type { AnyRequestName } from '../protocol/library.ts';
import type { Handlers } from '../messages/server.ts';

/**
 * Whether a message reads or changes notes. A message without an entry does not compile. Messages that only record
 * facts about a publication as a side effect do not count: they write nothing when there is no note, and must not wait
 * for the notes database.
 */
const TOUCHES_NOTES: { readonly [N in AnyRequestName]: boolean } = {
  'dossier.peek': false,
  'page.get': false,
  'strip.peek': false,
  'strip.get': false,
  'strip.counts': true,
  'strip.touch': false,
  'strip.elsewhere': false,
  'named.begin': false,
  'named.look': true,
  'named.write': false,
  'diagnose.run': false,
  'related.get': false,
  'corpus.facts': false,
  'corpus.update': false,
  'corpus.pause': false,
  'corpus.remove': false,
  'corpus.configure': false,
  'related.view': true,
  'related.meanwhile': false,
  'related.place': false,
  'questions.figures': true,
  'questions.search': true,
  'frame.offer': false,
  'frame.claim': false,
  'frame.there': false,
  'marks.find': true,
  'marks.hide': false,
  'dossier.get': false,
  'notes.get': true,
  'notes.list': true,
  'passages.list': true,
  'notes.save': true,
  'notes.delete': true,
  'notes.restore': true,
  'notes.doubts': true,
  'notes.settle': true,
  'notes.change': true,
  'anchors.put': true,
  'collections.list': true,
  'collections.get': true,
  'collections.change': true,
  'collections.batch': true,
  'collections.merge': true,
  'tags.list': true,
  'store.facts': true,
  'keys.mark': false,
  'options.open': false,
  'library.list': true,
  'library.notes': true,
  'library.search': true,
  'library.ids': true,
  'library.verdicts': true,
  'notes.unreadable': true,
  'notes.discard': true,
  'notes.update': true,
  'tags.rename': true,
  'tags.delete': true,
  'library.export': true,
  'library.import': true,
  'library.wipe': true,
  'library.health': true,
  'library.copy': true,
  'library.seen': true,
  'library.continue': true,
  'backup.state': true,
  'backup.done': true,
  'backup.threshold': true,
  'services.ask': false,
  'answers.get': false,
  'answers.marks': true,
  'versions.compare': false,
  'house.strip': false,
  'house.open': false,
  'kamer.get': false,
  'kamer.service': false,
  'follow.set': true,
  'follow.mine': true,
  'follow.among': true,
  'follow.any': true,
  'follow.search': true,
  'follow.searches': true,
  'follow.events': true,
  'follow.seen': true,
  'follow.telling': true,
  'follow.notify': true,
  'follow.rename': true,
  'sync.state': true,
  'sync.look': true,
  'sync.begin': true,
  'sync.now': true,
  'sync.pause': true,
  'sync.password': true,
  'sync.leave': true,
  'sync.gone': true,
  'sync.met': true,
  'sync.looked': true,
  'sync.opened': true,
  'sync.deletions': true,
  'sync.understood': true,
  'sync.passphrase': true,
  'sync.rejoin': true,
  'shared.list': true,
  'shared.look': true,
  'shared.share': true,
  'shared.invite': true,
  'shared.read': true,
  'shared.join': true,
  'shared.now': true,
  'shared.pause': true,
  'shared.password': true,
  'shared.decide': true,
  'shared.understood': true,
  'shared.lost': true,
  'shared.unsent': true,
  'shared.leave': true,
  'errors.note': false,
  'errors.list': false,
  'errors.clear': false,
};

/**
 * Delays everything that touches notes until an interrupted wipe is finished, and while a wipe is running. Otherwise a
 * note could be reported as saved and then be deleted.
 *
 * @param handlers one for each message
 * @param ready resolves once an interrupted wipe is finished; never rejects
 */
export function withGate(handlers: Handlers, ready: Promise<void>): Handlers {
  let gate: Promise<unknown> = ready;
  type Handle = (payload: unknown, sender: unknown) => Promise<unknown>;
  const entries = Object.entries(handlers as Readonly<Record<string, Handle>>).map(([name, handle]) => {
    if (!TOUCHES_NOTES[name as AnyRequestName]) return [name, handle] as const;
    const wait: Handle = async (payload, sender) => {
      const previous = gate;
      const mine = previous.then(() => handle(payload, sender));
      if (name === ('library.wipe' satisfies AnyRequestName)) gate = mine.catch(() => undefined); // Expected: the caller gets the error.
      return mine;
    };
    return [name, wait] as const;
  });
  return Object.fromEntries(entries) as unknown as Handlers;
}
