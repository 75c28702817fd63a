import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { ROOT } from '../../scripts/setup.mjs';
import type { RelatedRecord } from '../../utils/questions/rank/types.ts';
import type { Table } from '../support/table.ts';
import { generateCorpus, GRADED, hasRecorded, readCorpus, RECORDED } from './corpus.ts';
import { writeLanguage } from './language.ts';
import { Gold, lifeTable } from './life.ts';
import {
  differenceWithInterval,
  mean,
  ndcg,
  recall,
  reciprocalRank,
  shareWithInterval,
  withInterval,
  type Grades,
} from './measures.ts';
import { makePools, poolText } from './pool.ts';
import { makeRankers, type Ranker } from './rankers.ts';
import { sampleQueries } from './sample.ts';
import { measureSpeed } from './speed.ts';

/** How graded/tune.json and graded/held.json were sampled. */
const SAMPLE = { size: 96, seed: 2026 } as const;
const SEARCHES = 'bench/related/graded/searches.json';
const Searches = z.record(z.string(), z.string());

function option(args: readonly string[], name: string): string | null {
  const at = args.indexOf(name);
  return at < 0 ? null : (args[at + 1] ?? null);
}

/** Graded numbers that are missing from the question list; reported in the table. */
function unknown(gold: Readonly<Record<string, Grades>>, known: ReadonlyMap<string, unknown>): string {
  const queries = Object.keys(gold).filter((number) => !known.has(number));
  const graded = Object.values(gold).flatMap((grades) => Object.keys(grades).filter((number) => !known.has(number)));
  const parts = [
    queries.length > 0 ? `LEFT OUT, not in the corpus: ${queries.length} queries (${queries.join(', ')}).` : '',
    graded.length > 0 ? `Not in the corpus, so never found: ${graded.length} graded (${graded.join(', ')}).` : '',
  ];
  return parts.filter((part) => part !== '').join(' ');
}

async function quality(records: readonly RelatedRecord[], gold: Readonly<Record<string, Grades>>): Promise<Table> {
  const byNumber = new Map(records.map((record) => [record.number, record]));
  const queries = Object.entries(gold).flatMap(([number, grades]) => {
    const record = byNumber.get(number);
    return record === undefined ? [] : [{ record, grades }];
  });
  if (queries.length === 0) throw new Error('None of the graded queries is in the corpus.');
  const some = queries.filter(({ grades }) => Object.values(grades).some((grade) => grade > 0));
  const none = queries.filter(({ grades }) => Object.values(grades).every((grade) => grade <= 0));
  const { rankers } = await makeRankers(records);
  const measured: { ranker: Ranker; gains: number[]; cells: string[] }[] = [];
  for (const ranker of rankers) {
    const lists: { ranked: string[]; grades: Grades }[] = [];
    for (const { record, grades } of some) lists.push({ ranked: await ranker.rank(record), grades });
    const present = (least: number): number[] =>
      lists.flatMap(({ ranked, grades }) => recall(ranked, grades, least) ?? []);
    let shown = 0;
    for (const { record } of none) shown += Number((await ranker.rank(record)).length > 0);
    const taken = some.filter(
      ({ record, grades }) => ranker.listsWithout?.(record, new Set(Object.keys(grades))) ?? true,
    ).length;
    measured.push({
      ranker,
      gains: lists.map(({ ranked, grades }) => ndcg(ranked, grades)),
      cells: [
        withInterval(present(1)),
        withInterval(present(2)),
        withInterval(lists.map(({ ranked, grades }) => reciprocalRank(ranked, grades))),
        mean(lists.map(({ ranked }) => ranked.length)).toFixed(1),
        shareWithInterval(shown, none.length),
        shareWithInterval(taken, some.length),
      ],
    });
  }
  const baselines = measured.filter(({ ranker }) => !ranker.name.startsWith('Kantlijn'));
  const best = baselines.toSorted((a, b) => mean(b.gains) - mean(a.gains))[0];
  const rows = measured.map(({ ranker, gains, cells }) => [
    ranker.name,
    withInterval(gains),
    best === undefined || best.ranker === ranker ? '' : differenceWithInterval(gains, best.gains),
    ...cells,
  ]);
  return {
    title: 'Related questions: quality',
    about:
      `${some.length} graded queries with related questions and ${none.length} with none, over ${records.length} questions, titles, dates and names alone. ` +
      'Gains 2^grade - 1, the ideal from all judged; 95 % bootstrap intervals (Wilson for shares). What Kantlijn weighs and when it shows nothing was set on dev.json and graded/tune.json: there the figures flatter (see decision 081 in docs/decisions/related.md). ' +
      `False lists: something shown for a query with nothing related. Without the related ones: the same, for the other queries, when all their graded questions are taken away. ${unknown(gold, byNumber)}`.trim(),
    head: [
      'ranker',
      'nDCG@10',
      `beside ${best?.ranker.name ?? 'the best'}`,
      'recall@10',
      'recall@10 of grade 2',
      'MRR',
      'shown per query',
      'false lists',
      'lists without the related ones',
    ],
    rows,
  };
}

/**
 * Measures ranking quality and speed of related questions.
 * Options: `--gold FILE` graded queries in the form of dev.json, `--corpus FILE` questions in the form of the recorded
 * OData lines (gzipped or not), `--generated N` adds a speed row over N generated questions, `--quality-only`, `--speed-only`.
 * `--language` counts the language of questions (see language.ts), and measures nothing.
 * `--life` measures only the ranking as it is used (see life.ts).
 * `--pool FILE` writes the candidates our own graded queries were graded from, and measures nothing.
 * Without `--corpus`, measures only speed, over 10,000 generated questions.
 */
export async function run(args: readonly string[]): Promise<Table[]> {
  const goldPath = option(args, '--gold') ?? (hasRecorded() ? GRADED : null);
  const corpusPath = option(args, '--corpus') ?? (hasRecorded() ? RECORDED : null);
  const tables: Table[] = [];
  const records = corpusPath === null ? generateCorpus(10_000) : readCorpus(corpusPath);
  const poolPath = option(args, '--pool');
  if (poolPath !== null && corpusPath !== null) {
    const dev = existsSync(GRADED) ? Gold.parse(JSON.parse(readFileSync(GRADED, 'utf8'))) : {};
    const queries = sampleQueries(records, SAMPLE.size, new Set(Object.keys(dev)), SAMPLE.seed);
    const searches = Searches.parse(JSON.parse(readFileSync(join(ROOT, SEARCHES), 'utf8')));
    writeFileSync(poolPath, poolText(queries, makePools(records, queries, searches)));
    return [];
  }
  if (args.includes('--language')) {
    writeLanguage(records);
    return [];
  }
  if (args.includes('--life')) return [lifeTable(records)];
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
