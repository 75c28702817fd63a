import type { Language } from './language.ts';

/**
 * Results of checks (`utils/domain/site/checks`) are kept in English, for the report sent to maintainers. On screen
 * they are translated: the phrases of the checks below, in order; values from the sources stay as they are.
 */
const DUTCH: readonly (readonly [RegExp, string])[] = [
  [/^not readable as XML: /, 'niet leesbaar als XML: '],
  [/^root element /, 'hoofdelement '],
  [/^asked (.+), got no identifier$/, 'gevraagd $1, geen identifier gekregen'],
  [/^asked (.+), got /, 'gevraagd $1, gekregen '],
  [/^asked with others: no count$/, 'samen met andere gevraagd: geen aantal'],
  [/^asked with others: /, 'samen met andere gevraagd: '],
  [/; this page need not have it$/, '; op deze pagina hoeft dat niet te staan'],
  [/, but (.+), which is newer$/, ', wel $1, dat nieuwer is'],
  [/, but the mark of another layout$/, ', wel het kenmerk van een andere opmaak'],
  [/^no (?=meta )/, 'geen '],
  [/ is of the form /, ' heeft de vorm '],
  [/^no form of the table fits /, 'geen bekende vorm past op '],
  [/^the head names no identifier$/, 'de kop noemt geen identifier'],
  [/^address (.+), head /, 'adres $1, kop '],
  [/^none of: /, 'geen van: '],
  [/^no record in the answer$/, 'geen record in het antwoord'],
  [/, no numberOfRecords, /, ', geen numberOfRecords, '],
  [/ with nr and al$/, ' met nr en al'],
  [/^refused: no reason given$/, 'geweigerd, zonder reden'],
  [/^refused: /, 'geweigerd: '],
  [/^left out of account: /, 'buiten beschouwing gelaten: '],
  [/^accepted, but nothing found$/, 'aanvaard, maar niets gevonden'],
  [/^accepted with the others, (\S+) found$/, 'samen met de andere aanvaard, $1 gevonden'],
  [/^(\d+) found, first /, '$1 gevonden, als eerste '],
  [/^the query was refused$/, 'de zoekvraag is geweigerd'],
  [/^(\d+) counted, (\d+) sent$/, '$1 geteld, $2 gestuurd'],
  [/^count (\S+), (\d+) diagnostics$/, 'aantal $1, $2 meldingen'],
  [/^HTML cannot be read here$/, 'HTML kan hier niet worden gelezen'],
  [/, no DC\.identifier/, ', geen DC.identifier'],
  [/, at (?=https:)/, ', op '],
  [/^(\d+) links, first none$/, '$1 links'],
  [/^(\d+) links, first /, '$1 links, als eerste '],
  [/^too large$/, 'te groot'],
  [/^no /, 'geen '],
];

/**
 * The finding of a check in words of a language.
 *
 * @param evidence as `utils/domain/site/checks` gives it; a phrase that is not known stays English
 */
export function evidenceIn(evidence: string, language: Language): string {
  if (language === 'en') return evidence;
  return DUTCH.reduce((text, [phrase, words]) => text.replace(phrase, words), evidence);
}
