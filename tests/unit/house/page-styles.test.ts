import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from './code.ts';

/** Styles of what stands in a page, where rules of the page are near (decision 205). */

const OWN_PAGES = /^components\/(library|options|print)\//;
const styles = globSync('components/**/*.css', { cwd: ROOT })
  .filter((path) => !OWN_PAGES.test(path))
  .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8').replaceAll(/\/\*[^]*?\*\//g, '') }));
const rules = styles.flatMap(({ path, text }) =>
  [...text.matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(([, selector = '', body = '']) => ({
    path,
    selectors: selector.split(',').map((one) => one.trim()),
    declarations: body.split(';').map((one) => one.trim()),
  })),
);
/** Rules that count on our own pages alone. */
const inPage = rules.filter(({ selectors }) => selectors.some((selector) => !selector.startsWith(':root')));

describe('styles in a page', () => {
  it('name no font that a page could make', () => {
    const fonts = inPage.flatMap(({ path, declarations }) =>
      declarations.flatMap((one) => {
        const value = /^(?:font|font-family|--kl-font)\s*:\s*([^]*)$/.exec(one)?.[1];
        return value === undefined ? [] : [{ path, value }];
      }),
    );
    expect(fonts.length).toBeGreaterThan(5);
    const language =
      /^(inherit|sans-serif|monospace|[^'",a-z]*( var\(--kl-(text|small|line)\)[ /]*)*var\(--kl-font\))$/;
    expect(fonts.filter(({ value }) => !language.test(value))).toEqual([]);
  });

  it('give values to our names inside the root, where no rule of the page comes', () => {
    const named = inPage.filter(({ declarations }) => declarations.some((one) => one.startsWith('--kl-')));
    expect(named.length).toBeGreaterThan(3);
    const atHost = named.flatMap(({ path, selectors }) =>
      selectors.filter((one) => /^:host(\([^]*\))?$/.test(one)).map((one) => `${path}: ${one}`),
    );
    expect(atHost).toEqual([]);
  });
});
