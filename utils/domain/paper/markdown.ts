import { legalReference } from '../cite/index.ts';
import { noteSection } from '../exchange/markdown.ts';
import { markdownLine, markdownText } from '../exchange/markdown-text.ts';
import { paperTranslator } from '../i18n/paper.ts';
import { closingLines, factWords } from './page.ts';
import type { Paper, PaperChapter } from './paper.ts';

/** A page as one Markdown text: the title, the reader's text, the publications with their notes, and the sources. */
export function writePaperMarkdown(paper: Paper): string {
  const t = paperTranslator(paper.language);
  const { chapters, further } = paper;
  const all = [...chapters, ...further];
  const sources = all.map((chapter, at) => `${at + 1}. ${sourceOf(chapter)}`);
  const parts = [
    `# ${markdownLine(paper.title)}`,
    ...(paper.text === '' ? [] : [markdownText(paper.text).trim()]),
    ...chapters.map((chapter, at) => chapterText(chapter, paper.isNumbered ? `${at + 1}\\. ` : '', paper)),
    ...(further.length === 0 ? [] : [`## ${t('paper.further')}`, t('paper.further.why')]),
    ...further.map((chapter) => chapterText(chapter, '', paper)),
    ...(all.length === 0 ? [] : [`## ${t('paper.sources')}`, sources.join('\n')]),
    ...closingLines(paper),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** Official addresses have no character that ends the brackets. */
const sourceOf = ({ citable }: PaperChapter): string =>
  `${markdownLine(legalReference(citable))} · <${citable.identifier.url}>`;

function chapterText(chapter: PaperChapter, number: string, paper: Paper): string {
  const { publication, citable, notes } = chapter;
  const facts = factWords(chapter, paper).map(markdownLine);
  const head = `## ${number}${markdownLine(publication.title || publication.id)}\n\n${facts.join(' · ')} · <${citable.identifier.url}>`;
  const sections = notes.map((note) =>
    noteSection(note, chapter, paper.library, paper.language).replace(/^## /, '### ').trimEnd(),
  );
  return [head, ...sections].join('\n\n');
}
