import { expect, it } from 'vitest';
import { newestEvents } from '../../../components/library/my-questions/newest-events.ts';

/** A background with so many events, the newest with the highest `seq`. */
function background(most: number) {
  const asked: number[] = [];
  const request = async (_: string, { before, limit }: { before: number | null; limit: number }) => {
    asked.push(limit);
    const from = before ?? most + 1;
    return { events: Array.from({ length: Math.min(limit, from - 1) }, (_, nth) => ({ seq: from - 1 - nth })) };
  };
  return { asked, client: { request } as never };
}

it.each([
  [30, 50, 30, [50]],
  [50, 50, 50, [50]],
  [1_000, 450, 450, [200, 200, 50]],
  // The last of a month away is reached.
  [410, 800, 410, [200, 200, 200]],
  [0, 50, 0, [50]],
])('of %i events, %i are wanted: the newest %i, each once', async (there, wanted, got, portions) => {
  const { asked, client } = background(there);
  const events = await newestEvents(client, wanted);
  expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length: got }, (_, nth) => there - nth));
  expect(asked).toEqual(portions);
});
