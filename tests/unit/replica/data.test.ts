import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startReplica } from '../../../replica/index.ts';
import { addDays, expandPlaceholders, todayInAmsterdam } from '../../../replica/placeholders.ts';
import {
  DataError,
  loadPublications,
  metadataValue,
  metadataValues,
  type Publication,
} from '../../../replica/publication.ts';
import { isProvisional } from '../../../utils/domain/publication/identifier.ts';
import { xmlText } from '../../../utils/domain/xml/tree.ts';
import { DATA, get, recordedFolder, SITE } from './get.ts';

const publications = loadPublications(DATA, '2026-11-23');
const byId = new Map(publications.map((publication) => [publication.id, publication]));
function need(id: string): Publication {
  const publication = byId.get(id);
  if (!publication) throw new Error(`no ${id} in replica/data`);
  return publication;
}
const textOf = (publication: Publication): string =>
  publication.tree ? xmlText(publication.tree).replaceAll(/\s+/g, ' ') : '';

describe('our own data', () => {
  it('is well-formed, dated and linked both ways', () => {
    for (const publication of publications) {
      if (publication.options.pdfOnly) expect(publication.xml, publication.id).toBeNull();
      else expect(publication.tree, publication.id).not.toBeNull();
      expect(metadataValue(publication, 'DCTERMS.available'), publication.id).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      for (const appendix of metadataValues(publication, 'OVERHEIDop.aanhangsel')) {
        expect(metadataValue(need(appendix), 'OVERHEIDop.vraagnummer')).toBe(
          metadataValue(publication, 'OVERHEIDop.vraagnummer'),
        );
      }
    }
    const appendices = publications
      // Those that come during a run are found by the search alone.
      .filter(({ id, options }) => id.startsWith('ah-') && options.stages === undefined)
      .map((publication) => publication.id);
    const linked = publications.flatMap((publication) => metadataValues(publication, 'OVERHEIDop.aanhangsel'));
    expect(linked.toSorted()).toEqual(appendices.toSorted());
  });

  it('uses numbers that do not exist, but for the facts it repeats', () => {
    const real = new Set([
      '2024Z01911',
      '2021Z02175',
      '2021Z02292',
      '2021Z03164',
      '2022Z01227',
      '2023Z11492',
      '2023Z11786',
    ]);
    for (const { id } of publications) {
      const number = /\d{4}Z\d+/.exec(id)?.[0];
      if (number && !real.has(number)) expect(number).toMatch(/Z9\d{4}$/);
      // In their first days documents have a number of a counter, which stands at some 1,270,000 in October 2026.
      if (isProvisional(id)) expect(id).toMatch(/-999\d{4}$/);
      else if (id.startsWith('ah-')) expect(id).toMatch(/-9\d{3}$/);
    }
  });

  it('knows which publications are there in which stage of a run', async () => {
    const replica = await startReplica({ dataDir: DATA, today: '2026-11-23' });
    const ask = (path: string) => get(replica.port, SITE, path);
    try {
      const there = (id: string) => ask(`/${id}.html`);
      expect((await there('kv-9990150')).status).toBe(200);
      expect((await ask('/kv-9990150.xml')).status).toBe(404);
      expect((await ask('/kv-9990150/metadata.xml')).body).toContain('2026Z90150');
      expect((await ask('/kv-9990153/metadata.xml')).status).toBe(404);
      expect((await there('kv-9990153')).body).not.toContain('2026Z90153');
      expect((await there('kv-tk-2026Z90150')).body).toContain('niet gevonden');
      replica.setStage('both');
      expect((await there('kv-9990150')).status).toBe(200);
      expect((await there('kv-tk-2026Z90150')).body).toContain('Vraag 1');
      replica.setStage('final');
      expect(await there('kv-9990150')).toMatchObject({
        status: 302,
        headers: { location: '/kv-tk-2026Z90150.html' },
      });
      expect((await there('ah-9990151')).body).toContain('niet gevonden');
      replica.setStage('answering');
      expect((await there('ah-9990151')).status).toBe(200);
      replica.setStage('answered');
      expect((await there('ah-9990151')).body).toContain('niet gevonden');
      expect((await there('ah-tk-20262027-9151')).body).toContain('Antwoord 1');
    } finally {
      await replica.close();
    }
  });

  it('holds the long document, the same at every start', () => {
    const [first, second] = [
      need('ah-tk-20242025-9120'),
      loadPublications(DATA, '2026-11-23').find((one) => one.id === 'ah-tk-20242025-9120'),
    ];
    expect(textOf(first).length).toBeGreaterThan(300_000);
    expect(second?.xml).toBe(first.xml);
  });

  it('moves with the day where the state depends on it', () => {
    const later = new Map(loadPublications(DATA, '2027-03-01').map((publication) => [publication.id, publication]));
    for (const [number, days] of [
      ['2026Z90108', 5],
      ['2026Z90109', 30],
      ['2026Z90110', 40],
      ['2026Z90111', 60],
    ] as const) {
      const id = `kv-tk-${number}`;
      expect(metadataValue(need(id), 'OVERHEIDop.datumIndiening')).toBe(addDays('2026-11-23', -days));
      expect(metadataValue(later.get(id) ?? need(id), 'OVERHEIDop.datumIndiening')).toBe(addDays('2027-03-01', -days));
    }
    expect(textOf(need('kv-tk-2026Z90108'))).toContain('(ingezonden 18 november 2026)');
  });

  it('says of every invented answer to a real question that it is invented', () => {
    for (const publication of publications.filter(({ id }) =>
      /^ah-tk-(?:20202021|20212022|20222023|20232024)-9/.test(id),
    )) {
      if (
        metadataValue(publication, 'DC.type', 'OVERHEIDop.AanhangselTypen') !== 'Antwoord' ||
        publication.id.endsWith('9121')
      )
        continue;
      expect(textOf(publication), publication.id).toMatch(/verzonnen/i);
    }
  });

  const recorded = recordedFolder();
  it.skipIf(!recorded)('repeats no sentence of a recorded document', () => {
    const sources = ['docs-text', '../seed'].flatMap((name) => {
      const folder = join(recorded ?? '', name);
      return existsSync(folder) ? readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8')) : [];
    });
    const plain = (text: string): string =>
      text
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
        .trim();
    const haystack = sources.map(plain).join(' | ');
    expect(haystack.length).toBeGreaterThan(100_000);
    for (const publication of publications.filter(({ id }) => !id.endsWith('9120'))) {
      const paragraphs = [...(publication.xml ?? '').matchAll(/<al>(.*?)<\/al>/gs)].map((match) =>
        (match[1] ?? '').replaceAll(/<[^>]+>/g, ''),
      );
      const sentences = paragraphs.flatMap((paragraph) => paragraph.split(/(?<=[.?!])\s/)).map(plain);
      for (const sentence of sentences.filter((one) => one.split(' ').length >= 8)) {
        expect(haystack.includes(sentence), `${publication.id}: ${sentence}`).toBe(false);
      }
    }
  });
});

describe('a folder of publications', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kantlijn-data-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const metadata = (id: string): string =>
    `<metadata_gegevens><metadata name="DC.identifier" scheme="OVERHEIDop.ParlID" content="${id}"/></metadata_gegevens>`;
  const write = (name: string, text: string): void => {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), text);
  };
  const load = () => loadPublications(folder, '2026-11-23');

  it('may be laid out as the site lays out its addresses', () => {
    write('a/kv-tk-2025Z00001/metadata.xml', metadata('kv-tk-2025Z00001'));
    write('a/kv-tk-2025Z00001.xml', '<officiele-publicatie/>');
    write('b/kv-tk-2025Z00002.metadata.xml', metadata('kv-tk-2025Z00002'));
    expect(load().map(({ id, xml }) => [id, xml])).toEqual([
      ['kv-tk-2025Z00001', '<officiele-publicatie/>'],
      ['kv-tk-2025Z00002', null],
    ]);
  });

  it('may hold XML that is not well-formed', () => {
    write('kv-tk-2025Z00001.metadata.xml', metadata('kv-tk-2025Z00001'));
    write('kv-tk-2025Z00001.xml', '<officiele-publicatie>');
    expect(load()[0]).toMatchObject({ xml: '<officiele-publicatie>', tree: null });
  });

  it.each<[string, () => void, RegExp]>([
    ['is empty', () => {}, /no \*\.metadata\.xml/],
    ['names another document', () => write('a.metadata.xml', metadata('b')), /DC\.identifier is "b", expected "a"/],
    ['has broken metadata', () => write('a.metadata.xml', '<metadata_gegevens>'), /a\.metadata\.xml/],
    [
      'has an option that does not exist',
      () => {
        write('a.metadata.xml', metadata('a'));
        write('a.options.json', '{"layuot":"current"}');
      },
      /layuot/,
    ],
    [
      'has options that are no JSON',
      () => {
        write('a.metadata.xml', metadata('a'));
        write('a.options.json', '{');
      },
      /a\.options\.json/,
    ],
  ])('is refused with the file named when it %s', (_what, prepare, message) => {
    prepare();
    expect(load).toThrow(DataError);
    expect(load).toThrow(message);
  });
});

describe('placeholders', () => {
  it.each([
    ['{{today}}', '2026-11-23'],
    ['{{today-23}}', '2026-10-31'],
    ['{{today+9:long}}', '2 december 2026'],
    ['{{vandaag}}', '{{vandaag}}'],
  ])('%s', (text, expected) => {
    expect(expandPlaceholders(text, '2026-11-23')).toBe(expected);
  });

  it('take the day of Amsterdam', () => {
    expect(todayInAmsterdam(new Date('2026-06-30T22:30:00Z'))).toBe('2026-07-01');
    expect(todayInAmsterdam(new Date('2026-12-31T22:30:00Z'))).toBe('2026-12-31');
  });
});
