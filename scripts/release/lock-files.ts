/** Every lock file of the project; a test holds it against the files there are. */
export const LOCKS = [
  'package-lock.json',
  'bench/package-lock.json',
  'scripts/node/package-lock.json',
  'scripts/release/package-lock.json',
  'site/package-lock.json',
] as const;
