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

/** Breaks a text into lines of at most so many letters, at spaces. */
export function wrapped(text: string, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > most) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return line === '' ? lines : [...lines, line];
}

/** A number of pixels, short. */
export const px = (value: number): string => String(Math.round(value * 100) / 100);
