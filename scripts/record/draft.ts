import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ServiceAnswer, Verdict } from '../../utils/domain/site/checks/index.ts';
import { MARKUP, OVERVIEW_COLUMNS, type MarkupRow } from '../../utils/domain/site/markup.ts';
import { ROOT } from '../setup.mjs';

/** Where something is to be mended, and how it might be. */
export interface Draft {
  readonly key: string;
  readonly evidence: string;
  /** File and line of the row, as `utils/domain/site/markup.ts:83`. */
  readonly place: string;
  /** What to do, in a sentence. */
  readonly act: string;
  /** Lines to put there; empty where a person must think. */
  readonly lines: readonly string[];
}

/** What was recorded, as the drafts look at it. */
export interface Material {
  readonly answers: readonly ServiceAnswer[];
  readonly documents: readonly Document[];
  /** Today, YYYY-MM-DD, for the proof of a row. */
  readonly today: string;
}

const SITE = 'utils/domain/site';
const TYPES = 'utils/domain/publication/appendix-type.ts';

/** The first line of a file that holds a text, as `file:line`. */
function lineOf(file: string, text: string): string {
  const at = readFileSync(join(ROOT, file), 'utf8')
    .split('\n')
    .findIndex((line) => line.includes(text));
  return at < 0 ? file : `${file}:${at + 1}`;
}

/** A selector for an element that is like those the tables have: its id, or its name with its first class. */
function selectorOf(element: Element): string {
  if (element.id !== '' && !/\d/.test(element.id)) return `#${element.id}`;
  const name = element.localName;
  const [first] = element.classList;
  return first === undefined ? name : `${name}.${first}`;
}

const folded = (element: Element): string => (element.textContent ?? '').replaceAll(/\s+/g, ' ').trim();

/** What elements of a role look like, whatever their names are. */
const LOOKS: Partial<Record<MarkupRow['role'], (document: Document) => Element[]>> = {
  question: (document) => labelled(document, /^Vraag \d+/),
  answer: (document) => labelled(document, /^Antwoord(?: op vraag)? \d+/),
  itemLabel: (document) => headings(document, /^(?:Vraag|Antwoord)\b/),
  heading: (document) => headings(document, /vra(?:ag|gen) van (?:het|de) (?:lid|leden)/i),
  container: (document) => labelled(document, /^Vraag 1\b/).flatMap((element) => element.parentElement ?? []),
  overview: (document) => [...document.querySelectorAll('table')].filter(holdsColumns),
  related: (document) =>
    headings(document, /^Gerelateerde documenten/).flatMap((element) => element.parentElement ?? []),
  extraInfo: (document) =>
    [...document.querySelectorAll('body *')].filter(
      (element) => /Gepubliceerd op \d/.test(folded(element)) && element.children.length === 0,
    ),
};

const headings = (document: Document, words: RegExp): Element[] =>
  [...document.querySelectorAll('h1, h2, h3, h4, p')].filter((element) => words.test(folded(element)));

/** The elements whose first words are a label. */
const labelled = (document: Document, words: RegExp): Element[] =>
  headings(document, words).flatMap((label) => label.parentElement ?? []);

/** Whether a table has at least three of the words that stand above the facts of a publication. */
const holdsColumns = (table: Element): boolean => {
  const words = [...table.querySelectorAll('th, td')].map((cell) => folded(cell).toLowerCase().replace(/:$/, ''));
  return Object.keys(OVERVIEW_COLUMNS).filter((column) => words.includes(column)).length >= 3;
};

/** Selectors of elements that look like a role, the commonest first. */
function candidates(role: MarkupRow['role'], documents: readonly Document[]): { selector: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const document of documents)
    for (const element of LOOKS[role]?.(document) ?? []) {
      const selector = selectorOf(element);
      counts.set(selector, (counts.get(selector) ?? 0) + 1);
    }
  return [...counts].map(([selector, count]) => ({ selector, count })).toSorted((a, b) => b.count - a.count);
}

/** A name for a new row: from its selector, as the others are made. */
const nameOf = (selector: string): string =>
  selector.replaceAll(/\W+(\w)/g, (_, letter: string) => letter.toUpperCase()).replaceAll(/\W/g, '');

function ofMarkup(verdict: Verdict, { documents, today }: Material): Draft | null {
  const row = MARKUP.find(({ sign }) => sign === verdict.key);
  if (row === undefined) return null;
  const known = new Set(MARKUP.map(({ selector }) => selector));
  const [found] = candidates(row.role, documents).filter(({ selector }) => !known.has(selector));
  const place = lineOf(`${SITE}/markup.ts`, `'${row.selector}', '${row.layout}'`);
  if (found === undefined)
    return draft(
      verdict,
      place,
      `Nothing on the pages looks like "${row.role}". Open a recorded page and find what took the place of ${row.selector}.`,
    );
  const name = nameOf(found.selector);
  return draft(
    verdict,
    place,
    `Put a row above this one. The old one stays, since old pages keep old markup, with '${row.layout === 'current' ? 'earlier' : row.layout}' as its layout.`,
    [
      `['${name}', '${found.selector}', 'current', 'verified'],`,
      `and in ${lineOf(`${SITE}/proofs.ts`, `'${row.sign}'`)}: '${row.role}.${name}': 'recorded on ${today}: ${found.count} on ${documents.length} pages',`,
    ],
  );
}

function ofColumns(verdict: Verdict): Draft | null {
  if (verdict.key !== 'overview.columns') return null;
  const place = lineOf(`${SITE}/markup.ts`, 'OVERVIEW_COLUMNS =');
  return draft(
    verdict,
    place,
    'None of the words above the facts is on the pages. Write the new ones here, beside the old.',
  );
}

function ofTypes(verdict: Verdict): Draft | null {
  if (!verdict.key.startsWith('type.')) return null;
  const place =
    verdict.key === 'type.appendix'
      ? lineOf(TYPES, 'const ANSWER')
      : lineOf('utils/domain/publication/question.ts', 'function formOf');
  return draft(
    verdict,
    place,
    `"${verdict.evidence}" is a word for what a document is that no rule knows. Read the document, then add the word to the rule it belongs to (ANSWER, NOTICE, POSTPONEMENT or WITHDRAWAL) and a line to the table of tests/unit/domain/publication/appendix-type.test.ts. Until then its state is told as unknown, never guessed.`,
  );
}

/** Names of indexes in what the search service says of itself. */
function indexNames(answers: readonly ServiceAnswer[]): string[] {
  const explained = answers.filter(({ address }) => address.includes('operation=explain'));
  return [...new Set(explained.flatMap(({ body }) => body.match(/\b(?:c|cql|dt|ot|w)\.[A-Za-z-]+\b/g) ?? []))];
}

/** How many letters two words share in a row, at most. */
function shared(a: string, b: string): number {
  for (let length = a.length; length > 2; length -= 1)
    for (let from = 0; from + length <= a.length; from += 1)
      if (b.includes(a.slice(from, from + length))) return length;
  return 0;
}

function ofSearch(verdict: Verdict, { answers }: Material): Draft | null {
  const index = /^sru\.index\.(.+)$/.exec(verdict.key)?.[1];
  if (index === undefined) return null;
  const place = lineOf(`${SITE}/services.ts`, `'${index}'`);
  const word = index.replace(/^\w+\./, '').toLowerCase();
  const [near] = indexNames(answers)
    .filter((name) => name !== index)
    .map((name) => ({ name, length: shared(word, name.toLowerCase()) }))
    .filter(({ length }) => length >= 5)
    .toSorted((a, b) => b.length - a.length);
  return near === undefined
    ? draft(
        verdict,
        place,
        'The service refuses this index, and its own list has none like it. Questions are then found by full text, as they are already while an index is refused.',
      )
    : draft(
        verdict,
        place,
        `The service refuses ${index}; its own list has ${near.name}. Replace the name wherever this file has it.`,
        [`${index} → ${near.name}`],
      );
}

function ofAddresses(verdict: Verdict, { answers }: Material): Draft | null {
  if (verdict.key !== 'service.page') return null;
  const moved = answers.find(({ purpose, address, finalAddress }) => purpose === 'page' && address !== finalAddress);
  const place = lineOf(`${SITE}/address.ts`, 'export');
  if (moved === undefined)
    return draft(verdict, place, 'A page of a publication does not look like one: open the recorded file.');
  return draft(
    verdict,
    place,
    'Pages have moved. Make this address in `publicationUrl`, see that its path is read in `utils/domain/official-numbers` (links) and `utils/domain/site/identifiers.ts` (forms), and that hosts.ts still covers it.',
    [`${moved.address} → ${moved.finalAddress}`],
  );
}

const draft = (verdict: Verdict, place: string, act: string, lines: readonly string[] = []): Draft => ({
  key: verdict.key,
  evidence: verdict.evidence,
  place,
  act,
  lines,
});

/** A draft of the mend for each assumption that does not hold. */
export function drafts(refuted: readonly Verdict[], material: Material): Draft[] {
  return refuted.map(
    (verdict) =>
      ofMarkup(verdict, material) ??
      ofColumns(verdict) ??
      ofTypes(verdict) ??
      ofSearch(verdict, material) ??
      ofAddresses(verdict, material) ??
      draft(
        verdict,
        lineOf(`${SITE}/services.ts`, `'${verdict.key}'`),
        'Look at the recorded file, and mend the row that this key names in utils/domain/site.',
      ),
  );
}

/** The report: what to mend, then every assumption. @param table from `formatReport` */
export function recordReport(title: string, list: readonly Draft[], table: string): string {
  const mends = list.map(
    ({ key, evidence, place, act, lines }) =>
      `### ${key}\n\n${evidence}\n\n**${place}**: ${act}\n${lines.length > 0 ? `\n${lines.map((line) => `    ${line}`).join('\n')}\n` : ''}`,
  );
  const head = list.length === 0 ? 'Nothing to mend: every assumption that could be tried holds.\n' : mends.join('\n');
  return `# ${title}\n\n## What to mend\n\n${head}\n## Every assumption\n\n\`\`\`\n${table.trimEnd()}\n\`\`\`\n\nHow to mend: CONTRIBUTING.md, "The official site changed". To keep what was seen as a fixture: \`npm run record -- --keep\`.\n`;
}
