import type { Language } from './language.ts';

/** Signs between thousands and before decimals. Written out, since the browser's `Intl` is dear where a page is drawn (decision 172). */
const SIGNS = { nl: { thousands: '.', decimal: ',' }, en: { thousands: ',', decimal: '.' } } as const satisfies Record<
  Language,
  unknown
>;

/**
 * A number as a reader of a language writes it: `42.994` in Dutch, `42,994` in English. Every count that is shown goes through
 * here; `fill` does so for the values of a text.
 *
 * @param value finite; anything else is returned as JavaScript writes it
 * @param decimals that are always shown, 0 to 3; rounded
 */
export function formatNumber(value: number, language: Language, decimals?: number): string {
  if (!Number.isFinite(value) || Math.abs(value) >= 1e21) return String(value);
  const { thousands, decimal } = SIGNS[language];
  const text = decimals === undefined ? String(Math.abs(value)) : Math.abs(value).toFixed(decimals);
  if (text.includes('e')) return String(value);
  const [whole = '', part] = text.split('.');
  const sign = value < 0 && /[1-9]/.test(text) ? '-' : '';
  return `${sign}${whole.replaceAll(/\B(?=(?:\d{3})+$)/g, thousands)}${part === undefined ? '' : decimal + part}`;
}

/** Bytes as megabytes (10⁶) with one decimal: `5,5`. The unit is the text's. */
export const formatMegabytes = (bytes: number, language: Language): string => formatNumber(bytes / 1e6, language, 1);
