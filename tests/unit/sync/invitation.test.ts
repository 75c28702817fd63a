import { describe, expect, it } from 'vitest';
import { createSharedFolder, joinFolder, joinSharedFolder } from '../../../utils/sync/file/folder-file.ts';
import { openInvitation, writeInvitation } from '../../../utils/sync/file/invitation.ts';
import { deviceOn, noteOf } from './support.ts';
import { MemoryFolder } from './memory.ts';

const COLLECTION = '99999999-0000-4000-8000-000000000001';
const SAID = { title: 'Haven', by: 'Anna', at: '2026-12-03T10:00:00.000Z' };
const PHRASE = 'vier gewone woorden samen';

/** A folder of a dossier, and an invitation to it. */
async function shared() {
  const folder = new MemoryFolder();
  const made = await createSharedFolder(folder.carrier());
  if (made.is !== 'made') throw new Error(made.is);
  const id = made.folder.folder;
  const invitation = await writeInvitation({ folder: id, collection: COLLECTION, raw: made.raw, ...SAID }, PHRASE);
  return { folder, made, id, invitation };
}

describe('an invitation to a shared dossier', () => {
  it('gives who knows the phrase the key of the folder, and says nothing to anybody else', async () => {
    const { folder, made, id, invitation } = await shared();
    const opened = await openInvitation(invitation, PHRASE);
    expect(opened).toMatchObject({
      is: 'opened',
      folder: id,
      collection: COLLECTION,
      ...SAID,
      key: { extractable: false },
    });
    if (opened.is !== 'opened') return;
    const joined = await joinSharedFolder(folder.carrier(), opened);
    expect(joined).toEqual({ is: 'joined', folder: made.folder, key: opened.key });
    // Both read what the other writes.
    const [a, b] = [made.key, opened.key].map((key) => deviceOn(folder.carrier(), { folder: id, key }));
    await a?.save(noteOf(1));
    await a?.round();
    await b?.round();
    expect(b?.read(1)?.note.body).toBe('notitie 1');

    const readable = atob(invitation.split('\n').slice(1).join(''));
    for (const word of [id, COLLECTION, PHRASE, ...Object.values(SAID)]) expect(readable).not.toContain(word);
    expect(Object.keys(JSON.parse(readable) as object)).toEqual([
      'format',
      'version',
      'salt',
      'iterations',
      'nonce',
      'content',
    ]);
  });

  it('is read whatever a mail made of it', async () => {
    const { id, invitation } = await shared();
    const lines = invitation.split('\n');
    for (const text of [
      `Beste Jan,\r\n\r\n${lines.join('\r\n')}\r\n\r\n-- \r\nPiet`,
      lines.map((line) => `> ${line}`).join('\n'),
      `${lines[0]} ${lines.slice(1).join('')}`,
    ])
      expect(await openInvitation(text, PHRASE), text.slice(0, 60)).toMatchObject({ is: 'opened', folder: id });
  }, 30_000);

  it('opens with no other phrase, and not when anything in it was changed', async () => {
    const { invitation } = await shared();
    expect(await openInvitation(invitation, 'vier andere woorden samen')).toEqual({ is: 'wrongWords' });
    const [mark = '', ...lines] = invitation.split('\n');
    const locked = JSON.parse(atob(lines.join(''))) as Record<string, unknown>;
    const changed = (change: Record<string, unknown>): string =>
      `${mark}\n${btoa(JSON.stringify({ ...locked, ...change }))}`;
    const flip = (text: unknown): string => String(text).replace(/^./, (letter) => (letter === 'A' ? 'B' : 'A'));
    for (const what of ['salt', 'nonce', 'content'])
      expect(await openInvitation(changed({ [what]: flip(locked[what]) }), PHRASE), what).toEqual({ is: 'wrongWords' });
    expect(await openInvitation(changed({ iterations: 700_000 }), PHRASE)).toEqual({ is: 'wrongWords' });
    // Nobody is made to wait, or to take a weak key.
    for (const iterations of [1, 1e9])
      expect(await openInvitation(changed({ iterations }), PHRASE)).toEqual({ is: 'unreadable' });
    expect(await openInvitation(changed({ version: 2 }), PHRASE)).toEqual({ is: 'newer' });
    for (const text of ['', 'hallo', mark, invitation.slice(0, 200), 'x'.repeat(100_000), `${mark}\n${btoa('null')}`])
      expect(await openInvitation(text, PHRASE)).toEqual({ is: 'unreadable' });
  }, 30_000);

  it('is for one folder: at another address there is none, another one, or one whose file was changed', async () => {
    const { folder, made, invitation } = await shared();
    const opened = await openInvitation(invitation, PHRASE);
    if (opened.is !== 'opened') throw new Error(opened.is);
    expect(await joinSharedFolder(new MemoryFolder().carrier(), opened)).toEqual({ is: 'missing' });
    const other = await shared();
    expect(await joinSharedFolder(other.folder.carrier(), opened)).toEqual({ is: 'other', there: other.id });
    const forged = { ...made.folder, revision: 2 };
    folder.files.set('kantlijn.json', new TextEncoder().encode(JSON.stringify(forged)));
    expect(await joinSharedFolder(folder.carrier(), opened)).toEqual({ is: 'other', there: made.folder.folder });
  });

  it('no words open the folder itself, and there is one folder at an address', async () => {
    const { folder } = await shared();
    expect(await joinFolder(folder.carrier(), PHRASE)).toEqual({ is: 'wrongWords' });
    expect(await createSharedFolder(folder.carrier())).toEqual({ is: 'there' });
  });
});
