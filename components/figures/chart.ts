import type { Figures } from '../../utils/questions/figures/contract.ts';
import type { FigureWords } from './words.ts';

/**
 * What the drawings share. They carry colours as custom properties of the page with a fixed value behind each, so that a drawing saved as
 * a file keeps the light ones.
 */
export const INK = 'var(--kl-ink, #1b2733)';
export const SOFT = 'var(--kl-ink-soft, #4c5b6a)';
export const RULE = 'var(--kl-rule, #d4dfe9)';
export const SURFACE = 'var(--kl-figure-ground, #ffffff)';
export const ACCENT = 'var(--kl-pencil, #a94e08)';
/** Within three weeks, within six, later, or not yet. They differ in lightness, not in hue. */
export const BAR_TONES = [
  'var(--kl-figure-1, #154273)',
  'var(--kl-figure-2, #7fa6cc)',
  'var(--kl-figure-3, #e3eaf1)',
] as const;
export const FONT = "Arial, 'Liberation Sans', Helvetica, sans-serif";

/** For labels that may overlap a line: draws a halo in the background colour. */
export const OVER_LINES = { paintOrder: 'stroke', stroke: SURFACE, strokeWidth: 4, strokeLinejoin: 'round' } as const;

/** Pixels around the drawing for labels. */
export const MARGIN = { top: 16, right: 18, bottom: 40, left: 52 } as const;

/** What is written under a saved drawing. */
export interface Caption {
  readonly title: string;
  /** What is measured, of which questions, source and day; wrapped. */
  readonly lines: readonly string[];
}

/** What a drawing is made of. */
export interface ChartProps {
  readonly figures: Figures;
  /** Pixels there are. */
  readonly width: number;
  readonly words: FigureWords;
  /** For a drawing that stands alone, in a file. */
  readonly caption?: Caption;
}

/** How many small letters of a text a letter is as wide as: capitals and what is not Latin take most. */
const widthOf = (letter: string): number => (/[\p{Lu}@%\u2030]|[\u3000-\u{10ffff}]/u.test(letter) ? 1.8 : 1);
const widthOfAll = (text: string): number => Array.from(text).reduce((sum, letter) => sum + widthOf(letter), 0);

/** Breaks a word that is wider than a line into pieces that fit; whole characters only. */
function pieces(word: string, most: number): string[] {
  const all: string[] = [];
  let [piece, width] = ['', 0];
  for (const letter of word) {
    if (piece !== '' && width + widthOf(letter) > most) {
      all.push(piece);
      [piece, width] = ['', 0];
    }
    piece += letter;
    width += widthOf(letter);
  }
  return [...all, piece];
}

/** Breaks a text into lines as wide as at most so many small letters: at spaces, and within what has none and is longer. */
export function wrapped(text: string, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((each) => pieces(each, most))) {
    if (line !== '' && widthOfAll(`${line} ${word}`) > most) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return line === '' ? lines : [...lines, line];
}

/** A number of pixels, short. */
export const px = (value: number): string => String(Math.round(value * 100) / 100);
