/**
 * Written documents of the kinds Kantlijn reads, in our own words, as data and in several layouts.
 * The formulas repeat on purpose: that is what makes real questions hard to tell apart.
 */

/** One paragraph; `{1}` stands for the call of footnote 1. */
export type Paragraph = string;

export interface WrittenItem {
  readonly numbers: readonly number[];
  readonly question: readonly Paragraph[];
  readonly answer?: readonly Paragraph[];
}

export interface WrittenDocument {
  readonly heading: string;
  readonly answerHeading?: string;
  readonly items: readonly WrittenItem[];
  readonly footnotes: readonly string[];
  readonly note?: string;
  readonly notice?: string;
}

export type Layout = 'current' | 'oldHeadings' | 'flow';

/** Subjects; siblings differ in these words only. */
const SUBJECTS = [
  'de ouderenzorg',
  'de jeugdzorg',
  'het streekvervoer',
  'de huurtoeslag',
  'de gevangenissen in Zeeland',
  'de veerdienst naar Texel',
  'het basisonderwijs',
  'de kraamzorg',
  'de wolf op de Veluwe',
  'het stroomnet in Flevoland',
];

const FORMULAS: readonly ((subject: string, other: string, n: number) => Paragraph)[] = [
  (s) => `Kent u het bericht «Weer tekorten in ${s}»?{1}`,
  (s) => `Deelt u de mening dat de toestand in ${s} onhoudbaar is? Zo ja, waarom? Zo nee, waarom niet?`,
  (s, _o, n) => `Bent u bereid de Kamer voor ${n} maart 2025 te informeren over de tekorten in ${s}?`,
  (s) => `Welke stappen heeft u sinds uw brief van vorig jaar gezet om ${s} te helpen? Wat heeft dat opgeleverd?`,
  (s, o) => `Kunt u uiteenzetten hoe de middelen voor ${s} zich verhouden tot die voor ${o}?{2} Zo nee, waarom niet?`,
  (s) =>
    `Herkent u het beeld dat gemeenten niet weten welke gemeente betaalt voor ${s}? Welke gemeente betaalt volgens u?`,
  (s, _o, n) =>
    `Klopt het dat er ${n + 120} miljoen euro minder naar ${s} gaat dan was toegezegd? Zo ja, op welke termijn kunt u de Kamer hierover informeren?`,
  (s) =>
    `Bent u bereid met de sector in gesprek te gaan over ${s}? Zo ja, op welke termijn kunt u de Kamer hierover informeren? Zo nee, waarom niet?`,
];

/** A document with `count` questions; the seed decides subjects and formulas. */
export function writeDocument(seed: number, count: number, answered = false): WrittenDocument {
  const subject = (n: number): string => SUBJECTS[(n * 7 + seed * 3) % SUBJECTS.length] ?? '';
  const items: WrittenItem[] = [];
  for (let n = 1; n <= count; n += 1) {
    const formula = FORMULAS[(n + seed) % FORMULAS.length];
    const question = [formula?.(subject(n), subject(n + 1), n + seed) ?? ''];
    if (n % 4 === 0)
      question.push(
        `Kunt u bij vraag ${n} ingaan op de gevolgen voor mensen die van ${subject(n + 2)} afhankelijk zijn?`,
      );
    const answer = [
      `Ja, ik ken de zorgen over ${subject(n)}. Het beeld is echter niet volledig.`,
      `In ${2020 + (n % 5)} is ${n * 3} miljoen euro uitgegeven; zie ook het antwoord op vraag ${Math.max(1, n - 1)}.`,
    ];
    items.push(answered ? { numbers: [n], question, answer } : { numbers: [n], question });
  }
  const base = {
    heading: `Vragen van het lid Van Dalen-Smit (Fictief) aan de Minister van Voorbeelden over ${subject(1)} (ingezonden ${1 + (seed % 27)} mei 2024).`,
    items,
    footnotes: [
      `Dagblad De Proef, 3 mei 2024, Weer tekorten in ${subject(1)}`,
      `Kamerstuk 36 ${100 + (seed % 800)}, nr. 7`,
    ],
    note: `Deze vragen dienen ter aanvulling op eerdere vragen over ${subject(3)}.`,
  };
  return answered
    ? { ...base, answerHeading: 'Antwoord van Minister De Proef (Voorbeelden) (ontvangen 7 juni 2024).' }
    : base;
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Breaks a text into short lines with indentation, as the official pages do. */
const wrap = (text: string, width: number): string =>
  text.split(' ').reduce((lines, word) => {
    const last = lines.length - (lines.lastIndexOf('\n') + 1);
    return last + word.length > width
      ? `${lines}\n               ${word}`
      : `${lines}${lines === '' ? '' : ' '}${word}`;
  }, '');

const paragraph = (text: string, width: number): string =>
  `<p>${wrap(escape(text), width).replace(/\{(\d+)\}/g, '<a class="nootnum supernote-click-n$1" href="#n$1">$1</a>')}\n            </p>`;

/** The name of a label: "Vraag 2, 3 en 4". */
const listNumbers = (numbers: readonly number[]): string =>
  numbers.length < 2 ? numbers.join('') : `${numbers.slice(0, -1).join(', ')} en ${numbers.at(-1)}`;

/** The page of a document, with site chrome around and inside it. */
export function toHtml(doc: WrittenDocument, layout: Layout = 'current', width = 85): string {
  const item = (kind: 'vraag' | 'antwoord', numbers: readonly number[], paragraphs: readonly string[]): string => {
    const name = kind === 'vraag' ? 'Vraag' : 'Antwoord';
    const label =
      layout === 'oldHeadings'
        ? `<p class="nummer">${listNumbers(numbers)}</p>`
        : `<h2 class="stuktitel no-toc"><a id="d${kind}${numbers[0]}"></a>${name} ${listNumbers(numbers)}\n            </h2>`;
    const text = label + paragraphs.map((part) => paragraph(part, width)).join('\n            ');
    return layout === 'flow' ? text : `<div class="${kind}">\n            ${text}\n         </div>`;
  };
  const items = doc.items.map(
    ({ numbers, question, answer }) =>
      item('vraag', numbers, question) + (answer ? item('antwoord', numbers, answer) : ''),
  );
  const notes = doc.footnotes.map(
    (text, at) => `<div class="voet noot" id="supernote-note-n${at + 1}">
      <h5 class="note-close"><a class="note-close" href="#close">X</a> Noot</h5>
      <sup><span class="nootnum"><a id="n${at + 1}"></a>${at + 1}</span></sup><p>${wrap(escape(text), width)}</p></div>`,
  );
  return `<!DOCTYPE html><html lang="nl"><head><meta name="DC.identifier" content="kv-tk-2024Z00001"></head><body>
  <header class="header"><p>Overheid.nl</p></header><div class="breadcrumb"><p>U bent hier:</p></div>
  <div id="content" role="main"><article><div id="broodtekst" class="stuk broodtekst-container">
    <div class="pageactions"><a class="to-top">Naar boven</a></div>
    <h1 class="kamervraagomschrijving_kop no-toc">${wrap(escape(doc.heading), width)}</h1>
    ${doc.answerHeading ? `<h1 class="kamervraagomschrijving_kop no-toc">${escape(doc.answerHeading)}</h1>` : ''}
    <div data-kantlijn="strip">Notities van de lezer</div>
    ${items.join('\n         ')}
    ${doc.notice ? `<div class="kamervraagopmerking"><h2 class="kamervraagopmerking_kop">Mededeling</h2><p>${escape(doc.notice)}</p></div>` : ''}
    ${doc.note ? `<div class="kamervraagopmerking"><h2 class="kamervraagopmerking_kop">Toelichting</h2><p>${escape(doc.note)}</p></div>` : ''}
    <div id="noten"><hr>${notes.join('\n')}</div>
  </div></article></div><div class="footer"><p>Privacy</p></div></body></html>`;
}

/** The same document with questions `i` and `j` (from 0) exchanging texts, numbers staying in order. */
export function swapQuestions(doc: WrittenDocument, i: number, j: number): WrittenDocument {
  const items = doc.items.map((item, at) => {
    const other = at === i ? doc.items[j] : at === j ? doc.items[i] : undefined;
    return other ? { ...item, question: other.question } : item;
  });
  return { ...doc, items };
}

/** The same document without question `i`; those after it are renumbered. */
export function dropQuestion(doc: WrittenDocument, i: number): WrittenDocument {
  const items = doc.items.filter((_, at) => at !== i).map((item, at) => ({ ...item, numbers: [at + 1] }));
  return { ...doc, items };
}

/** A gazette-like document: sections, a list, a table with cells that repeat, quotes and dashes. */
export const GAZETTE = `<!DOCTYPE html><html><body><div id="inhoudsopgave"><ul class="toc"><li>Artikel 1</li></ul></div><div id="broodtekst">
<h1 class="staatsblad_kop">Besluit van 3 april 2024, houdende regels over proefvelden</h1>
<p>Wij hebben goedgevonden en verstaan –
   zoals eerder, zo ook nu – het volgende:</p>
<div class="artikel"><h3 class="artikel_kop">Artikel 1</h3><p>In dit besluit wordt verstaan onder:</p>
<ul class="expliciet"><li class="li"><p class="labeled"><span class="ol">a. </span>de gemeente: de gemeente waar het proefveld ligt;</p></li>
<li class="li"><p class="labeled"><span class="ol">b. </span>de provincie: de provincie waar de gemeente in ligt;</p></li>
<li class="li"><p class="labeled"><span class="ol">c. </span>«veld»: een officiële akker, ook als de gemeente die niet gebruikt.</p></li></ul></div>
<div class="artikel"><h3 class="artikel_kop">Artikel 2</h3><table><tbody>
${Array.from({ length: 12 }, (_, row) => `<tr><td>Rij ${row + 1}</td><td>ja</td><td>nee</td><td>ja</td><td>0</td><td>0</td></tr>`).join('\n')}
</tbody></table></div>
<div class="artikel"><h3 class="artikel_kop">Artikel 3</h3><p>Dit besluit treedt in werking met ingang van 1 juli 2024.</p></div>
<p class="ondertekening"><span class="functie">De Minister,</span> <span class="naam">P. Proef</span></p>
</div></body></html>`;

/** Text outside any known markup, words that occur a hundred times, letters that fold. */
export const UNKNOWN = `<!DOCTYPE html><html><body><main>
${Array.from({ length: 100 }, (_, n) => `<p>De gemeente vraagt wat de gemeente mag, ${n === 50 ? 'met een o\u0308pening en een ﬁjn koffie\u00adhuis' : 'zegt de gemeente'}.</p>`).join('\n')}
Los staande tekst<br>met een regel erna, 100 km² groot.
</main></body></html>`;
