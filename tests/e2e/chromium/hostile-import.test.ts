import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { ask, noteId, openLibrary } from '../support/library.ts';
import { useChromium, useHosts } from '../support/session.ts';

const hosts = useHosts();
const browser = useChromium(hosts);

const AT = '2024-02-08T10:00:00.000Z';
const SITE = 'https://zoek.officielebekendmakingen.nl';
const target = (publication: string): object => ({ publication, questionNumber: null, subQuestion: null });
const note = (n: number, over: object = {}): object => ({
  id: noteId(n),
  target: target('kst-36000-1'),
  passage: null,
  meaning: null,
  tags: [],
  body: `tekst ${n}`,
  publicationTitle: 'Titel',
  created: AT,
  modified: AT,
  revision: 1,
  ...over,
});
const fileOf = (notes: readonly object[], publications: readonly object[] = []): string =>
  JSON.stringify({ format: 'kantlijn', version: 1, meaningNames: {}, publications, notes });
const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;

/** Files with what they bring, and what the preview says of the rest. */
const FILES: readonly (readonly [name: string, text: string, comes: number, says: readonly RegExp[]])[] = [
  [
    'half surrogate pairs in every field',
    fileOf(
      [
        note(1, { body: 'a\ud800b', publicationTitle: '\udfff', tags: ['t\ud800'] }),
        note(2, { target: target('\ud800half') }),
        note(3, { id: `\ud800${noteId(3).slice(1)}` }),
      ],
      [
        {
          id: 'kst-36000-1',
          kind: 'other',
          title: 'x\ud800',
          questionNumber: null,
          sessionYear: null,
          date: null,
          submitters: [{ name: 'N\ud800', givenName: null, initials: null, party: '\udc00' }],
        },
      ],
    ),
    1,
    [/Niet te lezen/, /heeft niet de verwachte vorm/],
  ],
  [
    'numbers and days at their ends',
    fileOf([
      note(11, { revision: 1_000_000_000, created: '0001-01-01T00:00:00Z', modified: '0000-01-01T00:00:00Z' }),
      note(12, { created: '9999-12-31T23:59:59Z', modified: '9999-12-31T23:59:59Z' }),
      note(13, { revision: 2 ** 53 }),
      note(14, { revision: -5 }),
    ]),
    2,
    [/is te lang of te groot/, /is leeg of te klein/],
  ],
  [
    'identifiers twice, first days, and what every object has',
    fileOf([
      note(21, { target: target('constructor') }),
      note(21, { body: 'een andere tekst' }),
      note(22, { target: target('kv-1183854') }),
      note(23, { target: target('__proto__') }),
    ]).replace('"body"', '"__proto__":{"body":"vals"},"body"'),
    2,
    [/staat er al eerder in het bestand/, /heeft niet de verwachte vorm/],
  ],
  [
    'fields nested 10,000 deep',
    fileOf([note(31, { other: 'HERE' }), note(32, { passage: 'HERE' })]).replaceAll('"HERE"', deep),
    1,
    [/is van een andere soort dan verwacht/],
  ],
  [
    'annotations in every form',
    `\ufeff${JSON.stringify([
      { type: 'Annotation', target: { id: `${SITE}/kst-36000-2.html` }, body: 'een', tags: ['\ud83d'.repeat(200)] },
      { target: ['https://example.nl/', { source: [{ id: `${SITE}/kst-36000-2.html` }] }], body: 'twee\0\u202e' },
      { target: `${SITE}/kst-36000-2.html`, body: 'antwoord', references: ['abc'] },
      { target: 'https://example.nl/\ud800', body: 'elders' },
    ])}`,
    2,
    [/is een antwoord op een andere notitie/, /hoort bij een andere site/],
  ],
];

describe('hostile files in the library', () => {
  it('bring what can be kept, say why in Dutch of the rest, and leave a library that is whole', async () => {
    const page = await openLibrary(browser(), 'manage');
    await ask(page, 'library.wipe', {});
    await page.reload();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    let total = 0;
    for (const [name, text, comes, says] of FILES) {
      await page.getByRole('button', { name: 'Bestand importeren' }).click();
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: `${name}.json`, mimeType: 'application/json', buffer: Buffer.from(text) });
      const start = page.getByRole('button', { name: /^\d+ notities? importeren$/ });
      await start.waitFor();
      const preview = await page.getByRole('dialog').innerText();
      for (const words of says) expect(preview, name).toMatch(words);
      await start.click();
      await page
        .getByText(comes === 1 ? /1 notitie geïmporteerd/ : new RegExp(`${comes} notities geïmporteerd`))
        .waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      total += comes;
    }
    await page.getByRole('button', { name: 'Alles exporteren' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('dialog').getByRole('button', { name: 'Bestand bewaren' }).click(),
    ]);
    const exported = (await readFile(await download.path())).toString();
    expect((JSON.parse(exported) as { notes: object[] }).notes).toHaveLength(total);
    expect(exported).not.toMatch(/\\ud[89a-f]/);
    const library = await openLibrary(browser(), 'all');
    await expect.poll(async () => library.getByRole('article').count()).toBe(total);
    const shown = await library.getByRole('main').innerText();
    expect(shown).toContain('een');
    expect(shown).not.toMatch(/kan niet worden g|kunnen niet worden g|\bundefined\b|\[object/);
    // A row that cannot be read would be reported after a moment.
    await library.waitForTimeout(2_000);
    expect(await library.getByRole('region', { name: /kan niet worden gelezen/ }).count()).toBe(0);
    expect(errors).toEqual([]);
  });
});
