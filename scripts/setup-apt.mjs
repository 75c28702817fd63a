/** Installs programs where that is safe without asking: on Debian or Ubuntu, as root or in CI. */
import { existsSync, readFileSync } from 'node:fs';
import { run } from './setup.mjs';

const { platform, env } = process;

function isDebianLike() {
  if (platform !== 'linux' || !existsSync('/etc/os-release')) return false;
  return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(readFileSync('/etc/os-release', 'utf8'));
}

/**
 * Installs by apt-get. In: what to say, and groups of packages; the first group that can be installed whole is enough.
 * Out: whether one was. False, without trying, where nothing may be installed unasked.
 */
export async function installByApt(label, groups) {
  const isRoot = process.getuid?.() === 0;
  if (!isDebianLike() || (!isRoot && !env.CI)) return false;
  const [program, ...prefix] = isRoot ? ['apt-get'] : ['sudo', '-n', 'apt-get'];
  const options = { env: { DEBIAN_FRONTEND: 'noninteractive' } };
  console.log(`Installing ${label} (apt-get) …`);
  await run(program, [...prefix, 'update', '-q'], options);
  for (const names of groups) {
    const { code } = await run(
      program,
      [...prefix, 'install', '-y', '-q', '--no-install-recommends', ...names],
      options,
    );
    if (code === 0) return true;
  }
  return false;
}
