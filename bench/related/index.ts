import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import type { RelatedRecord } from '../../utils/related/types.ts';
import type { Table } from '../support/table.ts';
import { generateCorpus, GRADED, hasRecorded, readCorpus, RECORDED } from './corpus.ts';
import { mean, ndcg, recall, reciprocalRank, withInterval, type Grades } from './measures.ts';
import { makeRankers } from './rankers.ts';
import { measureSpeed } from './speed.ts';

const Gold = z.record(z.string(), z.record(z.string(), z.number()));

function option(args: readonly string[], name: string): string | null {
  const at = args.indexOf(name);
  return at < 0 ? null : (args[at + 1] ?? null);
}

async function quality(records: readonly RelatedRecord[], gold: Readonly<Record<string, Grades>>): Promise<Table> {
  const byNumber = new Map(records.map((record) => [record.number, record]));
  const missing = Object.keys(gold).filter((number) => !byNumber.has(number));
  if (missing.length > 0) throw new Error(`Queries that are not in the corpus: ${missing.join(', ')}.`);
  const queries = Object.entries(gold).map(([number, grades]) => ({
    record: byNumber.get(number) as RelatedRecord,
    grades,
  }));
  const some = queries.filter(({ grades }) => Object.keys(grades).length > 0);
  const none = queries.filter(({ grades }) => Object.keys(grades).length === 0);
  const { rankers } = await makeRankers(records);
  const rows: (string | number)[][] = [];
  for (const ranker of rankers) {
    const lists: { ranked: string[]; grades: Grades }[] = [];
    for (const { record, grades } of some) lists.push({ ranked: await ranker.rank(record), grades });
    const present = (least: number): number[] =>
      lists.flatMap(({ ranked, grades }) => recall(ranked, grades, least) ?? []);
    let shown = 0;
    let entries = 0;
    for (const { record } of none) {
      const { length } = await ranker.rank(record);
      shown += Number(length > 0);
      entries += length;
    }
    rows.push([
      ranker.name,
      withInterval(lists.map(({ ranked, grades }) => ndcg(ranked, grades))),
      withInterval(present(1)),
      withInterval(present(2)),
      mean(lists.map(({ ranked, grades }) => reciprocalRank(ranked, grades))).toFixed(3),
      mean(lists.map(({ ranked }) => ranked.length)).toFixed(1),
      `${shown} of ${none.length}`,
      entries,
    ]);
  }
  return {
    title: 'Related questions: quality',
    about:
      `${some.length} graded queries with related questions and ${none.length} with none, over ${records.length} questions, titles, dates and names alone. ` +
      'Gains 2^grade - 1, the ideal from all judged; 95 % bootstrap intervals. The weights of Kantlijn were learned on dev.json: there the figures flatter (see docs/decisions/081-related-ranking.md for the cross-validated ones).',
    head: [
      'ranker',
      'nDCG@10',
      'recall@10',
      'recall@10 of grade 2',
      'MRR',
      'shown per query',
      'false lists',
      'false entries',
    ],
    rows,
  };
}

/**
 * Measures ranking quality and speed of related questions.
 * Options: `--gold FILE` graded queries in the form of dev.json, `--corpus FILE` questions in the form of the recorded
 * OData lines (gzipped or not), `--generated N` adds a speed row over N generated questions, `--quality-only`, `--speed-only`.
 * Without a corpus at hand, only speed over 10,000 generated questions.
 */
export async function run(args: readonly string[]): Promise<Table[]> {
  const goldPath = option(args, '--gold') ?? (hasRecorded() ? GRADED : null);
  const corpusPath = option(args, '--corpus') ?? (hasRecorded() ? RECORDED : null);
  const tables: Table[] = [];
  const records = corpusPath === null ? generateCorpus(10_000) : readCorpus(corpusPath);
  if (!args.includes('--speed-only') && goldPath !== null && corpusPath !== null)
    tables.push(await quality(records, Gold.parse(JSON.parse(readFileSync(goldPath, 'utf8')))));
  if (args.includes('--quality-only')) return tables;
  const rows = [measureSpeed(`${records.length} ${corpusPath === null ? 'generated' : 'real'}`, records)];
  const generated = Number(option(args, '--generated') ?? 0);
  if (generated > 0) rows.push(measureSpeed(`${generated} generated`, generateCorpus(generated)));
  tables.push({
    title: 'Related questions: size and speed',
    about: 'Medians of 15 rounds. Cold: reading the file, opening it and the first query, against reading the file.',
    head: ['questions', 'index', 'building', 'reading', 'opening', 'first query', 'cold', 'warm query', 'held'],
    rows,
  });
  return tables;
}
