import type { BrowserContext, Page } from 'playwright-core';

/** Timing of one action of the reader, in milliseconds. */
export interface Step {
  what: string;
  /** Until the result is drawn. */
  until: number;
  /** Longest task of the page meanwhile; 0 when none exceeded 50 ms. */
  longest: number;
  /** How many tasks were over 50 ms. */
  long: number;
}

/** Records long tasks and the first drawn row from the start of the page. */
const WATCH = `
globalThis.seen = { tasks: [], row: null };
new PerformanceObserver((list) => {
  for (const { startTime, duration } of list.getEntries()) seen.tasks.push([startTime, duration]);
}).observe({ type: 'longtask', buffered: true });
new MutationObserver((_, observer) => {
  if (document.querySelector('article') === null) return;
  observer.disconnect();
  requestAnimationFrame(() => setTimeout(() => (seen.row = performance.now())));
}).observe(document, { childList: true, subtree: true });
`;

/** Throws unless a task of 120 ms is counted, to prove that zero means zero. */
async function seesLongTasks(page: Page): Promise<void> {
  const before = (await page.evaluate('seen.tasks.length')) as number;
  await page.evaluate('setTimeout(() => { const end = performance.now() + 120; while (performance.now() < end); })');
  await page.waitForTimeout(500);
  const tasks = (await page.evaluate('seen.tasks')) as [number, number][];
  if (tasks.length <= before) throw new Error('the browser counts no long tasks');
  await page.evaluate(`seen.tasks.length = ${before}`);
}

/** Does something in the page and waits until `shown` holds there. @param shown an expression of JavaScript */
async function step(page: Page, what: string, act: () => Promise<unknown>, shown: string): Promise<Step> {
  await page.waitForTimeout(700);
  const start = (await page.evaluate('seen.tasks.length = 0, performance.now()')) as number;
  await act();
  // The page itself checks on each frame, so that the automation does not count.
  const end = (await page.evaluate(
    `new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(${JSON.stringify(`${what}: never`)})), 240_000);
      const look = () => {
        if (!(${shown})) return requestAnimationFrame(look);
        clearTimeout(late);
        setTimeout(() => resolve(performance.now()));
      };
      look();
    })`,
  )) as number;
  await page.waitForTimeout(300);
  const tasks = (await page.evaluate('seen.tasks')) as [number, number][];
  return { what, until: end - start, longest: Math.max(0, ...tasks.map(([, time]) => time)), long: tasks.length };
}

const found = (pattern: string): string => `${pattern}.test(document.querySelector('.found')?.textContent ?? '')`;

/**
 * What a reader with many notes does in the library: opens it, scrolls, filters, searches, edits elsewhere, deletes
 * everything and takes it back.
 *
 * @param save saves one note from elsewhere
 * @param count how many notes there are
 */
export async function walkThrough(
  context: BrowserContext,
  address: string,
  save: () => Promise<unknown>,
  count: number,
): Promise<Step[]> {
  const page = await context.newPage();
  await page.addInitScript(WATCH);
  const steps: Step[] = [];
  const push = steps.push.bind(steps);
  steps.push = (...more) => {
    for (const { what, until, longest, long } of more)
      console.error(`  ${what}: ${until.toFixed(0)} ms, longest task ${longest.toFixed(0)} ms, ${long} over 50 ms`);
    return push(...more);
  };
  await page.goto(address);
  await page.locator('article').first().waitFor({ timeout: 120_000 });
  await page.waitForTimeout(1_000);
  await seesLongTasks(page);
  const { row, tasks } = (await page.evaluate('seen')) as { row: number; tasks: [number, number][] };
  steps.push({
    what: 'open the library, until the first note is drawn',
    until: row,
    longest: Math.max(0, ...tasks.map(([, time]) => time)),
    long: tasks.length,
  });
  const wheel = async (): Promise<void> => {
    await page.mouse.move(900, 600);
    for (let turn = 0; turn < 150; turn += 1) {
      await page.mouse.wheel(0, 1_500);
      await page.waitForTimeout(30);
    }
  };
  steps.push(await step(page, 'scroll 225,000 px in 150 turns of the wheel', wheel, 'true'));
  const toEnd = async (): Promise<void> => {
    for (let turn = 0; turn < 30; turn += 1) {
      await page.evaluate('scrollTo(0, document.documentElement.scrollHeight)');
      await page.waitForTimeout(120);
    }
  };
  steps.push(await step(page, 'jump to the end of what is loaded, 30 times', toEnd, 'true'));
  steps.push(
    await step(page, 'a note is saved in another window, far down the list', save, 'true').then(async (saved) => {
      await page.waitForTimeout(2_500);
      const late = (await page.evaluate('seen.tasks')) as [number, number][];
      return { ...saved, longest: Math.max(0, ...late.map(([, time]) => time)), long: late.length };
    }),
  );
  await page.evaluate('scrollTo(0, 0)');
  steps.push(
    await step(
      page,
      'choose a meaning that a fifth of the notes have',
      () => page.getByRole('checkbox', { name: /^Belangrijk/ }).check(),
      `(rows => rows.length > 0 && rows.every(row => row.dataset.meaning === 'important'))([...document.querySelectorAll('article')])`,
    ),
  );
  steps.push(
    await step(
      page,
      'choose a tag that a thousandth has as well',
      () => page.getByRole('checkbox', { name: /^zelden/ }).check(),
      found(String.raw`/\d+ notities? bij/`),
    ),
  );
  await page.getByRole('checkbox', { name: /^zelden/ }).uncheck();
  await page.getByRole('checkbox', { name: /^Belangrijk/ }).uncheck();
  const box = page.getByRole('searchbox');
  steps.push(
    await step(
      page,
      'search “douane haven”, from the last letter',
      () => box.fill('douane haven'),
      found('/gevonden/'),
    ),
  );
  steps.push(
    await step(
      page,
      'type “energie”, letter by letter',
      async () => {
        await box.fill('');
        await box.pressSequentially('energie', { delay: 90 });
      },
      found('/gevonden/'),
    ),
  );
  await box.fill('');
  await page.locator('article input[type=checkbox]').first().check();
  steps.push(
    await step(
      page,
      `select all ${count} notes`,
      () => page.getByRole('button', { name: 'Alles selecteren' }).click(),
      `document.querySelector('.selection, .selection-bar, [aria-label="Geselecteerde notities"]')?.textContent.replace(/\\D/g, '').includes('${count}')`,
    ),
  );
  steps.push(
    await step(
      page,
      'delete them',
      () =>
        page
          .getByRole('region', { name: 'Geselecteerde notities' })
          .getByRole('button', { name: 'Verwijderen' })
          .click(),
      `document.querySelector('article') === null`,
    ),
  );
  steps.push(
    await step(
      page,
      'take it back, until the first note is drawn',
      () => page.getByRole('button', { name: 'Ongedaan maken' }).click(),
      `document.querySelector('article') !== null`,
    ),
  );
  await page.close();
  return steps;
}
