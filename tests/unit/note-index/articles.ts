import type { Schema } from '../../../utils/note-index/index.ts';

/** A document that is no note, since the engine must not care what it indexes. */
export interface Article {
  readonly id: string;
  readonly modified: string;
  readonly title: string;
  readonly labels: readonly string[];
  readonly authors: readonly string[];
  readonly body: string;
}

export type ArticleField = 'title' | 'labels' | 'authors' | 'body';

export const ARTICLES = {
  version: 1,
  fields: {
    title: { kind: 'short', weight: 0.6, texts: ({ title }) => [title] },
    labels: { kind: 'short', weight: 0.75, scope: 'label', texts: ({ labels }) => labels },
    authors: { kind: 'short', weight: 0.5, scope: 'name', texts: ({ authors }) => authors },
    body: { kind: 'prose', weight: 1, texts: ({ body }) => [body] },
  },
} as const satisfies Schema<Article, ArticleField>;
