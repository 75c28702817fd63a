import { quotedWords } from '../anchor/quoted-words.ts';
import { citeKey, legalReference, textFragmentLink } from '../cite/index.ts';
import { dayOfInstant } from '../clock/today.ts';
import { detailsOf } from './details.ts';
import { safeFileName } from './file-name.ts';
import type { Language } from '../i18n/language.ts';
import { paperTranslator } from '../i18n/paper.ts';
import type { ExchangedNote, Library } from './format.ts';
import { markdownLine, markdownQuote, markdownText, obsidianTag, yamlText as yaml } from './markdown-text.ts';
import { notePlace } from './place.ts';
import { groupByPublication, type PublicationGroup } from './publication-groups.ts';

function frontMatter({ publication, citable, notes }: PublicationGroup): string {
  const tags = [...new Set(notes.flatMap((note) => note.tags.map(obsidianTag)).filter((tag) => tag !== ''))].toSorted();
  const lines = [
    `title: ${yaml(publication.title || publication.id)}`,
    `aliases: [${yaml(publication.questionNumber ?? publication.id)}]`,
    `citekey: ${yaml(citeKey(publication.id))}`,
    `type: ${yaml(publication.kind)}`,
    ...(publication.date === null ? [] : [`date: ${publication.date}`]),
    `author: [${publication.submitters.map(({ name }) => yaml(name)).join(', ')}]`,
    `parties: [${[...new Set(publication.submitters.flatMap(({ party }) => (party ? [party] : [])))].map(yaml).join(', ')}]`,
    `reference: ${yaml(legalReference(citable))}`,
    `url: ${yaml(citable.identifier.url)}`,
    `tags: [${tags.map(yaml).join(', ')}]`,
  ];
  return `---\n${lines.join('\n')}\n---\n`;
}

const hashtags = (tags: readonly string[]): string[] =>
  tags
    .map(obsidianTag)
    .filter((tag) => tag !== '')
    .map((tag) => `#${tag}`);

/**
 * A note as a section: its place as a heading of the second level, the marked words, its text and its details.
 *
 * @param group the publication it is on
 */
export function noteSection(
  note: ExchangedNote,
  group: Pick<PublicationGroup, 'citable'>,
  library: Library,
  language: Language = 'nl',
): string {
  const t = paperTranslator(language);
  const { url } = group.citable.identifier;
  const words = detailsOf(note, library, language).flatMap(({ field, texts }) =>
    field === 'tags' ? hashtags(texts) : texts.map(markdownLine),
  );
  const details = [dayOfInstant(note.modified) ?? '', ...words].filter((part) => part !== '');
  const lines = [`## ${markdownLine(notePlace(note, language)) || t('paper.publication')}`, ''];
  if (note.passage)
    lines.push(
      markdownQuote(quotedWords(note.passage)),
      '',
      `[${t('paper.toPassage')}](${textFragmentLink(url, note.passage.quote)})`,
      '',
    );
  if (note.body !== '') lines.push(markdownText(note.body), '');
  lines.push(details.join(' · '), '');
  return lines.join('\n');
}

/** One Markdown file. */
export interface MarkdownFile {
  /** Safe on every file system: `kv-tk-2024Z01911.md`. */
  readonly name: string;
  readonly text: string;
}

/** What a file says of one publication: front matter of its facts, then title, reference and notes. Both end with a line end. */
export interface MarkdownParts {
  readonly front: string;
  readonly body: string;
}

function partsOf(group: PublicationGroup, library: Library): MarkdownParts {
  const sections = group.notes.map((note) => noteSection(note, group, library)).join('\n');
  const title = markdownLine(group.publication.title || group.publication.id);
  return {
    front: frontMatter(group),
    body: `# ${title}\n\n${markdownLine(legalReference(group.citable))} · <${group.citable.identifier.url}>\n\n${sections}`,
  };
}

/**
 * What files say of each publication with notes, newest publication first.
 *
 * @returns with each the function that writes it, which throws when a note of it cannot be written
 */
export function markdownParts(
  library: Library,
): { readonly publication: string; readonly write: () => MarkdownParts }[] {
  return groupByPublication(library).map((group) => ({
    publication: group.publication.id,
    write: () => partsOf(group, library),
  }));
}

/**
 * Writes notes as Markdown, one file for each publication, with front matter for Obsidian and Zotero.
 *
 * @param library what to write
 * @returns the files, newest publication first; names are unique, also when case is ignored
 */
export function writeMarkdownFiles(library: Library): MarkdownFile[] {
  const taken = new Set<string>();
  return markdownParts(library).map(({ publication, write }) => {
    const { front, body } = write();
    return { name: safeFileName(publication, 'md', taken), text: `${front}\n${body}` };
  });
}

/**
 * Writes all notes as one Markdown text, publications as chapters.
 *
 * @param library what to write
 * @param language of the words between those of the reader and of the publications
 */
export function writeMarkdown(library: Library, language: Language = 'nl'): string {
  return groupByPublication(library)
    .map((group) => {
      const sections = group.notes
        .map((note) => noteSection(note, group, library, language).replace(/^## /, '### '))
        .join('\n');
      return `## ${markdownLine(group.publication.title || group.publication.id)}\n\n${markdownLine(legalReference(group.citable))} · <${group.citable.identifier.url}>\n\n${sections}`;
    })
    .join('\n');
}
