import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createForeground } from '../../../utils/store/foreground.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('background work', () => {
  it('continues immediately when no reader waits, otherwise after the last one', async () => {
    const { run, quiet } = createForeground();
    await quiet();
    const ends: (() => void)[] = [];
    const asked = [0, 1].map(() => run(() => new Promise<void>((resolve) => ends.push(resolve))));
    let went = false;
    const waiting = quiet().then(() => (went = true));
    ends[0]?.();
    await asked[0];
    await Promise.resolve();
    expect(went).toBe(false);
    ends[1]?.();
    await waiting;
    expect(went).toBe(true);
  });

  it('continues after two seconds in any case, and after failures', async () => {
    const { run, quiet } = createForeground();
    void run(() => new Promise(() => undefined));
    let went = false;
    const waiting = quiet().then(() => (went = true));
    await vi.advanceTimersByTimeAsync(1_900);
    expect(went).toBe(false);
    await vi.advanceTimersByTimeAsync(200);
    await waiting;
    const other = createForeground();
    await expect(other.run(async () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await other.quiet();
  });
});
