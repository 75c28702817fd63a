import type { AppendixForm, AppendixRecord, CalendarDate, QuestionRecord } from '../publication/record.ts';
import type { QuestionForm, SearchOutcome, SourceError, SourceFailure, SourceName } from '../status/types.ts';

/** What the sources answered about one question, in one form, before any conclusion. */

/** An appendix as one source describes it. */
export interface AppendixFact {
  readonly id: string;
  readonly source: SourceName;
  readonly form: AppendixForm;
  readonly supplementary: boolean;
  readonly received: CalendarDate | null;
  /** One sentence: why it is postponed. */
  readonly reason: string | null;
  readonly letter: { readonly text: string; readonly url: string | null } | null;
  /** What a notice says, in its own words (`noticeWords`); null without text, or when it is no notice. */
  readonly said: string | null;
  readonly errors: readonly SourceError[];
  /** ISO instant UTC. */
  readonly readAt: string;
}

/** A document the search found. */
export interface FoundDocument {
  readonly id: string;
  readonly title: string;
  readonly kind: 'question' | 'appendix' | 'other';
  /** Its normalised question numbers. */
  readonly numbers: readonly string[];
  /** Appendices that the record of a question links, and values there that name none. */
  readonly linked: { readonly ids: readonly string[]; readonly unreadable: readonly string[] };
  /** For an appendix, by its type alone. */
  readonly form: AppendixForm;
  readonly supplementary: boolean;
  /** For a question. */
  readonly questionForm: QuestionForm;
  /** Submitted (question) or received (appendix). */
  readonly date: CalendarDate | null;
  readonly available: CalendarDate | null;
  readonly errors: readonly SourceError[];
  readonly xmlUrl: string | null;
}

/** Everything that came back from asking the sources once. */
export interface SourceAnswers {
  /** The question's page, when that is what the reader has open. */
  readonly page: { readonly record: QuestionRecord; readonly readAt: string } | null;
  /** An appendix's page, when that is open. */
  readonly appendixPage: { readonly record: AppendixRecord; readonly readAt: string } | null;
  readonly metadata: {
    readonly id: string;
    readonly title: string;
    readonly form: QuestionForm;
    readonly submitted: CalendarDate | null;
    readonly errors: readonly SourceError[];
    readonly readAt: string;
  } | null;
  readonly appendices: readonly AppendixFact[];
  /** Known appendices that could not be read. */
  readonly unread: readonly string[];
  readonly search: {
    readonly outcome: SearchOutcome;
    readonly documents: readonly FoundDocument[];
    readonly readAt: string;
  };
  /** The question's own document is certain not to exist. */
  readonly notFound: boolean;
  readonly errors: readonly SourceError[];
  readonly failures: readonly SourceFailure[];
}
