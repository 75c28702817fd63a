import { quotedWords } from '../anchor/quoted-words.ts';
import { legalReference, textFragmentLink } from '../cite/index.ts';
import { dayOfInstant } from '../clock/today.ts';
import { detailsOf } from '../exchange/details.ts';
import type { ExchangedNote } from '../exchange/format.ts';
import { notePlace } from '../exchange/place.ts';
import { formatDate } from '../i18n/dates.ts';
import { paperTranslator } from '../i18n/paper.ts';
import { PAGE_ORIGIN } from '../site/hosts.ts';
import { oneLine, plainLines } from '../text/lines.ts';
import type { Paper, PaperChapter } from './paper.ts';
import { type Branch, branch } from './tree.ts';

/** The page as a tree of elements. */
export function paperTree(paper: Paper): Branch {
  const t = paperTranslator(paper.language);
  const { chapters, further } = paper;
  const own = further.map((chapter) => chapterTree(chapter, null, paper));
  return branch(
    'main',
    {},
    branch('header', {}, branch('h1', {}, isolated(paper.title)), paper.text === '' ? null : ownText(paper.text)),
    ...chapters.map((chapter, at) => chapterTree(chapter, paper.isNumbered ? at + 1 : null, paper)),
    further.length === 0
      ? null
      : branch(
          'div',
          { class: 'further' },
          branch('h2', { class: 'part' }, t('paper.further')),
          branch('p', { class: 'facts' }, t('paper.further.why')),
          ...own,
        ),
    sourcesTree([...chapters, ...further], paper),
    branch('footer', {}, ...closingLines(paper).map((line) => branch('p', {}, line))),
  );
}

/** A title, name or tag, isolated from the text direction around it. */
const isolated = (text: string): Branch => branch('bdi', {}, oneLine(text));

/** Text written by the reader; keeps its line breaks. */
const ownText = (text: string): Branch => branch('p', { class: 'text', dir: 'auto' }, plainLines(text));

/** A link to the official site; any other address becomes plain text. */
const link = (address: string, words: string): Branch =>
  address.startsWith(PAGE_ORIGIN) ? branch('a', { href: address }, words) : branch('span', {}, words);

function chapterTree(chapter: PaperChapter, number: number | null, paper: Paper): Branch {
  const { publication, citable } = chapter;
  const { url } = citable.identifier;
  return branch(
    'section',
    {},
    branch(
      'h2',
      {},
      number === null ? null : branch('span', { class: 'number' }, `${number}. `),
      isolated(publication.title || publication.id),
    ),
    branch('p', { class: 'facts' }, ...factsOf(chapter, paper)),
    branch('p', { class: 'address' }, link(url, url)),
    ...chapter.notes.map((note) => noteTree(note, chapter, paper)),
  );
}

/** Number, day and state of a publication, as far as known. */
export function factWords({ publication, state }: PaperChapter, { language, made }: Paper): string[] {
  const { id, questionNumber, date } = publication;
  const t = paperTranslator(language);
  return [
    questionNumber ?? id,
    ...(date === null ? [] : [formatDate(date, language)]),
    ...(state === null
      ? []
      : [t('paper.state', { state: state.word, date: state.asOf ?? formatDate(made, language) })]),
  ];
}

/** The same with a state that stands out. */
function factsOf(chapter: PaperChapter, paper: Paper): (Branch | string)[] {
  const words = factWords(chapter, paper);
  return words.flatMap((word, at) => [
    ...(at === 0 ? [] : [' · ']),
    at === words.length - 1 && chapter.state !== null ? branch('span', { class: 'state' }, word) : isolated(word),
  ]);
}

function noteTree(note: ExchangedNote, { citable }: PaperChapter, { library, language }: Paper): Branch {
  const t = paperTranslator(language);
  const day = dayOfInstant(note.modified);
  const words = detailsOf(note, library, language).flatMap(({ texts }) => texts);
  const details = [...(day === null ? [] : [formatDate(day, language)]), ...words].filter((one) => one !== '');
  const address = note.passage === null ? null : textFragmentLink(citable.identifier.url, note.passage.quote);
  return branch(
    'article',
    {},
    branch(
      'div',
      { class: 'place' },
      branch('h3', {}, isolated(notePlace(note, language) || t('paper.publication'))),
      note.passage === null ? null : branch('blockquote', { dir: 'auto' }, plainLines(quotedWords(note.passage))),
      address === null ? null : branch('p', { class: 'goto' }, link(address, t('paper.toPassage'))),
    ),
    branch(
      'div',
      { class: 'own' },
      note.body === '' ? null : ownText(note.body),
      branch(
        'p',
        { class: 'details' },
        ...details.flatMap((one, at) => (at === 0 ? [isolated(one)] : [' · ', isolated(one)])),
      ),
    ),
  );
}

function sourcesTree(chapters: readonly PaperChapter[], { language }: Paper): Branch | null {
  if (chapters.length === 0) return null;
  return branch(
    'section',
    { class: 'sources' },
    branch('h2', {}, paperTranslator(language)('paper.sources')),
    branch(
      'ol',
      {},
      ...chapters.map(({ citable }) => {
        const { url } = citable.identifier;
        return branch('li', {}, isolated(legalReference(citable)), ' · ', link(url, url));
      }),
    ),
  );
}

/** The footer: when the page was made, whose notes they are, and what was left out. */
export function closingLines({ language, made, omitted, text }: Paper): string[] {
  const t = paperTranslator(language);
  const when = { date: formatDate(made, language) };
  return [
    ...(omitted === 0 ? [] : [t('paper.omitted', { count: omitted })]),
    text === '' ? t('paper.made', when) : t('paper.made.text', when),
  ];
}
