import { QUESTION_NUMBER_NAME } from '../../utils/domain/site/around.ts';

/** A corrected print, `-h1`, is named by the number of the first. */
const baseOf = (id: string): string => id.replace(/-[hn]\d*$/, '');

/**
 * The page's own names, which get no sign in it: its identifier, and the numbers of its question.
 *
 * @param id from the address; `''` for a page that shows no publication
 */
export function ownNames(document: Document, id: string): Set<string> {
  const heads = [...document.querySelectorAll(`meta[name="${QUESTION_NUMBER_NAME}"]`)].map(
    (meta) => meta.getAttribute('content') ?? '',
  );
  const numbers = [id, ...heads].flatMap((text) => text.toUpperCase().match(/\d{4}Z\d{5}/g) ?? []);
  return new Set([id, baseOf(id), ...numbers]);
}

/** Matches what may separate two digits of a dossier number: `36 999`, with or without a line break. */
const SPACE = String.raw`[\s.]{0,20}`;
/** Follows a number that stands alone: in a list, the next item is another paper. */
const ALONE = String.raw`(?!\w|\s{0,20}(?:[,;/‐‑–—-]|en|of|t/m|tot|alsmede)\s{0,20}\D{0,12}\d)`;

/**
 * How a paper prints its own number, in its heading and on its pages: `36 999, nr. 13`. It matches from the dossier on.
 *
 * @param id of the page
 * @returns null for what is no paper
 */
export function ownPaper(id: string): { readonly dossier: RegExp; readonly whole: RegExp } | null {
  const [series, dossier = '', ...parts] = baseOf(id).split('-');
  const number = parts.pop();
  if (series !== 'kst' || !/^\d+$/.test(dossier) || number === undefined) return null;
  const figures = [...dossier].join(SPACE);
  const rest = [...parts.filter((part) => /^\d+$/.test(part)), number]
    .map((part) => String.raw`\D{1,60}?\b${part}`)
    .join('');
  return { dossier: new RegExp(figures), whole: new RegExp(`^${figures}${rest}${ALONE}`, 'i') };
}
