import { describe, expect, it } from 'vitest';
import { killAtMoments } from '../soak/moments.ts';
import { killWhileWriting } from '../soak/writing.ts';

describe('worker, tab and browser killed in the middle', () => {
  it('leave a consistent library with everything that was confirmed', async () => {
    const moments = await killAtMoments(5, 20_261_123, () => undefined);
    expect(moments).toHaveLength(5);
    expect(moments.filter(({ wrong }) => wrong.length > 0)).toEqual([]);
  });

  it('keep the text that was being typed in the frame of a page', async () => {
    const moments = await killWhileWriting(5, 20_261_201, () => undefined);
    expect(moments).toHaveLength(5);
    expect(new Set(moments.map(({ victim }) => victim)).size).toBe(5);
    // Else nothing of it is proved.
    expect(moments.filter(({ confirmed }) => confirmed > 0).length).toBeGreaterThan(2);
    expect(moments.filter(({ wrong }) => wrong.length > 0)).toEqual([]);
  });
});
