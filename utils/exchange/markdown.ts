import { legalReference, textFragmentLink } from '../cite/index.ts';
import type { ExchangedNote, Library } from './format.ts';
import { placeOf } from './place.ts';
import { groupByPublication, type PublicationNotes } from './publication-groups.ts';

/** Characters that would start markup, a link, a tag or raw HTML in Markdown. */
function plain(text: string): string {
  return text
    .replaceAll(/[\\`*_{}[\]<>#|~$^=]/g, String.raw`\$&`)
    .replaceAll(/^(\s*)([-+]|\d+[.)])(?=\s)/gm, String.raw`$1\$2`);
}

/** A YAML scalar in double quotes: JSON strings are YAML strings. */
function yaml(text: string): string {
  return JSON.stringify(text.toWellFormed());
}

/** A tag as Obsidian knows them: no spaces or signs. */
function obsidianTag(tag: string): string {
  return tag.replaceAll(/[^\p{L}\p{N}/_-]+/gu, '-').replaceAll(/^-+|-+$/g, '');
}

function frontMatter({ publication, citable, notes }: PublicationNotes): string {
  const tags = [...new Set(notes.flatMap((note) => note.tags.map(obsidianTag)).filter((tag) => tag !== ''))].toSorted();
  const lines = [
    `title: ${yaml(publication.title || publication.id)}`,
    `aliases: [${yaml(publication.questionNumber ?? publication.id)}]`,
    `citekey: ${yaml(publication.id)}`,
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

function quoted(text: string): string {
  return text
    .split('\n')
    .map((line) => `> ${plain(line)}`.trimEnd())
    .join('\n');
}

function noteSection(note: ExchangedNote, group: PublicationNotes, library: Library): string {
  const { url } = group.citable.identifier;
  const meaning = note.meaning === null ? '' : (library.meaningNames[note.meaning] ?? note.meaning);
  const details = [note.modified.slice(0, 10), meaning, ...note.tags.map((tag) => `#${obsidianTag(tag)}`)].filter(
    (part) => part !== '',
  );
  const lines = [`## ${placeOf(note) || 'Publicatie'}`, ''];
  if (note.passage)
    lines.push(
      quoted(note.passage.quote.exact),
      '',
      `[Naar de passage](${textFragmentLink(url, note.passage.quote).replaceAll(/[()]/g, encodeURIComponent)})`,
      '',
    );
  if (note.body !== '') lines.push(plain(note.body), '');
  lines.push(details.join(' · '), '');
  return lines.join('\n');
}

/** One Markdown file. */
export interface MarkdownFile {
  /** Safe on every file system: `kv-tk-2024Z01911.md`. */
  readonly name: string;
  readonly text: string;
}

/**
 * Writes notes as Markdown, one file a publication, with front matter as Obsidian and Zotero users expect.
 *
 * @param library what to write
 * @returns the files, newest publication first; no two names are equal, whatever their case
 */
export function writeMarkdownFiles(library: Library): MarkdownFile[] {
  const taken = new Set<string>();
  return groupByPublication(library).map((group) => {
    const base = group.publication.id.replaceAll(/[^A-Za-z0-9_-]+/g, '-') || 'publicatie';
    let name = base;
    for (let count = 2; taken.has(name.toLowerCase()); count += 1) name = `${base}-${count}`;
    taken.add(name.toLowerCase());
    const sections = group.notes.map((note) => noteSection(note, group, library)).join('\n');
    return {
      name: `${name}.md`,
      text: `${frontMatter(group)}\n# ${plain(group.publication.title || group.publication.id)}\n\n${plain(legalReference(group.citable))} · <${group.citable.identifier.url}>\n\n${sections}`,
    };
  });
}

/**
 * Writes all notes as one Markdown text, publications as chapters.
 *
 * @param library what to write
 */
export function writeMarkdown(library: Library): string {
  return groupByPublication(library)
    .map((group) => {
      const sections = group.notes.map((note) => noteSection(note, group, library).replace(/^## /, '### ')).join('\n');
      return `## ${plain(group.publication.title || group.publication.id)}\n\n${plain(legalReference(group.citable))} · <${group.citable.identifier.url}>\n\n${sections}`;
    })
    .join('\n');
}
