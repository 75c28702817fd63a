import { addDays } from '../../../../utils/domain/clock/calendar.ts';
import type { Evidence, StatusDocument, StatusInput } from '../../../../utils/domain/status/types.ts';

/** Builders for the tests of the status rules. */

export const S = '2024-02-07';
export const D3 = addDays(S, 21);
export const D6 = addDays(S, 42);
export const READ_AT = '2024-04-01T09:00:00.000Z';

export function question(date: string | null = S, source: Evidence['source'] = 'page'): Evidence {
  return {
    document: 'kv-tk-2024Z01911',
    role: 'question',
    supplementary: false,
    date,
    url: 'https://zoek.officielebekendmakingen.nl/kv-tk-2024Z01911.html',
    source,
    readAt: READ_AT,
  };
}

export function appendix(
  role: StatusDocument['evidence']['role'],
  date: string | null,
  more: Partial<Evidence> & { reason?: string; letter?: StatusDocument['letter']; said?: string } = {},
): StatusDocument {
  const { reason, letter, said, ...evidence } = more;
  return {
    evidence: {
      document: `ah-tk-20232024-${role}`,
      role,
      supplementary: false,
      date,
      url: 'https://zoek.officielebekendmakingen.nl/x.html',
      source: 'metadata',
      readAt: READ_AT,
      ...evidence,
    },
    reason: reason ?? null,
    letter: letter ?? null,
    said: said ?? null,
  };
}

export function facts(changes: Partial<StatusInput> = {}): StatusInput {
  return {
    question: 'kv-tk-2024Z01911',
    chamber: 'tk',
    form: 'written',
    questionEvidence: [question()],
    documents: [],
    unread: [],
    search: 'found',
    notFound: false,
    sourceErrors: [],
    failures: [],
    lastKnown: null,
    ...changes,
  };
}
