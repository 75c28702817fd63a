/**
 * `npm run soak [-- --moments 200 --seed 1]`: kills worker, tab and browser at random moments and looks
 * whether the library survives. Exit code 1 when it once did not. Figures go to docs/reliability.md.
 */
import { parseArgs } from 'node:util';
import { killAtMoments } from './moments.ts';

const { values } = parseArgs({
  options: { moments: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } },
});
const started = performance.now();
const moments = await killAtMoments(Number(values.moments), Number(values.seed), (moment) => {
  const { work, victim, after, state, wrong } = moment;
  console.log(`${work.padEnd(8)} ${victim.padEnd(8)} ${String(after).padStart(5)} ms  ${state}`, ...wrong);
});
const count = (what: (moment: (typeof moments)[number]) => string): string =>
  Object.entries(Object.groupBy(moments, what))
    .map(([name, own]) => `${name} ${own?.length ?? 0}`)
    .join(', ');
const wrong = moments.filter((moment) => moment.wrong.length > 0);
console.log(`\n${moments.length} moments in ${((performance.now() - started) / 60_000).toFixed(1)} minutes`);
console.log(`work: ${count(({ work }) => work)}`);
console.log(`killed: ${count(({ victim }) => victim)}`);
console.log(`found: ${count(({ state }) => state)}`);
console.log(`wrong: ${wrong.length}`);
process.exitCode = wrong.length === 0 && moments.length === Number(values.moments) ? 0 : 1;
