import { safeUrl } from '../publication/links.ts';
import { parseItemLabel } from '../publication/numbers.ts';
import { questionNumbersIn } from '../publication/question-numbers.ts';
import { readXml } from '../publication/read.ts';
import { publicationUrl } from '../site/address.ts';
import { PAGE_ORIGIN } from '../site/hosts.ts';
import { childElements, findElements, parseXml, xmlText, type XmlElement, type XmlNode } from '../xml/tree.ts';
import type { PrintedQuestion } from './beside.ts';
import { AnswerText, type Answer, type Paragraph, type Run } from './shape.ts';

/** Reads the answers of a publication from its XML, with their links and footnotes. */

/** Elements whose words are read as those around them. */
const INLINE = new Set(['nadruk', 'naam', 'achternaam', 'voornaam', 'datum', 'organisatie', 'intref']);
/** Elements whose words stand higher or lower: 10⁶ is not 106. */
const SET: ReadonlyMap<string, Run['set']> = new Map([
  ['sup', 'raised'],
  ['sub', 'lowered'],
  ['inf', 'lowered'],
]);
/** Elements that hold paragraphs. */
const GROUPS = new Set(['al-groep', 'tekst', 'lijst', 'citaat']);

/** Something that is not known here: the answer is then read in its own publication. */
class UnknownMarkup extends Error {}

const fold = (text: string): string => text.replaceAll(/\s+/gu, ' ');

class Reader {
  readonly notes: AnswerText['notes'] = [];

  /** @throws UnknownMarkup */
  paragraphs(element: XmlElement, isItem = false): Paragraph[] {
    return element.children.flatMap((child): Paragraph[] => {
      if (child.type === 'text') {
        if (child.text.trim() === '') return [];
        throw new UnknownMarkup('text outside a paragraph');
      }
      const { name } = child;
      if (name === 'nr' || name === 'nummer') return [];
      if (name === 'al') return this.paragraph(child, isItem);
      if (name === 'li') return this.item(child);
      if (GROUPS.has(name)) return this.paragraphs(child, isItem);
      throw new UnknownMarkup(name);
    });
  }

  /** An item of a list: its sign stands before the first paragraph. */
  private item(item: XmlElement): Paragraph[] {
    const [sign] = childElements(item, 'li.nr').map((one) => fold(xmlText(one)).trim());
    const rest = {
      ...item,
      children: item.children.filter((child) => child.type === 'text' || child.name !== 'li.nr'),
    };
    const [first, ...others] = this.paragraphs(rest, true);
    if (first === undefined) return [];
    return [{ ...first, runs: joined([{ text: `${sign ?? '–'} ` }, ...first.runs]) }, ...others];
  }

  private paragraph(element: XmlElement, isItem: boolean): Paragraph[] {
    const runs = joined(this.runs(element.children));
    return runs.length === 0 ? [] : [{ runs, isItem }];
  }

  private runs(nodes: readonly XmlNode[]): Run[] {
    return nodes.flatMap((node): Run[] => {
      if (node.type === 'text') return [{ text: fold(node.text) }];
      const { name } = node;
      if (name === 'noot') return [this.note(node)];
      if (name === 'extref') return this.link(node);
      if (name === 'br' || name === 'nieuweregel') return [{ text: '\n' }];
      if (INLINE.has(name)) return this.runs(node.children);
      const set = SET.get(name);
      // The call of a footnote is drawn raised anyway.
      if (set !== undefined)
        return this.runs(node.children).map((run) => (run.note === undefined ? { ...run, set } : run));
      throw new UnknownMarkup(name);
    });
  }

  /** A link of the source; its words alone where its address may not be one. */
  private link(element: XmlElement): Run[] {
    const runs = merged(this.runs(element.children));
    const target = (element.attributes.get('doc') ?? element.attributes.get('href') ?? '').trim();
    const isDocument = /^[a-z]{1,8}-[0-9A-Za-z()-]{1,70}$/i.test(target);
    const url = isDocument ? publicationUrl(target) : safeUrl(target, PAGE_ORIGIN);
    if (url === null || target === '') return runs;
    return runs.map((run) => (run.note === undefined ? { ...run, url } : run));
  }

  private note(element: XmlElement): Run {
    const number = fold(childElements(element, 'noot.nr').map(xmlText).join('')).trim().slice(0, 20);
    const parts = childElements(element).filter(({ name }) => name !== 'noot.nr');
    const runs = parts.flatMap((part, nth) => [...(nth > 0 ? [{ text: ' ' }] : []), ...this.runs(part.children)]);
    this.notes.push({ number, runs: joined(runs) });
    return { text: number, note: this.notes.length - 1 };
  }
}

const isPlain = ({ url, note }: Run): boolean => url === undefined && note === undefined;

/** Plain words of one height beside each other as one. */
function merged(runs: readonly Run[]): Run[] {
  const out: Run[] = [];
  for (const run of runs) {
    const last = out.at(-1);
    if (last !== undefined && isPlain(run) && isPlain(last) && run.set === last.set)
      out[out.length - 1] = { ...last, text: last.text + run.text };
    else out.push(run);
  }
  return out;
}

/** Without space around all of it. */
function joined(runs: readonly Run[]): Run[] {
  const out = merged(runs);
  const [first] = out;
  if (first !== undefined) out[0] = { ...first, text: first.text.trimStart() };
  const last = out.at(-1);
  if (last !== undefined) out[out.length - 1] = { ...last, text: last.text.trimEnd() };
  return out.filter(({ text, note }) => text !== '' || note !== undefined);
}

const labelOf = (item: XmlElement): string => fold(childElements(item, 'nr').map(xmlText).join(' ')).trim();
/** `2.1` is not a list and `7 t/m 4` not a range; a superscript digit would be read as part of the number. */
const isOdd = (label: string): boolean =>
  /\d\.\d/.test(label) ||
  [...label.matchAll(/(\d+)\s*(?:t\/m|tot(?: en met)?|[–-])\s*(?=(\d+))/gu)].some(
    ([, from, to]) => Number(from) >= Number(to),
  );

function numbersOf(item: XmlElement): number[] {
  const label = labelOf(item);
  const isPlain = childElements(item, 'nr').every((nr) => childElements(nr).every(({ name }) => INLINE.has(name)));
  return isPlain && !isOdd(label) ? (parseItemLabel(label)?.numbers ?? []) : [];
}

/** Whether a paragraph is the heading of another item, so that the markup does not show where an answer ends. */
function holdsAnother(paragraphs: readonly Paragraph[] | null, own: readonly number[]): boolean {
  return (paragraphs ?? []).some(({ runs }) => {
    const text = fold(runs.map((run) => run.text).join('')).trim();
    const label = parseItemLabel(text) ?? parseItemLabel(/^[^.:?]{5,60}(?=[.:]\s)/.exec(text)?.[0] ?? '');
    return label !== null && label.numbers.some((number) => !own.includes(number));
  });
}

/** Without its heading and footnotes. */
const wordsOf = (node: XmlNode): string =>
  node.type === 'text'
    ? node.text
    : ['nr', 'nummer', 'noot'].includes(node.name)
      ? ' '
      : `${node.children.map(wordsOf).join('')} `;

/** The answers of a publication, and the questions printed with them. */
export interface ReadAnswers {
  readonly text: AnswerText;
  readonly printed: readonly PrintedQuestion[];
}

/**
 * The answers of a publication, in its order. An answer in which another begins has no numbers: nobody can tell what it answers.
 *
 * @param xml its publication XML
 * @param id its identifier
 * @returns null when it is no answer in markup that is known here
 */
export function readAnswers(xml: string, id: string): ReadAnswers | null {
  try {
    const root = parseXml(xml);
    const items = findElements(root, 'kamervragen').flatMap((one) => childElements(one));
    const found = items.filter(({ name }) => name === 'antwoord');
    // Reject the document if an answer is nested deeper: it would be missed, and its question called unanswered.
    if (found.length === 0 || found.length !== findElements(root, 'antwoord').length) return null;
    const reader = new Reader();
    const record = readXml(xml, undefined, id);
    const refers = referencesOf(record, found.length);
    const answers = found.map((element, nth): Answer => {
      const paragraphs = textOf(reader, element);
      const numbers = numbersOf(element);
      return {
        label: labelOf(element).slice(0, 200),
        numbers: holdsAnother(paragraphs, numbers) ? [] : numbers,
        paragraphs,
        refersTo: refers[nth] ?? [],
      };
    });
    const read = AnswerText.safeParse({ title: record.title.slice(0, 1_000), answers, notes: reader.notes });
    if (!read.success) return null;
    const questions = items.filter(({ name }) => name === 'vraag');
    // The answer covers questions of several members, and nothing is printed to tell whose are answered.
    const heading = items
      .filter(({ name }) => name === 'kamervraagomschrijving')
      .map(xmlText)
      .join(' ');
    if (questions.length === 0 && questionNumbersIn(heading).length > 1) return null;
    const printed = questions.map((one) => ({ numbers: numbersOf(one), label: labelOf(one), text: wordsOf(one) }));
    return { text: read.data, printed };
  } catch {
    // Expected: what is no XML, or beyond the limits, is read in its own publication.
    return null;
  }
}

function textOf(reader: Reader, element: XmlElement): Paragraph[] | null {
  try {
    const paragraphs = reader.paragraphs(element);
    return paragraphs.length === 0 ? null : paragraphs;
  } catch (error) {
    // Expected: an answer with parts we cannot draw is read in its own publication.
    if (error instanceof UnknownMarkup) return null;
    throw error;
  }
}

/** To which answers each answer refers, as the interpreter of publications reads it; nothing where it counts other answers. */
function referencesOf(record: ReturnType<typeof readXml>, count: number): number[][] {
  if (record.kind !== 'appendix' || record.answers.length !== count) return [];
  return record.answers.map(({ refersToAnswers }) => refersToAnswers);
}
