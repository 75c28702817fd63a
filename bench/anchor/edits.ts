import type { BenchDocument, BenchPart } from './corpus.ts';
import { CLOSE, OPEN, USUAL, type LayoutChoice } from './render.ts';

/** A seeded stream of numbers from 0 to 1. */
export type Random = () => number;
export const pick = <T>(list: readonly T[], next: Random): T | undefined => list[Math.floor(next() * list.length)];

export interface Edited {
  readonly doc: BenchDocument;
  readonly layout: LayoutChoice;
}
/** Null when the edit does not apply to this document. */
type Edit = (doc: BenchDocument, at: number, next: Random) => Edited | null;

const same = (doc: BenchDocument, layout = USUAL): Edited => ({ doc, layout });
const withParts = (doc: BenchDocument, parts: readonly BenchPart[], layout = USUAL): Edited => ({
  doc: { ...doc, parts },
  layout,
});
const editPart = (doc: BenchDocument, at: number, change: (text: string) => string): BenchDocument => ({
  ...doc,
  parts: doc.parts.map((part, index) => (index === at ? { ...part, text: change(part.text) } : part)),
});
const PRIVATE = /[\uE000-\uE003]/;

/** One typing error in a word of six letters or more, never in a number or name. */
function slip(text: string, next: Random): string {
  const words = [...text.matchAll(/(?<=\s)\p{Ll}{6,}(?=[\s,.?!])/gu)];
  const word = pick(words, next);
  if (!word) return text;
  const at = word.index + 2 + Math.floor(next() * (word[0].length - 3));
  const letter = text[at] ?? '';
  const choice = Math.floor(next() * 3);
  const change = choice === 0 ? '' : choice === 1 ? letter + letter : (text[at + 1] ?? '') + letter;
  return text.slice(0, at) + change + text.slice(at + (choice === 2 ? 2 : 1));
}

const SENTENCES = [
  'Daarbij is ook gekeken naar de ervaringen in de buurlanden.',
  'De kosten daarvan komen ten laste van de begroting van volgend jaar.',
  'Dit is eerder in een commissie besproken.',
  'Kunt u dat toelichten?',
  'Een overzicht per provincie ontbreekt vooralsnog.',
];

/** A sentence inserted between two others, or at the start or end. */
function insertSentence(text: string, next: Random): string {
  const sentence = pick(SENTENCES, next) ?? '';
  const places = [...text.matchAll(/[.?!]\uE001? (?=\uE000?\p{Lu})/gu)].map((match) => match.index + match[0].length);
  const at = pick([0, ...places, text.length], next) ?? 0;
  if (at === text.length) return /[.?!:;]\uE001?$/.test(text) ? `${text} ${sentence}` : text;
  return `${text.slice(0, at)}${sentence} ${text.slice(at)}`;
}

const numberedAfter = (parts: readonly BenchPart[], gone: number): BenchPart[] =>
  parts.map((part) => {
    if (part.kind !== 'question' && part.kind !== 'answer') return part;
    const numbers = part.numbers.map((number) => (number > gone ? number - 1 : number));
    return { ...part, numbers, label: `${part.kind === 'question' ? 'Vraag' : 'Antwoord'} ${numbers.join(', ')}` };
  });

function dropNumber(doc: BenchDocument, number: number): BenchDocument {
  const kept = doc.parts.filter(
    (part) => !((part.kind === 'question' || part.kind === 'answer') && part.numbers.includes(number)),
  );
  return { ...doc, parts: numberedAfter(kept, number) };
}

const questions = (doc: BenchDocument): BenchPart[] => doc.parts.filter(({ kind }) => kind === 'question');

function swapTexts(doc: BenchDocument, at: number, next: Random): Edited | null {
  const { kind } = doc.parts[at] ?? {};
  if (kind !== 'question') return null;
  const other = pick(
    doc.parts.flatMap((part, index) => (part.kind === 'question' && index !== at ? [index] : [])),
    next,
  );
  if (other === undefined) return null;
  const parts = doc.parts.map((part, index) => {
    const from = index === at ? doc.parts[other] : index === other ? doc.parts[at] : undefined;
    return from ? { ...part, text: from.text } : part;
  });
  return withParts(doc, parts);
}

const QUOTE_STYLES = ['«»', '“”', '""', '‘’', '„”'];
function restyle(text: string, next: Random): string {
  const style = pick(QUOTE_STYLES, next) ?? '""';
  return text
    .replace(/[«“„]/g, style[0] ?? '"')
    .replace(/[»”]/g, style[1] ?? '"')
    .replace(/[–—]/g, '-')
    .replace(/ (?=\d)/g, () => (next() < 0.5 ? '\u00a0' : ' '))
    .replace(/’/g, "'");
}

/** An answer to the questions: repeats each, with an answer that reuses its words. */
function toAnswer(doc: BenchDocument, at: number, next: Random): Edited | null {
  if (doc.parts[at]?.kind !== 'question' || doc.parts.some(({ kind }) => kind === 'answer')) return null;
  const parts: BenchPart[] = [];
  const group = next() < 0.4;
  let skip = false;
  for (const [index, part] of doc.parts.entries()) {
    if (part.kind === 'note') continue;
    if (skip) {
      skip = false;
      continue;
    }
    if (part.kind !== 'question') {
      parts.push(part);
      continue;
    }
    const following = doc.parts[index + 1];
    const joined = group && following?.kind === 'question' && next() < 0.6;
    const numbers = joined && following ? [...part.numbers, ...following.numbers] : part.numbers;
    const text = joined && following ? `${part.text}\n${following.text}` : part.text;
    skip = joined;
    const words = part.text.replace(/[\uE000-\uE003]/g, '').replace(/\?.*/s, '');
    const answer =
      pick(
        [
          `Ja. Op de vraag ${words.slice(0, 60).toLowerCase()} kan ik bevestigend antwoorden.`,
          `Nee. ${words}: dat beeld herken ik niet.`,
          'Zie het antwoord op vraag 1.',
        ],
        next,
      ) ?? '';
    parts.push(
      { ...part, numbers, label: `Vraag ${numbers.join(' en ')}`, text },
      { kind: 'answer', numbers, label: `Antwoord ${numbers.join(' en ')}`, text: answer },
    );
  }
  return withParts(doc, parts);
}

const takenOut = (text: string): string => {
  const from = text.indexOf(OPEN);
  const to = text.indexOf(CLOSE);
  return (text.slice(0, from) + text.slice(to + 1)).replace(/ {2,}/g, ' ').trim();
};

/** Edits of a document; `at` is the part with the marked words. */
export const EDITS: Record<string, Edit> = {
  'nothing changed': (doc) => same(doc),
  'typing errors put right': (doc, at, next) => {
    let edited = editPart(doc, at, (text) => slip(text, next));
    for (let n = 0; n < 3; n += 1)
      edited = editPart(edited, Math.floor(next() * doc.parts.length), (text) => slip(text, next));
    return same(edited);
  },
  'sentences inserted': (doc, at, next) => {
    const edited = editPart(doc, at, (text) => insertSentence(text, next));
    return same(editPart(edited, Math.floor(next() * doc.parts.length), (text) => insertSentence(text, next)));
  },
  'quotes and dashes changed': (doc, _at, next) =>
    same({ ...doc, parts: doc.parts.map((part) => ({ ...part, text: restyle(part.text, next) })) }),
  'other layout': (doc, _at, next) =>
    same(doc, {
      width: 40 + Math.floor(next() * 80),
      style: doc.parts.some(({ kind }) => kind === 'question') ? 'flow' : 'blocks',
    }),
  'answer instead of question': toAnswer,
  'another question taken out': (doc, at, next) => {
    const own = doc.parts[at]?.numbers ?? [];
    const other = pick(
      questions(doc)
        .flatMap(({ numbers }) => numbers)
        .filter((number) => !own.includes(number)),
      next,
    );
    return other === undefined || doc.parts[at]?.kind === 'footnote' ? null : same(dropNumber(doc, other));
  },
  'two questions exchanged': swapTexts,
  'its question taken out': (doc, at) => {
    const [number] =
      doc.parts[at]?.kind === 'question' || doc.parts[at]?.kind === 'answer' ? (doc.parts[at]?.numbers ?? []) : [];
    return number === undefined ? null : same(dropNumber(doc, number));
  },
  'its words taken out': (doc, at) => same(editPart(doc, at, takenOut)),
  'a number, name or "niet" changed in it': (doc, at, next) => {
    const text = doc.parts[at]?.text ?? '';
    const [from, to] = [text.indexOf(OPEN), text.indexOf(CLOSE)];
    const inner = text.slice(from + 1, to);
    const choices = [
      inner.replace(/(?<![\uE002\d])\d+/, (n) => String(Number(n) + 1 + Math.floor(next() * 8))),
      inner.replace(/ (is|zijn|wordt|worden|heeft|hebben|gaat|kan) /, ' $1 niet '),
      inner.replace(/ niet /, ' '),
      inner.replace(/(?<=[a-z,] )\p{Lu}\p{Ll}{3,}/u, 'Zoetermeer'),
    ].filter((choice) => choice !== inner && !PRIVATE.test(choice.replace(/[\uE002\uE003]/g, '')));
    const changed = pick(choices, next);
    return changed === undefined
      ? null
      : same(editPart(doc, at, () => text.slice(0, from + 1) + changed + text.slice(to)));
  },
};

/** Edits that remove the passage or change its meaning. */
export const GONE: ReadonlySet<string> = new Set(['its question taken out', 'its words taken out']);
export const CHANGED: ReadonlySet<string> = new Set(['a number, name or "niet" changed in it']);
/** Edits that renumber the question: there Kantlijn asks the reader, by its rule 2. */
export const MOVED: ReadonlySet<string> = new Set(['another question taken out', 'two questions exchanged']);
