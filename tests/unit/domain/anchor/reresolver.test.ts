import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { createReresolver } from '../../../../utils/domain/anchor/index.ts';

/** A page, a clock that stands still until told, and a count of runs. */
function stage(run: (document: Document) => void = () => {}) {
  const { window } = new JSDOM('<main><p>Vraag</p></main>');
  const { document } = window;
  const timers = new Map<number, { at: number; callback: () => void }>();
  let [now, next, runs] = [0, 1, 0];
  const waits: number[] = [];
  const reresolver = createReresolver({
    root: document.body,
    run: () => {
      runs += 1;
      run(document);
    },
    observe: (callback) => new window.MutationObserver(callback),
    setTimer: (callback, ms) => {
      waits.push(ms);
      timers.set(next, { at: now + ms, callback });
      return next++;
    },
    clearTimer: (timer) => timers.delete(timer),
    now: () => now,
  });
  const pass = async (ms: number): Promise<void> => {
    const until = now + ms;
    await Promise.resolve();
    for (;;) {
      const due = [...timers].filter(([, { at }]) => at <= until).toSorted((a, b) => a[1].at - b[1].at)[0];
      if (!due) break;
      now = Math.max(now, due[1].at);
      timers.delete(due[0]);
      due[1].callback();
      for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
    }
    now = until;
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  };
  const change = (html = '<p>Anders</p>'): void =>
    document.querySelector('main')?.insertAdjacentHTML('beforeend', html);
  return { reresolver, pass, change, waits, document, runs: () => runs };
}

describe('a page that changes', () => {
  it('gives one run for many changes, after they have come to rest', async () => {
    const page = stage();
    for (let turn = 0; turn < 20; turn += 1) {
      page.change();
      await page.pass(50);
    }
    expect(page.runs()).toBe(0);
    await page.pass(1_000);
    expect(page.runs()).toBe(1);
  });

  it('does not count our own elements', async () => {
    const page = stage();
    page.change('<div data-kantlijn="strip"></div>');
    await page.pass(1);
    const strip = page.document.querySelector('[data-kantlijn]');
    if (strip) strip.textContent = 'meer';
    await page.pass(5_000);
    expect(page.runs()).toBe(0);
  });

  it('does not loop on its own changes', async () => {
    const page = stage((document) =>
      document.querySelector('main')?.insertAdjacentHTML('beforeend', '<p>van de run</p>'),
    );
    page.change();
    await page.pass(600_000);
    expect(page.runs()).toBe(1);
  });

  it('runs, ever more rarely, on a page that changes ten times a second for ever', async () => {
    const page = stage();
    const runsAt: number[] = [];
    for (let turn = 0; turn < 6_000; turn += 1) {
      const before = page.runs();
      page.change('');
      page.document.querySelector('p')?.replaceChildren(String(turn));
      await page.pass(100);
      if (page.runs() > before) runsAt.push(turn);
    }
    // Ten minutes: some runs, each pause longer than the one before.
    expect(runsAt.length).toBeGreaterThanOrEqual(5);
    expect(runsAt.length).toBeLessThanOrEqual(9);
    const pauses = runsAt.map((at, place) => at - (runsAt[place - 1] ?? 0));
    expect(pauses).toEqual(pauses.toSorted((a, b) => a - b));
  });

  it('runs less and less often while the page keeps changing, and stops when stopped', async () => {
    const page = stage();
    for (let turn = 0; turn < 200; turn += 1) {
      page.change();
      await page.pass(1_000);
    }
    expect(page.runs()).toBeGreaterThan(0);
    expect(page.runs()).toBeLessThan(12);
    const before = page.runs();
    page.reresolver.stop();
    page.change();
    await page.pass(600_000);
    expect(page.runs()).toBe(before);
  });
});
