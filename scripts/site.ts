/**
 * `npm run site`: writes the site for readers into `.output/site`. `-- --pictures` first takes its pictures from the running product; `-- --serve` serves it while it is written; `-- --check` also holds what the
 * generator wrote against the pages that the package's help is made of.
 */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { makePages } from '../site/make-pages.ts';
import { ROOT, runTool } from './setup.mjs';

const OUT = join(ROOT, '.output', 'site');
const ELEVENTY = [
  join(ROOT, 'site', 'node_modules', '@11ty', 'eleventy', 'cmd.cjs'),
  '--config=site/eleventy.config.mjs',
];

/** What the generator wrote otherwise than the pages are, or not at all. */
function differences(): string[] {
  return makePages(() => true)
    .filter(({ path, contents }) => readFileSync(join(OUT, path), 'utf8') !== contents)
    .map(({ path }) => `${path} is not what site/make-pages.ts makes`);
}

const { values } = parseArgs({
  options: {
    serve: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
    pictures: { type: 'boolean', default: false },
  },
});
// Loaded here: only pictures need a browser.
if (values.pictures) await (await import('./store/site-pictures.ts')).takeSitePictures();
rmSync(OUT, { recursive: true, force: true });
const { code } = await runTool('tsx', [...ELEVENTY, values.serve ? '--serve' : '--quiet']);
const wrong = code === 0 && values.check ? differences() : [];
for (const line of wrong) console.error(line);
if (code === 0 && !values.serve) console.log(`The site is in ${OUT}.`);
process.exitCode = wrong.length > 0 ? 1 : code;
