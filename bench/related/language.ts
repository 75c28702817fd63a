import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../scripts/setup.mjs';
import { terms } from '../../utils/dutch/terms.ts';
import type { RelatedRecord } from '../../utils/questions/rank/types.ts';
import { documentId, isHeld, readTexts, TEXTS } from './texts.ts';

const FILE = join(ROOT, 'utils', 'dutch', 'question-language.ts');
/** Stems in fewer texts than this are left out: they may be the subject of one of them. */
const LEAST = 2;

/**
 * The texts to count: recorded questions that are not held out, their answers, and recorded answers that are not queries. Held-out
 * texts are excluded, so that nothing is learned from what is measured.
 */
function countedTexts(records: readonly RelatedRecord[]): string[] {
  const queries = readTexts(records);
  const asked = queries.filter(({ id }) => !isHeld(id)).map(({ request }) => request.text ?? '');
  const ids = new Set(queries.map(({ id }) => id));
  const others = readdirSync(TEXTS)
    .filter((name) => name.endsWith('.txt') && documentId(name).toLowerCase().startsWith('ah-'))
    .flatMap((name) => {
      const id = documentId(name);
      const text = readFileSync(join(TEXTS, name), 'utf8');
      if (!ids.has(id)) return [text];
      const answers = text
        .split(/\nAntwoord \d/)
        .slice(1)
        .map((part) => part.split(/\nVraag \d/)[0] ?? '');
      return isHeld(id) ? [] : [answers.join('\n')];
    });
  return [...asked, ...others].filter((text) => text !== '');
}

/** Counts in how many recorded texts each stem occurs, and writes the table of the language of questions. */
export function writeLanguage(records: readonly RelatedRecord[]): void {
  const texts = countedTexts(records);
  const counts = new Map<string, number>();
  for (const text of texts)
    for (const stem of new Set(terms(text).map((term) => term.stem))) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  const often = [...counts].filter(([stem, count]) => count >= LEAST && /^\p{L}{3,}$/u.test(stem));
  const lines = [...Map.groupBy(often, ([, count]) => count)]
    .toSorted(([a], [b]) => b - a)
    .map(
      ([count, stems]) =>
        `${count} ${stems
          .map(([stem]) => stem)
          .toSorted()
          .join(' ')}`,
    );
  const before = readFileSync(FILE, 'utf8');
  const body = `/* counted by \`npm run bench -- related --language\` */\nconst TEXTS = ${texts.length};\nconst IN_TEXTS = \`\n${lines.join('\n')}\n\`;\n`;
  writeFileSync(FILE, before.replace(/\/\* counted by[\s\S]*?`;\n(?=\n)/, body));
}
