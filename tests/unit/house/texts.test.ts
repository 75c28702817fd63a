import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesIn, ROOT, sourcesIn } from './code.ts';

type Catalogue = Record<string, string | { one: string; other: string }>;

const rooms = filesIn('utils/domain/i18n/nl').map((path) => path.slice('utils/domain/i18n/nl/'.length));

async function catalogue(language: 'nl' | 'en'): Promise<Catalogue> {
  const modules = await Promise.all(
    rooms.map(
      async (room) => (await import(join(ROOT, 'utils/domain/i18n', language, room))) as Record<string, Catalogue>,
    ),
  );
  return Object.assign({}, ...modules.flatMap((module) => Object.values(module)));
}

const nl = await catalogue('nl');
const en = await catalogue('en');
const forms = (message: Catalogue[string] | undefined): string[] =>
  message === undefined ? [] : typeof message === 'string' ? [message] : [message.one, message.other];
const placeholders = (message: Catalogue[string] | undefined): string[] =>
  [...new Set(forms(message).flatMap((form) => form.match(/\{\w+\}/g) ?? []))].toSorted();

function extensionTexts(language: 'nl' | 'en'): object {
  return JSON.parse(readFileSync(join(ROOT, `public/_locales/${language}/messages.json`), 'utf8')) as object;
}

describe('the texts', () => {
  it('are there', () => {
    expect(Object.keys(nl).length).toBeGreaterThan(80);
  });

  it('every key is present in both languages', () => {
    expect(Object.keys(en).toSorted()).toEqual(Object.keys(nl).toSorted());
  });

  it('no text is empty, and both languages ask for the same values', () => {
    for (const key of Object.keys(nl)) {
      for (const form of [...forms(nl[key]), ...forms(en[key])]) expect(form.trim(), key).not.toBe('');
      expect(placeholders(en[key]), key).toEqual(placeholders(nl[key]));
    }
  });

  it('every key is used', () => {
    const code = [...sourcesIn('components'), ...sourcesIn('entrypoints'), ...sourcesIn('utils')]
      .filter(({ path }) => !path.startsWith('utils/domain/i18n/nl/') && !path.startsWith('utils/domain/i18n/en/'))
      .map((file) => file.code)
      .join('\n');
    const composed = [...code.matchAll(/`([\w.]+\.)\$\{/g)].map(([, prefix = '']) => prefix);
    const unused = Object.keys(nl).filter(
      (key) =>
        !code.includes(`'${key}'`) &&
        !composed.some((prefix) => key.startsWith(prefix)) &&
        !new RegExp(`\`${key.replaceAll('.', '\\.').replace(/\w+$/, '')}\\$\\{`).test(code),
    );
    expect(unused).toEqual([]);
  });

  // The name of the W3C standard stays what it is.
  it('the interface says "notitie", never "annotatie"', () => {
    expect(
      Object.keys(nl).filter((key) =>
        forms(nl[key]).some((form) => /annota/i.test(form.replaceAll(/Web Annotation/g, ''))),
      ),
    ).toEqual([]);
  });

  it('the browser’s own catalogues have the same keys', () => {
    expect(Object.keys(extensionTexts('en')).toSorted()).toEqual(Object.keys(extensionTexts('nl')).toSorted());
  });
});
