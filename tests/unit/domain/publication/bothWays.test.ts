import { JSDOM } from 'jsdom';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { renderDocument } from '../../../../replica/page/document.ts';
import { renderRepositoryHtml } from '../../../../replica/page/repository.ts';
import { loadPublications } from '../../../../replica/publication.ts';
import { readMetadata, readPage, readXml } from '../../../../utils/domain/publication/index.ts';
import type { PublicationRecord } from '../../../../utils/domain/publication/record.ts';

/** What depends on the way in, and nothing else. */
function withoutWay(record: PublicationRecord): object {
  const { signs, readFrom, ...rest } = record;
  // The older page prints "1" where the XML says "Vraag 1".
  for (const item of [...('questions' in rest ? rest.questions : []), ...('answers' in rest ? rest.answers : [])])
    item.label = '';
  expect(signs.length).toBeGreaterThan(0);
  expect(readFrom).toMatch(/^(?:page|xml|metadata)$/);
  return rest;
}

const address = (id: string): string => `https://zoek.officielebekendmakingen.nl/${id}.html`;
const publications = loadPublications(
  fileURLToPath(new URL('../../../../replica/data', import.meta.url)),
  '2026-11-23',
);

describe('a publication read from its page and from its XML', () => {
  const readable = publications.filter(
    ({ tree, options }) =>
      tree !== null &&
      options.layout !== 'unknown' &&
      options.body &&
      options.headMetadata &&
      options.headIdentifier === undefined,
  );

  it('has publications of every kind to compare', () => {
    expect(readable.length).toBeGreaterThan(20);
    expect(new Set(readable.map(({ id }) => id.split('-')[0]))).toEqual(new Set(['ah', 'kst', 'kv', 'stb', 'stcrt']));
  });

  it.each(readable.map((publication) => [publication.id, publication] as const))(
    '%s gives one record',
    (id, publication) => {
      const page = readPage(new JSDOM(renderDocument(publication), { url: address(id) }).window.document, address(id));
      const xml = readXml(publication.xml ?? '', publication.metadataXml, id);
      expect(withoutWay(page)).toEqual(withoutWay(xml));
    },
  );

  it.each(readable.map((publication) => [publication.id, publication] as const))(
    '%s is also the same in the page of the repository',
    (id, publication) => {
      const page = readPage(new JSDOM(renderRepositoryHtml(publication)).window.document, address(id));
      expect(withoutWay(page)).toEqual(withoutWay(readXml(publication.xml ?? '', publication.metadataXml, id)));
    },
  );

  const complete = publications.filter(({ options }) => options.headMetadata && options.headIdentifier === undefined);

  it.each(complete.map((publication) => [publication.id, publication] as const))(
    '%s: the metadata alone agrees with the whole',
    (id, publication) => {
      const metadata = readMetadata(publication.metadataXml, id);
      const page = readPage(new JSDOM(renderDocument(publication)).window.document, address(id));
      expect(metadata.identifier).toEqual(page.identifier);
      expect(metadata.sessionYear).toBe(page.sessionYear);
      expect(metadata.subjects).toEqual(page.subjects);
      if (metadata.kind === 'appendix' && page.kind === 'appendix' && metadata.form === 'answer')
        expect(page.form).toBe('answer');
    },
  );
});
