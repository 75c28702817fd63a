import { describe, expect, it } from 'vitest';
import type { Dossier } from '../../../utils/domain/dossier/types.ts';
import type { CorpusRecord } from '../../../utils/domain/question-list/record.ts';
import { lookAtNamed, type NamedParts } from '../../../utils/services/named.ts';

/** What is known of publications that a page names. */

const NUMBER = '2025Z90101';
const ASKED = [{ id: `kv-tk-${NUMBER}`, number: NUMBER }];
const record = (state: CorpusRecord['state'], answered: string | null = null): CorpusRecord =>
  ({
    number: NUMBER,
    id: `kv-tk-${NUMBER}`,
    title: 'De veerpont',
    submitted: '2026-11-02',
    answered,
    state,
  }) as CorpusRecord;

/** A question that was looked up: answered, or why that is not known. */
const looked = (state: 'answered' | 'unknown', why = 'sourcesFailed') =>
  new Map([
    [
      NUMBER,
      {
        checkedAt: '2026-11-20T10:00:00.000Z',
        status:
          state === 'answered'
            ? { state, submitted: '2026-11-02', answered: '2026-11-19', days: 17, evidence: [{ role: 'question' }] }
            : { state, why, submitted: null, evidence: [] },
      } as unknown as Pick<Dossier, 'status' | 'checkedAt'>,
    ],
  ]);

function parts(changes: Partial<NamedParts> & { record?: CorpusRecord | null } = {}): NamedParts {
  const { record: listed = null, ...rest } = changes;
  return {
    corpus: {
      questions: async () => ({
        outcome: 'found',
        records: new Map(listed === null ? [] : [[NUMBER, listed]]),
        updatedTo: '2026-11-20',
      }),
    },
    notes: { noted: async () => new Set() },
    cached: async () => new Map(),
    numbersOf: () => [],
    follows: async () => [],
    speaking: async () => ({ language: 'nl', today: '2026-11-23' }),
    ...rest,
  };
}

const first = async (made: NamedParts, asked = ASKED as Parameters<typeof lookAtNamed>[1]) =>
  (await lookAtNamed(made, asked))[0];

describe('the status of publications that a page names', () => {
  it('is the state of the list, with its day where that can still change', async () => {
    const found = await first(parts({ record: record('open') }));
    expect(found).toMatchObject({ number: NUMBER, title: 'De veerpont', followed: false, noted: false });
    expect(found?.state).toMatchObject({ tone: 'wait', word: 'Wacht op antwoord', asOf: '20 november 2026' });
    const over = await first(parts({ record: record('answered', '2026-11-19') }));
    expect(over?.state).toMatchObject({ tone: 'good', word: 'Beantwoord', asOf: null });
  });

  it('is the cached state, unless nobody could look', async () => {
    const listed = record('open');
    expect((await first(parts({ record: listed, cached: async () => looked('answered') })))?.state?.word).toBe(
      'Beantwoord',
    );
    expect((await first(parts({ record: listed, cached: async () => looked('unknown') })))?.state?.word).toBe(
      'Wacht op antwoord',
    );
  });

  it('is absent where what was read forbids to say that there is no answer, and the list says no more', async () => {
    const cached = async () => looked('unknown', 'typeUnknown');
    expect((await first(parts({ record: record('open'), cached })))?.state).toBeNull();
    expect((await first(parts({ record: record('answered'), cached })))?.state?.word).toBe('Beantwoord');
  });

  it('is absent when neither has one, and never "no answer"', async () => {
    expect((await first(parts()))?.state).toBeNull();
    expect((await first(parts({ cached: async () => looked('unknown') })))?.state).toBeNull();
    expect(
      (await first(parts({ corpus: { questions: async () => ({ outcome: 'none', reason: 'off' }) } })))?.state,
    ).toBeNull();
  });

  it('is that it is a question only where the list or what was looked up shows it; and a page is told by the list alone', async () => {
    const nobody = await first(parts());
    expect(nobody).toMatchObject({ listed: false, known: false, title: '' });
    expect(nobody).not.toHaveProperty('followed');
    const visited = await first(parts({ cached: async () => looked('unknown') }));
    expect(visited).toMatchObject({ listed: false, known: false });
    const lookedUp = await first(parts({ cached: async () => looked('answered') }));
    expect(lookedUp).toMatchObject({ listed: false, known: true, title: '', followed: false });
    expect(await first(parts({ record: record('open') }))).toMatchObject({ listed: true, known: true });
    const off = { questions: async () => ({ outcome: 'none', reason: 'off' }) as const };
    expect(await first(parts({ corpus: off }))).toMatchObject({ listed: null, known: false });
    // What was followed before can be let go.
    expect(await first(parts({ follows: async () => [NUMBER] }))).toMatchObject({ known: false, followed: true });
  });

  it('fails independently: failed ones are omitted', async () => {
    const fails = async (): Promise<never> => Promise.reject(new Error('gone'));
    const found = await first(
      parts({
        corpus: { questions: fails },
        cached: async () => looked('answered'),
        follows: fails,
        notes: { noted: async () => null },
      }),
    );
    expect(found?.state?.word).toBe('Beantwoord');
    expect(found).not.toHaveProperty('followed');
    expect(found).not.toHaveProperty('noted');
    expect((await first(parts({ cached: fails, record: record('open') })))?.state?.word).toBe('Wacht op antwoord');
  });

  it('is that of the one question that was answered there, as far as is remembered', async () => {
    const asked = [{ id: 'ah-tk-20242025-9101', number: null }];
    const one = parts({ record: record('open'), numbersOf: () => [NUMBER], follows: async () => [NUMBER] });
    // The state of a question is none of its answer.
    expect(await first(one, asked)).toMatchObject({ number: NUMBER, followed: true, state: null });
    const two = await first(parts({ record: record('open'), numbersOf: () => [NUMBER, '2025Z90102'] }), asked);
    expect(two).toMatchObject({ number: null, state: null });
    expect(two).not.toHaveProperty('followed');
  });

  it('counts notes on the publication and on the question', async () => {
    const noted = (...keys: string[]) => parts({ notes: { noted: async () => new Set(keys) } });
    expect((await first(noted(NUMBER)))?.noted).toBe(true);
    expect((await first(noted(`kv-tk-${NUMBER}`)))?.noted).toBe(true);
    expect((await first(noted('other')))?.noted).toBe(false);
  });
});
