/**
 * `npm run locks`: holds every lock file of the project against rules that keep a stranger's package out: packages from npm's
 * own registry alone, each with its checksum. Works without a network.
 */
import { run, ROOT } from '../setup.mjs';
import { LOCKS } from './lock-files.ts';
import { join } from 'node:path';

const LINT = join(ROOT, 'scripts', 'release', 'node_modules', 'lockfile-lint', 'bin', 'lockfile-lint.js');

for (const lock of LOCKS) {
  const rules = [
    '--type',
    'npm',
    '--validate-https',
    '--validate-integrity',
    '--allowed-hosts',
    'npm',
    '--format',
    'plain',
  ];
  const { code, output } = await run(process.execPath, [LINT, '--path', lock, ...rules], { quiet: true });
  console.log(`${lock}: ${code === 0 ? 'nothing to remark' : `\n${output}`}`);
  if (code !== 0) process.exitCode = 1;
}
