import { ensureBuild } from '../../scripts/start-build.ts';
import { startHosts } from '../../tests/e2e/support/replica.ts';
import { SEED } from '../../tests/e2e/support/session.ts';
import { startBareChromium, type BareBrowser } from '../support/ruler/browsers.ts';
import { Line } from '../support/ruler/line.ts';
import { median, ms, type Table } from '../support/table.ts';
import { makeFrameFloor } from './floor.ts';
import { ReaderTab } from './reader-tab.ts';

const RUNS = 20;
/** Minimum time a pointer rests on a button before the press, in milliseconds; people take longer. */
const HOVER_MS = 300;

/** Milliseconds from the press of each kind. */
interface Times {
  readonly cold: number[];
  readonly drawn: number[];
  readonly hovered: number[];
  readonly warm: number[];
}

/** A build in a browser of its own. */
interface Kind {
  readonly name: string;
  readonly browser: BareBrowser;
  readonly line: Line;
  readonly times: Times;
}

async function start(name: string, folder: string, resolverRules: string): Promise<Kind> {
  const browser = await startBareChromium({ resolverRules, room: () => 'about:blank' }, name, folder);
  const line = await Line.to(browser.profile);
  return { name, browser, line, times: { cold: [], drawn: [], hovered: [], warm: [] } };
}

/** One visit: presses on the pencil of question 2 at once or after resting on it, then on that of question 3. */
async function visit({ line, times }: Kind, address: string, rest: number): Promise<void> {
  const tab = await ReaderTab.open(line, address);
  const { caret, drawn } = await tab.press('Notitie toevoegen bij vraag 2', rest);
  if (rest > 0) times.hovered.push(caret);
  else {
    times.cold.push(caret);
    times.drawn.push(drawn);
    times.warm.push(await tab.pressAgain('Notitie toevoegen bij vraag 3'));
  }
  await tab.close();
}

const rowsOf = ({ name, times }: Kind): string[][] => {
  const row = (what: string, of: readonly number[]): string[] => [
    name,
    what,
    ms(median(of)),
    ms(Math.min(...of)),
    ms(Math.max(...of)),
  ];
  return [
    row('no frame: pressed at once, the caret', times.cold),
    row('the same, until the browser has drawn the frame', times.drawn),
    row(`no frame: pointed at for ${HOVER_MS} ms, then pressed`, times.hovered),
    row('frame there already', times.warm),
  ];
};

/**
 * Measures how soon the reader can write, before the frame exists and when it does.
 *
 * @param args `--runs N`; `--beside DIR`: another build of Kantlijn, visited in turn with this one; `--floor`: a frame that holds nothing
 *   but a box
 */
export async function run(args: readonly string[] = []): Promise<Table[]> {
  const after = (name: string): string | undefined => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
  const runs = Number(after('--runs') ?? RUNS);
  const beside = after('--beside');
  const hosts = await startHosts();
  const kinds: Kind[] = [];
  try {
    const { resolverRules } = hosts.hosts;
    if (beside !== undefined) kinds.push(await start('beside', beside, resolverRules));
    if (args.includes('--floor')) kinds.push(await start('floor', makeFrameFloor(), resolverRules));
    kinds.push(await start('this build', await ensureBuild({ browser: 'chrome' }), resolverRules));
    for (const rest of [0, HOVER_MS])
      for (let at = -1; at < runs; at += 1)
        for (const kind of kinds) {
          // oxlint-disable-next-line no-await-in-loop -- one after the other: each has the machine to itself
          await visit(kind, hosts.url(SEED), rest);
          // The first starts the browser.
          if (at < 0) for (const times of Object.values(kind.times) as number[][]) if (rest === 0) times.length = 0;
        }
  } finally {
    for (const { line, browser } of kinds) {
      line.close();
      await browser.close();
    }
    await hosts.close();
  }
  return [
    {
      title: 'From the press to the caret',
      about: `From the mouse going down on ✎ beside a question until the caret is in the box of a frame, in Chromium, ${runs} visits of each kind. No automation is attached to the frame while it starts: that would hold it up.`,
      head: ['', '', 'median', 'least', 'most'],
      rows: kinds.flatMap(rowsOf),
    },
  ];
}
