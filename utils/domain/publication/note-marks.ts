import { NOTE_MARK } from './document.ts';

/**
 * Takes note marks out of a text: those the markup shows, and those that are only printed digits
 * ("bericht?1 2", "»1?", "?12" for notes 1 and 2). Printed digits are a mark only where they continue the
 * count of notes, so that "km2", "3)" and "artikel 2:20 BW" stay.
 */
export class NoteMarks {
  readonly #known: ReadonlySet<number> | null;
  #next = 1;

  /** @param numbers of the footnotes of the document; when there are none, only the count is gone by */
  constructor(numbers: readonly string[]) {
    const known = numbers.map(Number).filter((number) => Number.isInteger(number) && number > 0);
    this.#known = known.length > 0 ? new Set(known) : null;
  }

  /**
   * @param text the next text in the order of the document
   * @returns the text without marks
   */
  strip(text: string): string {
    return this.#stripPrinted(this.#stripMarked(text));
  }

  #stripMarked(text: string): string {
    if (!text.includes(NOTE_MARK)) return text;
    this.#next += text.split(NOTE_MARK).length - 1;
    return text
      .replace(/ ?\uE000(?:[ ,]*\uE000)*(?=[.,;:?!)»]|$)/g, '')
      .replace(/\uE000(?:[ ,]*\uE000)*/g, '')
      .replace(/ {2,}/g, ' ')
      .trim();
  }

  #stripPrinted(text: string): string {
    if (!/\d/.test(text)) return text;
    let result = '';
    let from = 0;
    for (const match of text.matchAll(/\d{1,6}/g)) {
      if (match.index < from) continue;
      const place = this.#placeOf(text, match.index);
      if (place === 'none') continue;
      const taken = this.#take(text, match.index, place);
      if (taken === 0) continue;
      const keep = text.slice(from, match.index).replace(place === 'spaced' ? / $/ : /$^/, '');
      result += keep;
      from = match.index + taken;
    }
    return `${result}${text.slice(from)}`.replace(/ {2,}/g, ' ').trim();
  }

  /** How sure the characters before the digits make us. */
  #placeOf(text: string, index: number): 'strong' | 'weak' | 'spaced' | 'none' {
    const before = text.slice(Math.max(0, index - 40), index);
    if (/[?!»”]$/.test(before)) return 'strong';
    if (/\p{L}{4,}\.$/u.test(before)) return 'strong';
    if (this.#known === null) return 'none';
    if (/[?!»”] $/.test(before)) return 'spaced';
    if (/[\p{L})’"'][.,;:)’"']$/u.test(before)) return 'weak';
    return /(?:^|[^\p{L}])\p{Ll}{4,}$/u.test(before) ? 'weak' : 'none';
  }

  /** How many characters from `start` are note marks. */
  #take(text: string, start: number, place: 'strong' | 'weak' | 'spaced'): number {
    let end = start;
    let next = this.#next;
    for (;;) {
      const gap = end === start ? '' : (/^(?:, ?| )(?=\d)/.exec(text.slice(end, end + 3))?.[0] ?? null);
      if (gap === null) break;
      const digits = /^\d{1,6}(?![\d:%]|[.,]\d)/.exec(text.slice(end + gap.length, end + gap.length + 9))?.[0];
      const read = digits === undefined ? 0 : this.#readDigits(digits, next);
      if (read === 0 || digits === undefined) break;
      const after = text.slice(end + gap.length + digits.length, end + gap.length + digits.length + 2);
      if (!/^(?:$|[\s?.!,;:)»”])/.test(after)) break;
      if (place !== 'strong' && /^ \p{Ll}/u.test(after) && place === 'spaced') break;
      if (gap !== '' && this.#known === null && /^ \p{Ll}/u.test(after)) break;
      end += gap.length + digits.length;
      next += read;
    }
    this.#next = next;
    return end - start;
  }

  /** `12` is note 12, or notes 1 and 2: how many notes it stands for from `next` on, 0 when it is no mark. */
  #readDigits(digits: string, next: number): number {
    const exists = (number: number): boolean => this.#known === null || this.#known.has(number);
    if (Number(digits) === next && exists(next)) return 1;
    let rest = digits;
    let count = 0;
    while (rest !== '' && rest.startsWith(String(next + count)) && exists(next + count)) {
      rest = rest.slice(String(next + count).length);
      count += 1;
    }
    return rest === '' && count > 1 ? count : 0;
  }
}
