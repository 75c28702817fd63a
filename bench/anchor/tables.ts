import { CHANGED, EDITS, GONE, MOVED } from './edits.ts';
import type { Timing } from './speed.ts';
import type { Mark, Outcome } from './trials.ts';

const share = (count: number, total: number): string => (total === 0 ? '-' : `${((100 * count) / total).toFixed(1)} %`);
const row = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;

function block(
  title: string,
  outcomes: readonly Outcome[],
  schemes: readonly string[],
  marks: readonly Mark[],
): string {
  const lines = [
    `### ${title}`,
    '',
    row(['scheme', 'passages', ...marks]),
    row(['---', '--:', ...marks.map(() => '--:')]),
  ];
  for (const scheme of schemes) {
    const own = outcomes.filter((each) => each.scheme === scheme);
    lines.push(
      row([
        scheme,
        own.length,
        ...marks.map((mark) => share(own.filter((each) => each.mark === mark).length, own.length)),
      ]),
    );
  }
  return `${lines.join('\n')}\n`;
}

/** The figures of all trials as Markdown. */
export function tables(outcomes: readonly Outcome[], schemes: readonly string[], documents: string): string {
  const there = outcomes.filter((each) => each.there && !CHANGED.has(each.edit));
  const marks: Mark[] = ['right', 'wrong', 'lost', 'asked right', 'asked other'];
  const parts = [
    `Documents: ${documents}. Each passage is marked in the first version and looked for after one kind of edit.\n`,
    block(
      'Still there, under the same number',
      there.filter((each) => !MOVED.has(each.edit)),
      schemes,
      marks,
    ),
    block(
      'Still there, its question may have another number (Kantlijn asks by rule 2)',
      there.filter((each) => MOVED.has(each.edit)),
      schemes,
      marks,
    ),
    block(
      'Not there any more',
      outcomes.filter((each) => GONE.has(each.edit) && !each.there),
      schemes,
      ['wrong', 'lost', 'asked other'],
    ),
    block(
      'A number, a name or "niet" changed inside it (found means: silently)',
      outcomes.filter((each) => CHANGED.has(each.edit)),
      schemes,
      marks,
    ),
    '### Per edit: right (asked at the right place) / wrong\n',
    [row(['edit', ...schemes]), row(['---', ...schemes.map(() => '--:')])].join('\n'),
  ];
  for (const edit of Object.keys(EDITS)) {
    const cells = schemes.map((scheme) => {
      const own = outcomes.filter(
        (each) => each.scheme === scheme && each.edit === edit && (GONE.has(edit) ? !each.there : true),
      );
      const count = (mark: Mark): number => own.filter((each) => each.mark === mark).length;
      if (GONE.has(edit))
        return `${share(count('lost'), own.length)} lost / ${share(count('wrong'), own.length)} wrong`;
      return `${share(count('right'), own.length)} (${share(count('asked right'), own.length)}) / ${share(count('wrong'), own.length)}`;
    });
    parts.push(row([edit, ...cells]));
  }
  return `${parts.join('\n')}\n`;
}

/** The times as Markdown. */
export function speedTable(timings: readonly Timing[]): string {
  const [first] = timings;
  const lines = [
    `### Time for ${first?.notes ?? 0} notes on a document of ${first?.documentLength ?? 0} characters (ms, reading the document included)`,
    '',
    row(['scheme', 'unchanged', 'every part edited', 'every passage gone', 'measured notes']),
    row(['---', '--:', '--:', '--:', '--:']),
  ];
  for (const scheme of new Set(timings.map((timing) => timing.scheme))) {
    const own = timings.filter((timing) => timing.scheme === scheme);
    const of = (state: Timing['state']): string =>
      Math.round(own.find((timing) => timing.state === state)?.milliseconds ?? Number.NaN).toString();
    lines.push(
      row([scheme, of('unchanged'), of('edited'), of('taken out'), own.map((timing) => timing.measured).join(' / ')]),
    );
  }
  return `${lines.join('\n')}\n`;
}
