import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

vi.stubGlobal('browser', fakeBrowser);
const { browserAlarms } = await import('../../../utils/services/alarms.ts');

/** An alarm after the clock was changed: it is kept by the browser as an instant. */

const HALF_HOUR = { delayInMinutes: 1, periodInMinutes: 30 };
const DAY = 86_400_000;

beforeEach(() => {
  fakeBrowser.reset();
  vi.useFakeTimers({ now: Date.parse('2026-12-01T11:00:00Z') });
  return () => void vi.useRealTimers();
});

describe('an alarm', () => {
  it('is there while it rings within its period, also when it is overdue after a sleep', async () => {
    expect(await browserAlarms.get('following')).toBeUndefined();
    await browserAlarms.create('following', HALF_HOUR);
    expect(await browserAlarms.get('following')).toMatchObject({ periodInMinutes: 30 });
    vi.setSystemTime(Date.now() + 30 * DAY);
    expect(await browserAlarms.get('following')).toMatchObject({ periodInMinutes: 30 });
  });

  it.each([
    ['an hour', DAY / 24],
    ['a year', 365 * DAY],
  ])('counts as missing when the clock was set back by %s, and rings again once it is made', async (_, back) => {
    await browserAlarms.create('following', HALF_HOUR);
    vi.setSystemTime(Date.now() - back);
    expect(await browserAlarms.get('following')).toBeUndefined();
    await browserAlarms.create('following', HALF_HOUR);
    expect(await browserAlarms.get('following')).toMatchObject({ scheduledTime: Date.now() + 60_000 });
  });
});
