/** CHANGELOG.md and the notes of a release, as functions of their texts. */

/** A heading of a version in CHANGELOG.md: `## 0.1.0 (unreleased)`, `## 0.1.0 (2026-12-01)`. */
const HEADING = /^## +(\S+) +\(([^)]+)\) *$/gm;

/** What a release says of itself, beside what changed. */
export interface ReleaseFacts {
  readonly version: string;
  /** Calendar date in Amsterdam, YYYY-MM-DD. */
  readonly date: string;
  /** Where the packaged list of questions comes from, as a sentence. */
  readonly list: string;
  /** Names of the packages with their checksums, as in SHA256SUMS. */
  readonly sums: string;
  /** Lines of what was checked. */
  readonly checks: readonly string[];
}

/**
 * Closes the part of CHANGELOG.md that is not released yet: gives it the version and the day.
 *
 * @returns the whole new text, and the part of the release without its heading
 * @throws Error when the first part is not marked as unreleased, is empty, or the version was released before
 */
export function closeChanges(changelog: string, version: string, date: string): { text: string; part: string } {
  const headings = [...changelog.matchAll(HEADING)];
  const [first, second] = headings;
  if (first?.[2] !== 'unreleased')
    throw new Error('CHANGELOG.md does not begin with a part "## X.Y.Z (unreleased)"; say there what changed.');
  if (headings.slice(1).some((heading) => heading[1] === version))
    throw new Error(`CHANGELOG.md already has a part for ${version}.`);
  const from = first.index + first[0].length;
  const part = changelog.slice(from, second?.index).trim();
  if (part === '') throw new Error('CHANGELOG.md says nothing of this release.');
  const text = `${changelog.slice(0, first.index)}## ${version} (${date})${changelog.slice(from)}`;
  return { text, part };
}

/** The notes of a release, as Markdown. @param part what changed, from {@link closeChanges} */
export function releaseNotes(part: string, { version, date, list, sums, checks }: ReleaseFacts): string {
  return `# Kantlijn ${version}

${date}

## What changed

${part}

## The list of questions

${list}

## What was checked

${checks.map((line) => `- ${line}`).join('\n')}

## Checksums (SHA-256)

    ${sums.trim().split('\n').join('\n    ')}

How to build the packages from the sources again: docs/building.md. Licence: EUPL-1.2.
`;
}
