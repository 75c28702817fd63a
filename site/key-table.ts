import { keysTranslator } from '../utils/domain/i18n/keys.ts';
import type { Language } from '../utils/domain/i18n/language.ts';
import { KEY_PLACES, KEYS, type KeyRow } from '../utils/domain/site/keys.ts';
import { escapeHtml } from './escape-html.ts';

const chord = (keys: KeyRow['chords'][number]): string =>
  keys.map((key) => `<kbd>${escapeHtml(key)}</kbd>`).join('&#8288;+&#8288;');

/** All keys as HTML, a table for each place where they work, from the registry that the product itself draws them from. */
export function keyTables(language: Language): string {
  const t = keysTranslator(language);
  const row = ({ act, chords }: KeyRow): string =>
    `<tr><th scope="row">${chords.map(chord).join(` ${escapeHtml(t('keys.or'))} `)}</th><td>${escapeHtml(t(`keys.${act}`))}</td></tr>`;
  return KEY_PLACES.map((place) => {
    const rows = KEYS.filter((key) => key.place === place);
    return `<table class="keys"><caption>${escapeHtml(t(`keys.place.${place}`))}</caption><tbody>${rows.map(row).join('')}</tbody></table>`;
  }).join('\n');
}
