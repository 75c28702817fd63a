import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../../utils/domain/i18n/language.ts';
import type { Catalogue } from '../../../utils/domain/i18n/message.ts';
import { filesIn, ROOT, sourcesIn } from './code.ts';

const TEXTS = 'utils/domain/i18n/texts';

const modules = await Promise.all(
  filesIn(TEXTS).map(async (path) => (await import(join(ROOT, path))) as Record<string, Catalogue>),
);
const texts: Catalogue = Object.assign({}, ...modules.flatMap((module) => Object.values(module)));
const keys = Object.keys(texts);
const forms = (key: string, language: Language): string[] => {
  const message = texts[key]?.[language];
  return message === undefined ? [] : typeof message === 'string' ? [message] : [message.one, message.other];
};
const placeholders = (key: string, language: Language): string[] =>
  [...new Set(forms(key, language).flatMap((form) => form.match(/\{\w+\}/g) ?? []))].toSorted();

function extensionTexts(language: 'nl' | 'en'): object {
  return JSON.parse(readFileSync(join(ROOT, `public/_locales/${language}/messages.json`), 'utf8')) as object;
}

describe('the texts', () => {
  it('are there', () => {
    expect(keys.length).toBeGreaterThan(500);
  });

  it('no key is in two files', () => {
    const all = modules.flatMap((module) => Object.values(module).map((room) => new Set(Object.keys(room))));
    const twice = keys.filter((key) => {
      const rooms = all.filter((room) => room.has(key));
      // A room may spread a smaller one.
      return (
        rooms.length > 1 &&
        !rooms.some((big) => rooms.every((small) => big === small || [...small].every((one) => big.has(one))))
      );
    });
    expect(twice).toEqual([]);
  });

  it('no text is empty, and both languages ask for the same values', () => {
    for (const key of keys) {
      for (const language of LANGUAGES) {
        expect(forms(key, language).length, key).toBe(forms(key, 'nl').length);
        for (const form of forms(key, language)) expect(form.trim(), key).not.toBe('');
        expect(placeholders(key, language), key).toEqual(placeholders(key, 'nl'));
      }
    }
  });

  it('every key is used', () => {
    const code = [...sourcesIn('components'), ...sourcesIn('entrypoints'), ...sourcesIn('utils')]
      .filter(({ path }) => !path.startsWith(`${TEXTS}/`))
      .map((file) => file.code)
      .join('\n');
    // A key that is put together has one word for each value, so that what nobody says any more does not hide behind another.
    const composed = [...code.matchAll(/`([\w.]+(?:\$\{[^`{}]*\}[\w.]*)+)`/g)].map(
      ([, form = '']) => new RegExp(`^${form.replaceAll('.', '\\.').replaceAll(/\$\{[^`{}]*\}/g, '\\w+')}$`),
    );
    const unused = keys.filter((key) => !code.includes(`'${key}'`) && !composed.some((form) => form.test(key)));
    expect(unused).toEqual([]);
  });

  // The name of the W3C standard stays what it is.
  it('the interface says "notitie", never "annotatie"', () => {
    expect(
      keys.filter((key) => forms(key, 'nl').some((form) => /annota/i.test(form.replaceAll(/Web Annotation/g, '')))),
    ).toEqual([]);
  });

  it('the browser’s own catalogues have the same keys', () => {
    expect(Object.keys(extensionTexts('en')).toSorted()).toEqual(Object.keys(extensionTexts('nl')).toSorted());
  });
});
