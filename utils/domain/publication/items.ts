import { CHROME_TEXTS } from '../site/markup.ts';
import type { Block, RawFootnote } from './document.ts';
import { isAnswerHeading, isQuestionHeading } from './heading.ts';
import { withPlainLinks } from './links.ts';
import { isNumberList, parseItemLabel, parseNumberList } from './numbers.ts';
import { isImprint, opensNote } from './outside.ts';
import type { Link } from './record.ts';

/**
 * One piece of a document: a question, an answer, a notice, an explanatory note, an imprint line (place, date or reference
 * code), or loose text. Each paragraph of loose text is an item of its own, in the order of the document, so that the
 * reader of notices finds it.
 */
export interface Item {
  readonly is: 'question' | 'answer' | 'notice' | 'note' | 'imprint' | 'loose';
  numbers: number[];
  readonly label: string;
  readonly texts: string[];
  readonly links: Link[];
}

/** The content of the blocks of a document. */
export interface Items {
  /** Heading sentence of the questions, empty when there is none. */
  readonly questionHeading: string;
  /** Heading sentence of the answer or notice with "Zie ook …" printed below it; empty when there is none. */
  readonly answerHeading: string;
  /** First other heading: the title of another kind of publication. */
  readonly title: string;
  /** `2024Z18891`, `AH 604`, a date printed on a line of its own above the heading. */
  readonly printed: { questionNumber: string | null; appendixNumber: string | null; submitted: string | null };
  readonly items: Item[];
  /** Footnotes that were plain paragraphs. */
  readonly footnotes: RawFootnote[];
}

const NOTICE_LABEL = /^(?:nadere\s+)?mededeling(?:en)?\s*:?$/i;
const NOTE_LABEL = /^(?:nadere\s+)?toelichting\s*:?$/i;
const NOTE_START = /^toelichting\s*:\s*/i;
const FURNITURE =
  /^(?:Tweede Kamer der Staten-Generaal\s?\d?|Eerste Kamer der Staten-Generaal\s?\d?|Aanhangsel van de Handelingen|Kamervragen (?:zonder Antwoord|\(Aanhangsel\))|Vragen gesteld door de leden der Kamer.*|regering gegeven antwoorden|Vergaderjaar \d{4}.{0,80}|Datum publicatie \|.*|[-| ]+|.*\|.*\|\s*|Zoals vergunningen, bouwplannen en lokale regelgeving\.|Adressen en contactpersonen van overheidsorganisaties\.|\d{4}Z\d{5}|AH \d{1,4}|ISSN .{0,60}|’s-Gravenhage \d{4}.{0,100})$/i;

/**
 * Sorts the blocks of a document into headings, questions, answers, notice and explanatory note: by the zones of the
 * markup, and where there are none by the words of the headings ("Vraag 2, 3 en 4").
 *
 * @param blocks in the order of the document
 */
export function sortBlocks(blocks: readonly Block[]): Items {
  return new Sorter(blocks).run();
}

class Sorter {
  readonly #blocks: readonly Block[];
  readonly #items: Item[] = [];
  readonly #footnotes: RawFootnote[] = [];
  readonly #printed: Items['printed'] = { questionNumber: null, appendixNumber: null, submitted: null };
  readonly #hasWordQuestions: boolean;
  readonly #hasWordAnswers: boolean;
  #questionHeading = '';
  #answerHeading = '';
  #title = '';
  #current: Item | null = null;
  /** The markup says where the current item ends: text after its block does not belong to it. */
  #isBounded = false;
  #note: { number: string; texts: string[]; links: Link[] } | null = null;
  #highest = 0;
  #lastAnswer = 0;
  #group = 0;

  constructor(blocks: readonly Block[]) {
    this.#blocks = blocks;
    const labels = blocks
      .map((block) => parseItemLabel(block.text))
      .filter((label) => label !== null && label.numbers.length > 0);
    this.#hasWordQuestions = labels.some((label) => label?.is === 'question');
    this.#hasWordAnswers = labels.some((label) => label?.is === 'answer');
  }

  run(): Items {
    for (const block of this.#blocks) {
      if (block.zone === 'none') this.#loose(block);
      else this.#zoned(block);
    }
    this.#closeNote();
    return {
      questionHeading: this.#questionHeading,
      answerHeading: this.#answerHeading,
      title: this.#title,
      printed: this.#printed,
      items: this.#items,
      footnotes: this.#footnotes,
    };
  }

  #open(is: Item['is'], numbers: number[], label: string, isBounded = false): Item {
    const item: Item = { is, numbers, label, texts: [], links: [] };
    this.#items.push(item);
    this.#current = item;
    this.#isBounded = isBounded;
    if (is === 'question') this.#highest = Math.max(this.#highest, ...numbers);
    if (is === 'answer') this.#lastAnswer = Math.max(this.#lastAnswer, ...numbers);
    return item;
  }

  #add(block: Block, text = block.text): void {
    if (text !== '') this.#current?.texts.push(text);
    this.#current?.links.push(...block.links);
  }

  #zoned(block: Block): void {
    this.#closeNote();
    const isFirst = block.group !== this.#group;
    this.#group = block.group;
    if (isFirst) this.#openZone(block);
    else this.#add(block);
  }

  #openZone(block: Block): void {
    if (block.zone === 'remark') return this.#openRemark(block);
    const label = parseItemLabel(block.text)?.numbers ?? this.#bareLabel(block);
    const is = block.zone === 'answer' ? 'answer' : 'question';
    if (label) {
      this.#open(is, label, block.text, true);
      this.#current?.links.push(...block.links);
      return;
    }
    const inline = inlineLabel(block.text);
    this.#open(is, inline?.numbers ?? [], inline?.printed.trim() ?? '', true);
    this.#add(block, block.text.slice(inline?.printed.length ?? 0));
  }

  #openRemark(block: Block): void {
    const { text } = block;
    const is = NOTICE_LABEL.test(text) ? 'notice' : /^toelichting\b/i.test(text) ? 'note' : 'loose';
    const isLabel = NOTICE_LABEL.test(text) || NOTE_LABEL.test(text);
    this.#open(is, [], isLabel ? text : '', true);
    if (!isLabel) this.#add(block, text.replace(NOTE_START, ''));
  }

  #bareLabel(block: Block): number[] | null {
    const bare = /^(\d{1,3})[a-z]?[.)]?$/.exec(block.text);
    if (bare) return [Number(bare[1])];
    return block.role === 'label' && isNumberList(block.text) ? parseNumberList(block.text) : null;
  }

  #loose(block: Block): void {
    const { text } = block;
    if (isChrome(text)) return this.#closeNote();
    if (this.#noteLine(block) || this.#heading(block) || this.#label(block)) return;
    if (FURNITURE.test(text)) return this.#furniture(text);
    if (isImprint(text)) return this.#alone('imprint', block);
    if (opensNote(text)) {
      this.#open('note', [], '');
      this.#add(block);
      if (!text.endsWith(':')) this.#current = null;
      return;
    }
    if (this.#current && !this.#hasEnded()) return this.#add(block);
    this.#current = null;
    if (block.role === 'heading' && this.#title === '') {
      this.#title = text;
      return;
    }
    this.#alone('loose', block);
  }

  /** A question without text continues below its block: some layouts put only the heading in the block. */
  #hasEnded(): boolean {
    return this.#isBounded && this.#current !== null && this.#current.texts.length > 0;
  }

  /** One paragraph as an item of its own; the open item stays open. */
  #alone(is: 'imprint' | 'loose', block: Block): void {
    this.#items.push({
      is,
      numbers: [],
      label: '',
      texts: block.text === '' ? [] : [block.text],
      links: [...block.links],
    });
  }

  #furniture(text: string): void {
    if (/^\d{4}Z\d{5}$/.test(text)) this.#printed.questionNumber ??= text;
    const appendix = /^AH (\d{1,4})$/.exec(text);
    if (appendix) this.#printed.appendixNumber ??= appendix[1] ?? null;
  }

  /** "X Noot", the number and the text of a footnote as paragraphs of their own. */
  #noteLine(block: Block): boolean {
    const { text } = block;
    const opening = /^X\s+Noot(?:\s+(\d{1,4})\b)?\s*/.exec(text);
    if (opening) {
      this.#closeNote();
      this.#note = { number: opening[1] ?? '', texts: [text.slice(opening[0].length)], links: [...block.links] };
      return true;
    }
    if (!this.#note) return false;
    if (this.#note.number === '' && /^\d{1,4}$/.test(text)) this.#note.number = text;
    else this.#note.texts.push(text);
    this.#note.links.push(...block.links);
    return true;
  }

  #closeNote(): void {
    if (!this.#note) return;
    const text = this.#note.texts.filter((part) => part !== '').join(' ');
    this.#footnotes.push({ number: this.#note.number, text, links: withPlainLinks(this.#note.links, text) });
    this.#note = null;
  }

  #heading(block: Block): boolean {
    const { text } = block;
    if (this.#questionHeading === '' && isQuestionHeading(text)) {
      this.#questionHeading = text;
      return true;
    }
    if (this.#answerHeading === '' && isAnswerHeading(text)) {
      this.#answerHeading = text;
      this.#current = null;
      if (/^mededeling|^nadere mededeling/i.test(text) && this.#items.every((item) => item.is === 'loose'))
        this.#open('notice', [], '');
      return true;
    }
    if (
      this.#answerHeading !== '' &&
      /^Zie ook Aanhangsel/i.test(text) &&
      (this.#items.length === 0 || this.#current?.texts.length === 0)
    ) {
      this.#answerHeading = `${this.#answerHeading} ${text}`;
      return true;
    }
    if (/^\(?(?:ingezonden)\s.{5,40}\)?\.?$/i.test(text)) {
      this.#printed.submitted ??= text;
      return true;
    }
    return false;
  }

  #label(block: Block): boolean {
    const { text } = block;
    if (NOTICE_LABEL.test(text)) return this.#open('notice', [], text) !== null;
    if (NOTE_LABEL.test(text)) return this.#open('note', [], text) !== null;
    if (NOTE_START.test(text)) {
      this.#open('note', [], 'Toelichting');
      this.#add(block, text.replace(NOTE_START, ''));
      return true;
    }
    const label = parseItemLabel(text);
    if (label && (label.is === 'answer' || label.numbers.length > 0)) {
      this.#open(label.is, label.numbers, text);
      return true;
    }
    return !this.#hasWordQuestions && this.#numberLabel(block);
  }

  /** `1` or `1. Kent u …` where the document has no headings in words: only the next number counts. */
  #numberLabel(block: Block): boolean {
    const match = /^(\d{1,3})(?:[.)]?$|\.\s+)/.exec(block.text);
    if (!match) return false;
    const number = Number(match[1]);
    const afterAnswers = this.#answerHeading !== '' || this.#items.some((item) => item.is === 'answer');
    const isAnswer =
      afterAnswers && !this.#hasWordAnswers && number <= this.#highest && number === this.#lastAnswer + 1;
    if (!isAnswer && number !== this.#highest + 1) return false;
    const rest = block.text.slice(match[0].length);
    this.#dropEmptyAnswer(isAnswer);
    this.#open(isAnswer ? 'answer' : 'question', [number], (match[0] ?? '').trim());
    this.#add(block, rest);
    return true;
  }

  /** "Antwoord" above a numbered list of answers is a heading of that list, not an answer. */
  #dropEmptyAnswer(isAnswer: boolean): void {
    const last = this.#items.at(-1);
    if (isAnswer && last?.is === 'answer' && last.numbers.length === 0 && last.texts.length === 0) this.#items.pop();
  }
}

/** A heading in the same paragraph as its text: `Vraag 2 en 3: Kent u …`. */
function inlineLabel(text: string): { printed: string; numbers: number[] } | null {
  const printed = /^[^.:?]{5,60}[.:]\s+/.exec(text)?.[0];
  const label = printed === undefined ? null : parseItemLabel(printed.trim());
  return printed !== undefined && label && label.numbers.length > 0 ? { printed, numbers: label.numbers } : null;
}

function isChrome(text: string): boolean {
  return CHROME_TEXTS.includes(text);
}
