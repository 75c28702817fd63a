import { expect, it } from 'vitest';
import { diagnosePage, reportHead } from '../../../components/frame/diagnosis.ts';
import type { RequestOf } from '../../../utils/protocol/requests.ts';
import { frame } from './world.ts';

const FOUND = { verdicts: [], report: 'verslag' };

/** What the background was asked. */
async function askedBy(services: boolean, number: string | null): Promise<RequestOf<'diagnose.run'>[]> {
  const asked: RequestOf<'diagnose.run'>[] = [];
  const { model } = frame('panel', {
    'diagnose.run': (payload) => {
      asked.push(payload);
      return FOUND;
    },
  });
  expect(await diagnosePage(model, { services, number, about: ['Kantlijn 9'] })).toEqual(FOUND);
  return asked;
}

it('the page reports what it sees, and that goes into the checks', async () => {
  expect(await askedBy(false, '2024Z00001')).toEqual([
    {
      address: 'https://zoek.officielebekendmakingen.nl/kv-tk-2024Z00001.html',
      seen: { metas: [], matches: [], columns: ['kop'] },
      question: null,
      about: ['Kantlijn 9'],
    },
  ]);
});

it('the services are queried only on request, and only for a question with a number', async () => {
  expect((await askedBy(true, '2024Z00001'))[0]?.question).toEqual({ id: 'kv-tk-2024Z00001', number: '2024Z00001' });
  expect((await askedBy(true, null))[0]?.question).toBeNull();
});

it('the head of a report has no line longer than the shape allows', () => {
  const head = reportHead({
    address: 'https://zoek.officielebekendmakingen.nl/kv-tk-2024Z00001.html',
    version: '1.2.3',
    browser: 'x'.repeat(3000),
    record: null,
    dossier: null,
    failed: 'background',
  });
  expect(head.map((line) => line.length <= 2000)).toEqual(head.map(() => true));
  expect(head.slice(2)).toEqual([
    'https://zoek.officielebekendmakingen.nl/kv-tk-2024Z00001.html',
    'record: none',
    'dossier: none (background)',
  ]);
});
