import { NOTE_MARK } from './document.ts';

/**
 * Removes footnote marks from a text: those in the markup, and those that are only printed digits ("bericht?1 2", "»1?",
 * "?12" for notes 1 and 2). Digits are a mark only where they continue the count of notes, so "km2", "3)" and
 * "artikel 2:20 BW" stay.
 */
export class NoteMarks {
  readonly #known: ReadonlySet<number> | null;
  #next = 1;

  /** @param numbers numbers of the footnotes of the document; without any, only the count decides */
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

  /** How much the characters before the digits point to a mark. */
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
      const gap = end === start ? '' : /^(?:, ?| )(?=\d)/.exec(text.slice(end, end + 3))?.[0];
      if (gap === undefined) break;
      const at = end + gap.length;
      const digits = /^\d{1,6}(?![\d:%]|[.,]\d)/.exec(text.slice(at, at + 9))?.[0] ?? '';
      const read = digits === '' ? 0 : this.#readDigits(digits, next);
      const after = text.slice(at + digits.length, at + digits.length + 2);
      if (read === 0 || !this.#mayFollow(after, place, gap !== '')) break;
      end = at + digits.length;
      next += read;
    }
    this.#next = next;
    return end - start;
  }

  /** Whether this text may stand behind a note mark. Behind a small letter the digits may be a number in a sentence. */
  #mayFollow(after: string, place: 'strong' | 'weak' | 'spaced', isLater: boolean): boolean {
    if (!/^(?:$|[\s?.!,;:)»”])/.test(after)) return false;
    const goesOn = /^ \p{Ll}/u.test(after);
    return !goesOn || (place !== 'spaced' && !(isLater && this.#known === null));
  }

  /** `12` is note 12, or notes 1 and 2. Returns how many notes it stands for from `next`; 0 when it is no mark. */
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
