import { describe, expect, it } from 'vitest';
import { killAtMoments } from '../soak/moments.ts';

describe('worker, tab and browser killed in the middle', () => {
  it('leave a consistent library with everything that was confirmed', async () => {
    const moments = await killAtMoments(8, 20_261_123, () => undefined);
    expect(moments).toHaveLength(8);
    expect(moments.filter(({ wrong }) => wrong.length > 0)).toEqual([]);
  });
});
