import { questionIdentifier, questionNumberFromAddress, parseIdentifier } from './identifier.ts';
import { monthNumber } from './dates.ts';
import type { Link, Reference } from './record.ts';

/** One piece of a document in which references may stand. */
export interface Passage {
  readonly place: string;
  /** Reason of what is found in the words; hyperlinks are always `linked`. */
  readonly reason: Reference['reason'];
  readonly text: string;
  readonly links: readonly Link[];
}

export interface FoundReferences {
  readonly references: Reference[];
  /** What looks like a reference and cannot be one, such as a session year 2015–2015. */
  readonly defects: { code: string; detail: string }[];
}

const MAX_REFERENCES = 500;
const MAX_NUMBERS = 50;
const STRENGTH: Record<Reference['reason'], number> = { followUp: 5, seeAlso: 4, linked: 3, footnote: 2, mentioned: 1 };

const DASH = '[-–—/]';
/** "nr. 318, 5 november 2024": the second number is a day. */
const NOT_A_DAY = String.raw`(?!\s[a-z]{3,9}\.?\s\d{4})`;
const NUMBERS = String.raw`\d{1,5}(?:(?:\s?,\s?|\s?;\s?|\s(?:en|t\/m|tot en met)\s|\s?,\s?en\s)\d{1,5}(?!\d|\s\d)${NOT_A_DAY})*`;
const QUESTION = /(?<![\dA-Za-z])(20\d{2}[Zz]\d{5})(?!\d)/g;
const DOCUMENT = /(?<![\dA-Za-z])(20\d{2}D\d{5})(?!\d)/g;
const LITERAL =
  /(?<![\w-])(kv-(?:tk|ek)-[0-9A-Za-z]{6,12}(?:-[nh]\d)?|(?:ah|h)-(?:tk|ek)-\d{8}(?:-[0-9A-Za-z]{1,6}){1,3}|kst-\d{5}(?:-[0-9A-Z]{1,8}){1,3}|(?:stb|stcrt|trb)-\d{4}-\d{1,6})(?![\w])/g;
const APPENDIX = new RegExp(
  String.raw`\bAanhangsel(?:\s(?:van\sde|der|bij\sde))?\sHandelingen(?:\s(?:der|van\sde)\s(?:Tweede\s|Eerste\s)?(?:Kamer|Staten-Generaal))?(?:\s?,?\s?(?<chamber>II|I|TK|EK)\b)?\s?,?\s?(?:(?:vergader|zittings)ja(?:ar|ren)\s?)?(?<from>\d{4})\s?${DASH}\s?(?<to>\d{4}|\d{2})\s?,?\s?(?:nrs?|nummers?|aanhangselnummers?)?\s?\.?\s?(?<list>${NUMBERS})`,
  'gi',
);
const APPENDIX_TURNED = new RegExp(
  String.raw`\bAanhangsel(?:\s(?:van\sde|der))?\sHandelingen(?:\s(?<chamber>II|I|TK|EK)\b)?\s?,?\s?(?:nrs?|nummers?)\s?\.?\s?(?<list>${NUMBERS})\s?,?\s?\(?vergaderjaar\s?(?<from>\d{4})\s?${DASH}\s?(?<to>\d{4}|\d{2})`,
  'gi',
);
const APPENDIX_NUMBER = /\bAanhangselnummers?:?\s?((?:19|20)\d{2})((?:19|20)\d{2})(\d{1,4})(?!\d)/gi;
const DOSSIER = String.raw`(?<dossier>\d{2}\s?\d{3}|\d\s\d{4})(?:[\s-](?<part>[IVX]{1,6}|[A-Z])(?=[\s,]))?(?:\s\(R\s?\d{1,5}\))?`;
const ORDER = String.raw`(?<list>\d{1,4}(?:(?:\s?,\s?|\sen\s|\s?,\s?en\s)\d{1,4}(?!\d|\s\d{3}|\s[IVX]+,|,\snr)${NOT_A_DAY})*|[A-Z]{1,3}\b)`;
const PAPER = new RegExp(
  String.raw`\bKamerstuk(?:ken|nummer)?(?:\s?,?\s?(?:II|I|TK|EK)\b)?\s?,?\s?(?:(?:vergaderjaar\s)?\d{4}\s?${DASH}\s?\d{2,4}\s?,?\s?)?(?:nr\s?\.?\s?)?${DOSSIER}\s?,?\s?(?:nrs?|nummers?)?\s?\.?\s?${ORDER}`,
  'g',
);
const PAPER_ALONE = new RegExp(
  String.raw`(?<![\d.,€-])(?<!€\s)${DOSSIER}\s?,\s(?:nrs?|nummers?)\s?\.?\s?${ORDER}`,
  'g',
);
const PROCEEDINGS = new RegExp(
  String.raw`\bHandelingen\s(?<chamber>II|I|TK|EK)\s?,?\s?(?:vergaderjaar\s)?(?<from>\d{4})\s?${DASH}\s?(?<to>\d{4}|\d{2})\s?,?\s?nr\s?\.?\s?(?<meeting>\d{1,3})\s?,\s?item\s?(?<item>\d{1,3})`,
  'gi',
);
const GAZETTES = [
  ['stb', /\b(?:Staatsblad|Stb\.?)\s(?:van\s)?(\d{4})\s?,?\s?(?:nr\s?\.?\s?)?(\d{1,4})(?![\d-])(?:\s(\p{L}+))?/gu],
  [
    'stcrt',
    /\b(?:Staatscourant|Stcrt\.?)\s(?:van\s)?(\d{4})\s?,?\s?(?:nr\s?\.?\s?)?(\d{1,6})(?![\d-])(?:\s(\p{L}+))?/gu,
  ],
  ['trb', /\b(?:Tractatenblad|Trb\.?)\s(?:van\s)?(\d{4})\s?,?\s?(?:nr\s?\.?\s?)?(\d{1,4})(?![\d-])(?:\s(\p{L}+))?/gu],
] as const;

interface Hit {
  readonly target: string;
  readonly question: string | null;
  readonly index: number;
  readonly length: number;
}

/**
 * Finds references to other publications: question numbers, Aanhangsel Handelingen, Kamerstuk, Handelingen,
 * Staatsblad, Staatscourant, Tractatenblad, and hyperlinks to publications or to a question at the Kamer.
 *
 * @param passages in the order of the document, white space folded
 * @param own identifiers and question numbers of the document itself, which are never references
 * @returns each target once with its strongest reason, in order of first appearance; at most 500
 */
export function findReferences(passages: readonly Passage[], own: readonly string[]): FoundReferences {
  const references = new Map<string, Reference>();
  const defects: FoundReferences['defects'] = [];
  const self = new Set(own);
  const add = (reference: Reference): void => {
    if (self.has(reference.target) || (reference.questionNumber !== null && self.has(reference.questionNumber))) return;
    const known = references.get(reference.target);
    if (!known && references.size >= MAX_REFERENCES) return;
    if (!known || STRENGTH[reference.reason] > STRENGTH[known.reason]) references.set(reference.target, reference);
  };
  for (const passage of passages) {
    for (const hit of hitsIn(passage.text, defects)) {
      add({
        target: hit.target,
        questionNumber: hit.question,
        reason: passage.reason,
        place: passage.place,
        quote: quoteOf(passage.text, hit),
      });
    }
    for (const link of passage.links) {
      const number = questionNumberFromAddress(link.url);
      const target = number === null ? parseIdentifier(link.url, link.url) : questionIdentifier(number);
      if (!target) continue;
      const quote = (link.text === '' ? link.url : link.text).slice(0, 200);
      add({
        target: target.id,
        questionNumber: target.kind === 'question' ? target.number : null,
        reason: 'linked',
        place: passage.place,
        quote,
      });
    }
  }
  return { references: [...references.values()], defects };
}

function hitsIn(text: string, defects: FoundReferences['defects']): Hit[] {
  if (!/\d/.test(text)) return [];
  const hits = [...questionHits(text), ...appendixHits(text, defects), ...paperHits(text), ...gazetteHits(text)];
  return hits.toSorted((a, b) => a.index - b.index);
}

function questionHits(text: string): Hit[] {
  const numbers = [...text.matchAll(QUESTION)].flatMap((match): Hit[] => {
    const found = questionIdentifier(match[0]);
    return found ? [{ target: found.id, question: found.number, index: match.index, length: match[0].length }] : [];
  });
  const documents = /vraagnummer|kenmerk|aanvulling/i.test(text)
    ? [...text.matchAll(DOCUMENT)].map((match): Hit => ({
        target: match[0],
        question: null,
        index: match.index,
        length: match[0].length,
      }))
    : [];
  const literal = [...text.matchAll(LITERAL)].flatMap((match): Hit[] => {
    const found = parseIdentifier(match[0]);
    return found
      ? [
          {
            target: found.id,
            question: found.kind === 'question' ? found.number : null,
            index: match.index,
            length: match[0].length,
          },
        ]
      : [];
  });
  return [...numbers, ...documents, ...literal];
}

/** `2022` and `2023` or `23`: the session years, when the second follows the first. */
function sessionOf(from: string, to: string): string | null {
  const first = Number(from);
  const second = to.length === 2 ? Math.floor((first + 1) / 100) * 100 + Number(to) : Number(to);
  return second === first + 1 ? `${first}${second}` : null;
}

function numbersIn(list: string): string[] {
  const numbers = list.replace(/(\d+)\s(?:t\/m|tot en met)\s(\d+)/g, (whole, from: string, to: string) => {
    const [start, end] = [Number(from), Number(to)];
    if (end <= start || end - start > MAX_NUMBERS) return whole;
    return Array.from({ length: end - start + 1 }, (_, index) => String(start + index)).join(', ');
  });
  return [...new Set((numbers.match(/\d+/g) ?? []).map((number) => String(Number(number))))]
    .filter((number) => number !== '0')
    .slice(0, MAX_NUMBERS);
}

function appendixHits(text: string, defects: FoundReferences['defects']): Hit[] {
  const named = [...text.matchAll(APPENDIX), ...text.matchAll(APPENDIX_TURNED)].flatMap((match): Hit[] => {
    const groups = match.groups ?? {};
    const session = sessionOf(groups['from'] ?? '', groups['to'] ?? '');
    if (session === null) {
      if (defects.length < 50) defects.push({ code: 'impossibleSessionYear', detail: match[0].slice(0, 200) });
      return [];
    }
    const chamber = /^(?:I|EK)$/i.test(groups['chamber'] ?? '') ? 'ek' : 'tk';
    return numbersIn(groups['list'] ?? '').map((number) => ({
      target: `ah-${chamber}-${session}-${number}`,
      question: null,
      index: match.index,
      length: match[0].length,
    }));
  });
  const joined = [...text.matchAll(APPENDIX_NUMBER)].flatMap((match): Hit[] => {
    const session = sessionOf(match[1] ?? '', match[2] ?? '');
    return session === null
      ? []
      : [
          {
            target: `ah-tk-${session}-${Number(match[3])}`,
            question: null,
            index: match.index,
            length: match[0].length,
          },
        ];
  });
  return [...named, ...joined];
}

function paperHits(text: string): Hit[] {
  const papers = [...text.matchAll(PAPER), ...text.matchAll(PAPER_ALONE)].flatMap((match): Hit[] => {
    const groups = match.groups ?? {};
    const dossier = (groups['dossier'] ?? '').replace(/\s/g, '');
    const part = groups['part'] === undefined ? '' : `-${groups['part']}`;
    const list = groups['list'] ?? '';
    const numbers = /\d/.test(list) ? numbersIn(list) : [list];
    return numbers.map((number) => ({
      target: `kst-${dossier}${part}-${number}`,
      question: null,
      index: match.index,
      length: match[0].length,
    }));
  });
  const proceedings = [...text.matchAll(PROCEEDINGS)].flatMap((match): Hit[] => {
    const groups = match.groups ?? {};
    const session = sessionOf(groups['from'] ?? '', groups['to'] ?? '');
    if (session === null) return [];
    const chamber = /^(?:I|EK)$/i.test(groups['chamber'] ?? '') ? 'ek' : 'tk';
    return [
      {
        target: `h-${chamber}-${session}-${Number(groups['meeting'])}-${Number(groups['item'])}`,
        question: null,
        index: match.index,
        length: match[0].length,
      },
    ];
  });
  return [...papers, ...proceedings];
}

function gazetteHits(text: string): Hit[] {
  return GAZETTES.flatMap(([kind, pattern]) =>
    [...text.matchAll(pattern)].flatMap((match): Hit[] => {
      const year = Number(match[1]);
      if (year < 1800 || year > 2199 || monthNumber(match[3] ?? '') > 0) return [];
      return [
        { target: `${kind}-${year}-${Number(match[2])}`, question: null, index: match.index, length: match[0].length },
      ];
    }),
  );
}

/** The match with some words around it, whole words, at most 200 characters. */
function quoteOf(text: string, hit: Hit): string {
  const end = Math.min(text.length, hit.index + Math.min(hit.length, 120));
  const before = text.slice(Math.max(0, hit.index - 60), hit.index);
  const after = text.slice(end, end + 15);
  const start = before.length === 60 ? before.replace(/^\S*\s/, '') : before;
  return `${start}${text.slice(hit.index, end)}${after.replace(/\s\S*$/, '')}`.trim().slice(0, 200);
}
