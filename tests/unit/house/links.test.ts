import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesIn, ROOT } from './code.ts';

const FOLDER = 'docs/decisions';
const NEW = /\/(\d{3})-[^/]+\.md$/;
const STATE = /^\d{4}-\d{2}-\d{2}, (?:accepted|superseded)\b[^\n]*\.$/;
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

/** Files that hold one decision each, not yet moved into a topic. */
const news = filesIn(FOLDER).filter((path) => NEW.test(path));
const topics = filesIn(FOLDER)
  .filter((path) => path.endsWith('.md') && !NEW.test(path) && !path.endsWith('/README.md'))
  .map((path) => ({ file: path.slice(FOLDER.length + 1), text: read(path) }));

/** The anchor a heading gets, as the places that show these files make it. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}_\- ]/gu, '')
    .trim()
    .replaceAll(' ', '-');

/** Decisions that stand as a section of a topic. */
const settled = topics.flatMap(({ file, text }) =>
  [...text.matchAll(/^## (\d{3})\. (.+)\n\n(.*)\n\n(.*)/gm)].map(
    ([, number = '', title = '', state = '', first = '']) => ({
      number,
      title,
      state,
      first,
      target: `${file}#${anchorOf(`${number}. ${title}`)}`,
    }),
  ),
);

/** Decisions of which a topic keeps one line. */
const ended = topics.flatMap(({ file, text }) =>
  [...(text.split('## No longer in force\n')[1] ?? '').matchAll(/^- (\d{3}) ([^:]+): \S/gm)].map(
    ([, number = '', title = '']) => ({
      number,
      title: `${title} (no longer in force)`,
      target: `${file}#no-longer-in-force`,
    }),
  ),
);

const all = [...news.map((path) => NEW.exec(path)?.[1] ?? ''), ...[...settled, ...ended].map(({ number }) => number)];
const numbers = new Set(all);

const texts = [
  'README.md',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'wxt.config.ts',
  'vitest.config.ts',
  ...['entrypoints', 'components', 'utils', 'replica', 'tests', 'scripts', 'bench', 'docs'].flatMap(filesIn),
]
  .filter((path) => /\.(ts|tsx|mts|mjs|css|md)$/.test(path) && existsSync(join(ROOT, path)))
  .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));

/** Numbers of the decisions a text names: "decision 141", "decisions 100 to 103", "decision 260, 261", "docs/decisions/141". */
function named(text: string): string[] {
  const phrases = text.matchAll(/\bdecisions?[\s/*]+(\d{3}(?:(?:,\s| and | to )\d{3})*)(?!\d)/gi);
  return [...phrases].flatMap(([, list = '']) => list.match(/\d{3}/g) ?? []);
}

describe('links between files', () => {
  it('reads the forms in which a decision is named', () => {
    expect(named('see decision 141, and decisions 100 to 103 or docs/decisions/210-x.md')).toEqual([
      '141',
      '100',
      '103',
      '210',
    ]);
  });

  it('every decision that is named exists', () => {
    const missing = texts.flatMap(({ path, text }) =>
      named(text)
        .filter((number) => !numbers.has(number))
        .map((number) => `${path}: decision ${number} is not in ${FOLDER}`),
    );
    expect(missing).toEqual([]);
  });

  it('every decision has one number of its own', () => {
    expect(settled.length).toBeGreaterThan(150);
    expect(all.filter((number, at) => all.indexOf(number) !== at)).toEqual([]);
    const headings = topics.flatMap(({ text }) => text.match(/^## (?!No longer in force$).+$/gm) ?? []);
    expect(headings).toEqual(settled.map(({ number, title }) => `## ${number}. ${title}`));
  });

  it('every decision has a title, a date and a state', () => {
    const bare = news.filter((path) => {
      const head = read(path).split('\n').slice(0, 5).join('\n');
      return ![/^# \d{3}\.? .+$/m, /\d{4}-\d{2}-\d{2}/, /\bState: [^.;\n]+/].every((part) => part.test(head));
    });
    expect(bare).toEqual([]);
    expect(
      settled.filter(({ state, first }) => !STATE.test(state) || !/^[^#]/.test(first)).map(({ number }) => number),
    ).toEqual([]);
  });

  it('every topic begins with a paragraph of its own and stays short', () => {
    const odd = topics.filter(({ text }) => !/^# [^\n]+\n\n[^#\n]/.test(text) || text.split('\n').length > 250);
    expect(odd.map(({ file }) => file)).toEqual([]);
  });

  it('every decision has one line in the index, under its topic or in order at the end', () => {
    const index = read(`${FOLDER}/README.md`);
    const [ofTopics = '', ofNews = ''] = index.split('## Not settled yet\n');
    const rows = [...ofTopics.matchAll(/^- \[(\d{3})\]\(([^)]+)\) (.+)$/gm)].map((row) => row.slice(1, 4).join(' '));
    const expected = [...settled, ...ended].map(({ number, target, title }) => [number, target, title].join(' '));
    expect(rows.toSorted()).toEqual(expected.toSorted());
    const chapters = ofTopics.split(/^### \[[^\]]+\]\(/m).slice(1);
    expect(chapters.map((chapter) => chapter.split(')')[0]).toSorted()).toEqual(
      topics.map(({ file }) => file).toSorted(),
    );
    const strayed = chapters.filter((chapter) =>
      [...chapter.matchAll(/^- \[\d{3}\]\(([^#]+)/gm)].some(([, file]) => file !== chapter.split(')')[0]),
    );
    expect(strayed).toEqual([]);
    const listed = [...ofNews.matchAll(/^- \[(\d{3})\]\((\1-[^)]+)\) \S.*: \d{4}-\d{2}-\d{2}, \w/gm)];
    expect(listed.map(([, , file]) => `${FOLDER}/${file}`)).toEqual(news.toSorted());
  });

  it('every file that the guides name exists', () => {
    const guides = texts.filter(({ path }) =>
      /^(?:README|CONTRIBUTING)\.md$|^docs\/architecture\.md$|^(?:utils|components)\/.*README\.md$/.test(path),
    );
    expect(guides.length).toBeGreaterThan(15);
    const missing = guides.flatMap(({ path, text }) =>
      [...text.matchAll(/`((?:components|entrypoints|utils|tests|docs|scripts|bench|replica)\/[\w./-]+)`/g)]
        .map(([, file = '']) => file)
        .filter((file) => !existsSync(join(ROOT, file)))
        .map((file) => `${path}: ${file}`),
    );
    expect(missing).toEqual([]);
  });

  it('every relative link in a document leads to a file', () => {
    const broken = texts
      .filter(({ path }) => path.endsWith('.md'))
      .flatMap(({ path, text }) =>
        [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)]
          .map(([, target = '']) => target)
          .filter((target) => !existsSync(join(ROOT, dirname(path), target)))
          .map((target) => `${path}: ${target}`),
      );
    expect(broken).toEqual([]);
  });

  it('every link to a part of a decision leads to its heading', () => {
    const anchors = new Map(
      topics.map(({ file, text }) => [
        file,
        [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading)),
      ]),
    );
    const links = texts.flatMap(({ path, text }) =>
      [...text.matchAll(/\]\(([^)#\s]*\.md)#([^)\s]+)\)/g)]
        .map(([, target = '', anchor = '']) => ({ path, file: join(dirname(path), target), anchor }))
        .filter(({ file }) => dirname(file) === FOLDER),
    );
    expect(links.length).toBeGreaterThan(150);
    const broken = links.filter(
      ({ file, anchor }) => anchors.get(file.slice(FOLDER.length + 1))?.includes(anchor) !== true,
    );
    expect(broken).toEqual([]);
  });
});
