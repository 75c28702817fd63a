import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startReplica, type Replica } from '../../../replica/index.ts';
import { DATA, get, SITE } from '../replica/get.ts';
import { translate, translatorFile, type ZoteroItem } from './sandbox.ts';

let replica: Replica;
beforeAll(async () => {
  replica = await startReplica({ dataDir: DATA, today: '2026-11-23' });
});
afterAll(async () => replica.close());

const address = (path: string): string => `https://${SITE}/${path}`;
async function pages(...paths: string[]): Promise<Map<string, string>> {
  const read = paths.map(async (path) => [address(path), (await get(replica.port, SITE, `/${path}`)).body] as const);
  return new Map(await Promise.all(read));
}
const ofPage = async (path: string) => translate(await pages(path), address(path));
/** The fields that a table of expectations compares; of people their names and role. */
const shown = (item: ZoteroItem | undefined) => ({
  ...item,
  creators: item?.creators.map(
    ({ firstName = '', lastName, creatorType }) => `${creatorType}: ${lastName}, ${firstName}`,
  ),
  tags: item?.tags.map(({ tag }) => tag),
  attachments: item?.attachments.map(({ title, url = '' }) => `${title} ${url}`.trim()),
});

describe('the translator', () => {
  it('has a head that Zotero reads, for this host alone', () => {
    const { head } = translatorFile();
    expect(head).toMatchObject({ translatorType: 4, inRepository: true, label: 'Officiële Bekendmakingen' });
    expect(head['translatorID']).toMatch(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/);
    expect(head['lastUpdated']).toMatch(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/);
    const target = new RegExp(String(head['target']));
    expect(target.test(address('kv-tk-2024Z01911.html'))).toBe(true);
    expect(target.test('https://kwaad.example/zoek.officielebekendmakingen.nl/')).toBe(false);
  });

  it('reads a question with who put it', async () => {
    const { detected, items } = await ofPage('kv-tk-2024Z01911.html');
    expect(detected).toBe('report');
    expect(items.map(shown)).toEqual([
      expect.objectContaining({
        itemType: 'report',
        title: 'Het bericht ‘Kabinet moet alerter zijn op spionage met Chinese scanners bij douane’',
        creators: ['author: Brekelmans, Ruben', 'author: Michon-Derkzen, Ingrid', 'author: van Eijk-Nagel, Wendy'],
        reportType: 'Schriftelijke vragen',
        reportNumber: '2024Z01911',
        institution: 'Tweede Kamer der Staten-Generaal',
        date: '2024-02-07',
        language: 'nl-NL',
        url: address('kv-tk-2024Z01911.html'),
        tags: ['Economie | Handel', 'Financiën | Organisatie en beleid'],
        attachments: ['Snapshot', `PDF ${address('kv-tk-2024Z01911.pdf')}`],
        extra: 'Identificatie: kv-tk-2024Z01911',
      }),
    ]);
  });

  it.each([
    [
      'a notice: who asked did not write it',
      'ah-tk-20232024-9019.html',
      {
        reportType: 'Mededeling',
        date: '2024-02-19',
        creators: [
          'contributor: Brekelmans, Ruben',
          'contributor: Michon-Derkzen, Ingrid',
          'contributor: van Eijk-Nagel, Wendy',
        ],
        extra: 'Aanhangsel Handelingen II 2023/24, nr. 9019\nIdentificatie: ah-tk-20232024-9019',
      },
    ],
    [
      'a paper',
      'kst-36999-12.html',
      {
        reportType: 'Brief',
        reportNumber: 'kst-36999-12',
        creators: ['author: Jansteen, Casper'],
        extra: 'Kamerstukken II 2024/25, 36999, nr. 12\nIdentificatie: kst-36999-12',
      },
    ],
  ])('reads %s', async (_name, path, expected) => {
    const { items } = await ofPage(path);
    expect(items.map(shown)).toEqual([expect.objectContaining(expected)]);
  });

  it('offers what a list of results has, and fetches what the reader ticks', async () => {
    const ticked = 'kv-tk-2024Z01911.html';
    const list = `resultaten?q=${encodeURIComponent('(c.product-area=="officielepublicaties")and(cql.textAndIndexes="2024Z01911")')}`;
    const all = await pages(list, ticked);
    const choose = (found: Record<string, string>) =>
      Object.fromEntries(Object.entries(found).filter(([url]) => url === address(ticked)));
    const { detected, items, offered } = await translate(all, address(list), choose);
    expect(detected).toBe('multiple');
    expect(Object.keys(offered ?? {}).toSorted()).toEqual([
      address('ah-tk-20232024-9019.html'),
      address('ah-tk-20232024-9999.html'),
      address(ticked),
    ]);
    expect(offered?.[address(ticked)]).toContain('Chinese scanners');
    expect(items.map(({ title }) => title)).toEqual([expect.stringContaining('Chinese scanners')]);
    expect((await translate(all, address(list))).items).toEqual([]);
  });

  it('leaves alone what is no publication', async () => {
    const html = '<meta name="DC.identifier" content="x"><p>Over deze site</p>';
    expect(await translate(new Map([[address('over.html'), html]]), address('over.html'))).toMatchObject({
      detected: false,
      items: [],
    });
  });

  it('keeps a name whole that is none of a person', async () => {
    const html =
      '<meta name="DC.identifier" content="kst-1-2"><meta name="OVERHEIDop.indiener" content="Vaste commissie voor Financiën">';
    const { items } = await translate(new Map([[address('kst-1-2.html'), html]]), address('kst-1-2.html'));
    expect(items[0]).toMatchObject({
      title: 'kst-1-2',
      creators: [{ lastName: 'Vaste commissie voor Financiën', fieldMode: 1 }],
    });
  });
});
