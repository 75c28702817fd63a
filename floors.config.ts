import type { IConfiguration } from 'dependency-cruiser';

/**
 * The rooms of `utils`, lowest first: the one place that says which floor is above which. An import goes down or stays in
 * its own room. A pure room only computes: no browser, no clock, no chance; it takes these as arguments.
 */
export const FLOORS: readonly { readonly room: string; readonly pure?: true; readonly what: string }[] = [
  {
    room: 'domain',
    pure: true,
    what: 'notes, publications, states, passages, citations, files, words: the facts and the rules',
  },
  { room: 'dutch', pure: true, what: 'folding, stemming, compounds, the query language' },
  { room: 'note-index', what: 'a search index in IndexedDB; knows no Kantlijn' },
  { room: 'questions', pure: true, what: 'the list of all questions: file, rank, search, view' },
  { room: 'protocol', pure: true, what: 'every shape that crosses a border, with its limits and timeouts' },
  { room: 'messages', what: 'transport: one client, one server' },
  { room: 'drafts', what: 'the autosave machine' },
  { room: 'sources', what: 'clients of the official services' },
  { room: 'sync', what: 'notes as documents, sealed files and the transports for them' },
  { room: 'store', what: 'IndexedDB, the second copy, settings' },
  { room: 'services', what: 'what the background does; gathers and orders, decides by the domain' },
];

/** Packages that only compute, so that a pure room may use them. */
const PURE_PACKAGES = ['approx-string-match', 'fflate', 'saxes', 'zod'];

const either = (names: readonly string[]): string => `(${names.join('|')})`;
const rooms = FLOORS.map(({ room }) => room);
const floors = [...rooms.map((room) => `utils/${room}`), 'components', 'entrypoints'];
const shipped = `^${either(['entrypoints', 'components', 'utils'])}/`;
const pure = `^utils/${either(FLOORS.filter((floor) => floor.pure).map(({ room }) => room))}/`;
const rule = (name: string, from: object, to: object) => ({ name, severity: 'error' as const, from, to });

/** The rules on imports, held by dependency-cruiser (decision 281): `npm test -- floors`. */
export default {
  forbidden: [
    ...floors
      .slice(0, -1)
      .map((floor, at) =>
        rule(`${floor}-is-below`, { path: `^${floor}/` }, { path: `^${either(floors.slice(at + 1))}/` }),
      ),
    rule('room-without-a-floor', { path: '^utils/', pathNot: `^utils/${either(rooms)}/` }, {}),
    rule('a-cycle', {}, { circular: true }),
    rule('not-for-the-product', { path: shipped }, { pathNot: [shipped, '^node_modules/'] }),
    rule(
      'a-pure-room-with-a-package',
      { path: pure },
      { pathNot: ['^utils/', `^node_modules/${either(PURE_PACKAGES)}/`] },
    ),
    rule('not-to-be-found', { path: shipped }, { couldNotResolve: true }),
  ],
  options: {
    // TypeScript 7 has no parser that other programs can call; swc can, and keeps `import type`.
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'browser', 'types'] },
  },
} satisfies IConfiguration;
