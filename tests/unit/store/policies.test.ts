import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { ROOT } from '../house/code.ts';

vi.stubGlobal('browser', fakeBrowser);
const { NO_POLICIES, POLICIES, policiesOf, readPolicies } = await import('../../../utils/store/policies.ts');
const { kamerState, writeKamer } = await import('../../../utils/store/kamer-settings.ts');

const ADDRESS = 'https://intranet.example/kantlijn/corpus.bin';
const given = vi.fn<() => Promise<unknown>>();
beforeEach(() => {
  fakeBrowser.reset();
  given.mockReset().mockResolvedValue({});
  fakeBrowser.storage.managed.get = given as never;
});

describe('what whoever manages the machine has set', () => {
  it.each([
    ['nothing', {}, {}],
    ['no object', 'uit', {}],
    ['an address', { listAddress: ADDRESS }, { listAddress: ADDRESS }],
    ['switches off', { sync: false, kamerData: false }, { sync: false, kamerData: false }],
    ['a switch left to the reader', { sync: true }, {}],
    ['a switch that cannot be read is off, and named', { sync: 'nee' }, { sync: false, unread: ['sync'] }],
    ['null is no switch either', { listUpdates: null }, { listUpdates: false, unread: ['listUpdates'] }],
    [
      'an address without TLS: nothing is fetched from elsewhere',
      { listAddress: 'http://intranet.example/corpus.bin' },
      { listUpdates: false, unread: ['listAddress'] },
    ],
    [
      'an address with a password',
      { listAddress: 'https://a:b@intranet.example/' },
      { listUpdates: false, unread: ['listAddress'] },
    ],
    ['a name this version does not know', { colour: 'red' }, { unread: ['colour'] }],
    ['a name of an object itself', JSON.parse('{"__proto__":1,"toString":2}'), { unread: ['__proto__', 'toString'] }],
  ])('%s', (_name, stored, expected) => {
    expect(policiesOf(stored)).toEqual({ ...NO_POLICIES, ...expected });
  });

  it('names at most ten that cannot be read, each cut short', () => {
    const { unread } = policiesOf(Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`${n}`.padEnd(500), 1])));
    expect(unread).toHaveLength(10);
    expect(unread.every((name) => name.length <= 60)).toBe(true);
  });

  it('is nothing where the browser has none, as Firefox says by rejecting', async () => {
    given.mockRejectedValue(new Error('Managed storage manifest not found'));
    expect(await readPolicies()).toEqual(NO_POLICIES);
  });

  it('has the same names and types in the schema for Chrome and Edge', () => {
    const schema = JSON.parse(readFileSync(join(ROOT, 'public/managed-schema.json'), 'utf8')) as {
      properties: Record<keyof typeof POLICIES, { type: string }>;
    };
    expect(Object.keys(schema.properties)).toEqual(Object.keys(POLICIES));
    for (const [name, { type }] of Object.entries(schema.properties)) {
      const policy = POLICIES[name as keyof typeof POLICIES];
      expect(policy.safeParse(type === 'boolean' ? true : ADDRESS).success, name).toBe(true);
    }
  });

  it('switches off the data of the Tweede Kamer, whatever the reader chose', async () => {
    await writeKamer('data', true);
    given.mockResolvedValue({ kamerData: false });
    expect(await kamerState('data')).toBe('forbidden');
    expect(await kamerState('pages')).toBe('off');
  });
});

describe('docs/managed.md', () => {
  it.each(Object.keys(POLICIES))('explains %s', (name) => {
    expect(readFileSync(join(ROOT, 'docs/managed.md'), 'utf8')).toContain(`| \`${name}\` `);
  });
});
