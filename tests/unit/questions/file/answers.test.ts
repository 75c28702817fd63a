import { describe, expect, it } from 'vitest';
import type { RelatedAnswer, RelatedRequest } from '../../../../utils/questions/file/contract.ts';
import { createAnswerMemory } from '../../../../utils/services/list/answers.ts';
import { about } from './world.ts';

const request = (title: string): RelatedRequest => about(title, { text: 'Kent u dit geheime bericht?' });
const listed = (number: string, problem: 'damaged' | null = null): RelatedAnswer => ({
  outcome: 'listed',
  questions: [{ number, record: null, score: 1, likely: true, reasons: [{ kind: 'refers' }] }],
  updatedTo: '2024-10-02',
  problem,
});

function world() {
  const stored = new Map<string, unknown>();
  const memory = {
    get: (key: string) => Promise.resolve(structuredClone(stored.get(key))),
    set: (key: string, value: unknown) => Promise.resolve(void stored.set(key, structuredClone(value))),
    remove: (key: string) => Promise.resolve(void stored.delete(key)),
  };
  let ranked = 0;
  const rank = (answer: RelatedAnswer) => () => {
    ranked += 1;
    return Promise.resolve(answer);
  };
  return { stored, make: () => createAnswerMemory(memory), rank, ranked: () => ranked };
}

describe('the memory of answers', () => {
  it('gives the same answer to the same request without a ranking, also after the worker ended', async () => {
    const { make, rank, ranked } = world();
    expect(await make().of(request('a'), rank(listed('2024Z00001')))).toEqual(listed('2024Z00001'));
    expect(await make().of(request('a'), rank(listed('2024Z00002')))).toEqual(listed('2024Z00001'));
    expect(ranked()).toBe(1);
    expect(await make().of(request('b'), rank(listed('2024Z00002')))).toEqual(listed('2024Z00002'));
  });

  it('stores no query, and a bounded number of answers', async () => {
    const { make, rank, ranked, stored } = world();
    const answers = make();
    for (let at = 0; at < 30; at++) await answers.of(request(`titel ${at}`), rank(listed('2024Z00001')));
    const text = JSON.stringify([...stored]);
    expect(text).not.toContain('geheime');
    expect(text).not.toContain('titel');
    expect(text.length).toBeLessThan(10_000);
    await answers.of(request('titel 0'), rank(listed('2024Z00001')));
    expect(ranked()).toBe(31);
  });

  it('forgets when the list changes, an answer on its way included', async () => {
    const { make, rank, ranked, stored } = world();
    const answers = make();
    await answers.of(request('a'), rank(listed('2024Z00001')));
    await answers.forget();
    expect(stored.size).toBe(0);
    await answers.of(request('a'), async () => {
      await answers.forget();
      return listed('2024Z00001');
    });
    expect(stored.size).toBe(0);
    expect(ranked()).toBe(1);
  });

  it('keeps no answer of a list that is not whole, and reads nothing that is not its own', async () => {
    const { make, rank, stored } = world();
    await make().of(request('a'), rank(listed('2024Z00001', 'damaged')));
    await make().of(request('a'), rank({ outcome: 'none', reason: 'off' }));
    expect(stored.size).toBe(0);
    stored.set('related.answers', [{ asked: 1, answer: 'x' }]);
    expect(await make().of(request('a'), rank(listed('2024Z00003')))).toEqual(listed('2024Z00003'));
  });
});
