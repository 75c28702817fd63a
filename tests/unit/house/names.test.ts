import { describe, expect, it } from 'vitest';
import { sourcesIn } from './code.ts';

/** Names that two rooms may export because they are the same thing twice, each with the reason. */
const TWINS: Readonly<Record<string, string>> = {};

const shipped = [...sourcesIn('entrypoints'), ...sourcesIn('components'), ...sourcesIn('utils')];

/** Places that declare and export each name. What a file hands on from another is not declared there. */
function declarations(): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const { path, code } of shipped) {
    const names = code.matchAll(
      /^export (?:async )?(?:abstract )?(?:function\*?|class|const|let|type|interface|enum) (\w+)/gm,
    );
    for (const [, name = ''] of names) {
      // Both languages of a catalogue have one name.
      const place = path.replace(/\/i18n\/(nl|en)\//, '/i18n/');
      found.set(name, (found.get(name) ?? new Set()).add(place));
    }
  }
  return found;
}

describe('exported names', () => {
  const all = declarations();

  it('are read', () => {
    expect(all.size).toBeGreaterThan(1000);
  });

  it('mean one thing: no name is exported by two files', () => {
    const twice = [...all].filter(([name, places]) => places.size > 1 && !(name in TWINS));
    expect(twice.map(([name, places]) => `${name}: ${[...places].join(', ')}`)).toEqual([]);
  });

  it('has no exception that is not needed', () => {
    expect(Object.keys(TWINS).filter((name) => (all.get(name)?.size ?? 0) < 2)).toEqual([]);
  });
});
