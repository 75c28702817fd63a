import { SCHEME_ATTRIBUTES } from '../head.ts';
import { isHost, MARKUP } from '../markup.ts';

/** What the checks need from a page: counts and the head, no text of the document. Small enough for a message. */
export interface PageObservation {
  /** Tags with a name; `schemes` in the order of `SCHEME_ATTRIBUTES`, null where the attribute is absent. */
  readonly metas: readonly { name: string; content: string; schemes: (string | null)[] }[];
  /** How many elements each row of the markup table matches, our own left out. */
  readonly matches: readonly { sign: string; count: number }[];
  /** Heading cells of tables, in lower case. */
  readonly columns: readonly string[];
}

/** Collects what the checks need from a page. Does not change the page. */
export function observePage(document: Document): PageObservation {
  return {
    metas: [...document.querySelectorAll('meta[name]')].slice(0, 500).map((tag) => ({
      name: (tag.getAttribute('name') ?? '').slice(0, 200),
      content: (tag.getAttribute('content') ?? '').slice(0, 1000),
      schemes: SCHEME_ATTRIBUTES.map((attribute) => tag.getAttribute(attribute)?.slice(0, 200) ?? null),
    })),
    matches: MARKUP.map(({ sign, selector }) => ({
      sign,
      count: [...document.querySelectorAll(selector)].filter((element) => !isHost(element)).length,
    })),
    columns: [...document.querySelectorAll('th')]
      .slice(0, 200)
      .map((cell) => (cell.textContent ?? '').trim().toLowerCase().slice(0, 100)),
  };
}
