import { expect, it } from 'vitest';
import { inOneBatch } from '../../../utils/services/in-one-batch.ts';

it('asks once about all of a turn, and again about those of the next', async () => {
  const asked: (readonly string[])[] = [];
  const ask = inOneBatch(async (keys) => {
    asked.push(keys);
    return new Map(keys.map((key) => [key, `about ${key}`]));
  });
  const answers = await Promise.all(['a', 'b', 'a'].map(async (key) => (await ask(key)).get(key)));
  expect(answers).toEqual(['about a', 'about b', 'about a']);
  expect((await ask('c')).get('c')).toBe('about c');
  expect(asked).toEqual([['a', 'b', 'a'], ['c']]);
});

it('rejects for all of a batch, and goes on with the next', async () => {
  let fails = true;
  const ask = inOneBatch(async (keys) => {
    if (fails) throw new Error('shut');
    return keys.length;
  });
  const results = await Promise.allSettled([ask('a'), ask('b')]);
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  fails = false;
  expect(await ask('c')).toBe(1);
});
