import { describe, expect, it } from 'vitest';
import { closeChanges, releaseNotes } from '../../../scripts/release/changes.ts';

const OPEN = '# Changes\n\n## 0.2.0 (unreleased)\n\n- New.\n\n## 0.1.0 (2026-11-01)\n\n- Old.\n';

describe('CHANGELOG.md in a release', () => {
  it('gets version and day, and gives the part of this release alone', () => {
    const { text, part } = closeChanges(OPEN, '0.3.0', '2026-12-02');
    expect(text).toBe(OPEN.replace('## 0.2.0 (unreleased)', '## 0.3.0 (2026-12-02)'));
    expect(part).toBe('- New.');
  });

  it.each([
    ['its first part is released', OPEN.replace('unreleased', '2026-11-30'), '0.3.0', /does not begin with a part/],
    ['it has no part', '# Changes\n', '0.3.0', /does not begin with a part/],
    ['it says nothing of the release', OPEN.replace('- New.\n', ''), '0.3.0', /says nothing/],
    ['the version was released', OPEN, '0.1.0', /already has a part for 0\.1\.0/],
  ])('is refused when %s', (_, changelog, version, why) => {
    expect(() => closeChanges(changelog, version, '2026-12-02')).toThrow(why);
  });
});

describe('the notes of a release', () => {
  it('say what changed, where the list comes from, what was checked, and the checksums', () => {
    const notes = releaseNotes('- New.', {
      version: '0.3.0',
      date: '2026-12-02',
      list: 'Read from a recorded list (list.jsonl).',
      sums: 'aa  a.zip\nbb  b.zip\n',
      checks: ['addons-linter: 0 errors'],
    });
    for (const part of ['# Kantlijn 0.3.0', '- New.', 'recorded list (list.jsonl)', '- addons-linter: 0 errors'])
      expect(notes).toContain(part);
    expect(notes).toContain('    aa  a.zip\n    bb  b.zip\n');
  });
});
