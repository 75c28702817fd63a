import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Fault, Replica } from '../../../../replica/index.ts';
import {
  checkMetadataFile,
  checkPublicationXml,
  checkSearch,
  checkServices,
  formatReport,
  probeRequests,
  tally,
  verdicts,
  type CheckResult,
  type ServiceAnswer,
} from '../../../../utils/domain/site/checks/index.ts';
import { SERVICE_ROWS, SRU_INDEXES, SRU_KEY_INDEXES } from '../../../../utils/domain/site/services.ts';
import { REPOSITORY, SITE } from '../../replica/get.ts';
import { ANSWER, parseHtml, probe, SEED, start } from './material.ts';

let replica: Replica;
beforeAll(async () => {
  replica = await start();
});
afterAll(() => replica.close());
afterEach(() => {
  replica.setFault(SITE, null);
  replica.setFault(REPOSITORY, null);
  replica.setQuestionNumberIndex(true);
});

const of = (results: readonly CheckResult[], key: string): CheckResult | undefined =>
  verdicts(results).find((verdict) => verdict.key === key);
const check = async (): Promise<CheckResult[]> => checkServices(await probe(replica), parseHtml);

describe('the probe', () => {
  it('asks a dozen requests of the two hosts', () => {
    const requests = probeRequests(SEED, ANSWER);
    expect(requests).toHaveLength(12);
    expect(new Set(requests.map(({ address }) => new URL(address).hostname))).toEqual(new Set([SITE, REPOSITORY]));
  });

  it('finds nothing refuted on a healthy replica, and tries every row', async () => {
    const results = await check();
    expect(tally(verdicts(results)).doesNotHold).toBe(0);
    for (const { sign } of [...Object.values(SERVICE_ROWS), ...SRU_INDEXES, ...Object.values(SRU_KEY_INDEXES)]) {
      expect(of(results, sign)?.outcome, sign).toBe('holds');
    }
  });

  it('finds that w.vraagnummer is not an index, and confirms the others', async () => {
    replica.setQuestionNumberIndex(false);
    const list = verdicts(await check());
    expect(list.filter(({ outcome }) => outcome === 'doesNotHold').map(({ key }) => key)).toEqual([
      'sru.index.w.vraagnummer',
    ]);
    expect(list.find(({ key }) => key === 'sru.index.w.vraagnummer')?.evidence).toContain('Unsupported index');
  });

  it.each<[string, string, Fault, string, 'doesNotHold' | 'cannotTell']>([
    ['HTML for metadata', SITE, { kind: 'garbage', path: 'metadata\\.xml' }, 'service.metadata', 'doesNotHold'],
    ['another document', SITE, { kind: 'wrongDocument', path: 'metadata\\.xml' }, 'service.metadata', 'doesNotHold'],
    ['broken XML', SITE, { kind: 'malformed', path: 'Z01911\\.xml' }, 'service.xml', 'doesNotHold'],
    ['an entity bomb', SITE, { kind: 'entities', path: 'Z01911\\.xml' }, 'service.xml', 'doesNotHold'],
    ['30 MB', SITE, { kind: 'huge', path: 'metadata\\.xml' }, 'service.metadata', 'doesNotHold'],
    ['another page', SITE, { kind: 'garbage', path: '\\.html' }, 'service.page', 'doesNotHold'],
    ['no list', SITE, { kind: 'garbage', path: '/resultaten' }, 'service.results', 'doesNotHold'],
    ['a refusal', REPOSITORY, { kind: 'diagnostics' }, 'sru.index.dt.identifier', 'doesNotHold'],
    ['HTML for a search', REPOSITORY, { kind: 'garbage' }, 'sru.shape.response', 'doesNotHold'],
    ['status 404', REPOSITORY, { kind: 'status', status: 404 }, 'sru.index.cql.textAndIndexes', 'doesNotHold'],
    ['status 500', SITE, { kind: 'status' }, 'service.page', 'cannotTell'],
    ['status 429', REPOSITORY, { kind: 'tooManyRequests' }, 'sru.index.w.vraagnummer', 'cannotTell'],
    ['a cut connection', SITE, { kind: 'cut', path: 'metadata\\.xml' }, 'service.metadata', 'cannotTell'],
  ])('%s', async (_what, host, fault, key, expected) => {
    replica.setFault(host, fault);
    const verdict = of(await check(), key);
    expect(verdict).toMatchObject({ outcome: expected });
    expect(verdict?.evidence).not.toBe('');
  });

  it('says when an unknown identifier gets a document', () => {
    const answer: ServiceAnswer = {
      purpose: 'unknown',
      address: `https://${SITE}/x.html`,
      finalAddress: `https://${SITE}/x.html`,
      status: 200,
      body: '<meta name="DC.identifier" content="kv-tk-2024Z01911">',
      error: null,
    };
    expect(checkServices([answer], parseHtml)).toMatchObject([{ key: 'service.unknownId', outcome: 'doesNotHold' }]);
    expect(checkServices([{ ...answer, finalAddress: `https://${SITE}/Errors/404.htm` }], parseHtml)).toMatchObject([
      { outcome: 'holds' },
    ]);
    expect(checkServices([answer])).toMatchObject([{ outcome: 'cannotTell' }]);
  });
});

describe('single files', () => {
  it('metadata must be of the document asked for', () => {
    const file =
      '<metadata_gegevens><metadata name="DC.identifier" scheme="" content="kv-tk-2024Z01911"/></metadata_gegevens>';
    const outcome = (id: string) => checkMetadataFile(file, `https://${SITE}/${id}/metadata.xml`)[0]?.outcome;
    expect(outcome('kv-tk-2024Z01911')).toBe('holds');
    expect(outcome('kv-tk-2024Z01912')).toBe('doesNotHold');
  });

  it('metadata without a date of submission is refuted for a question only', () => {
    const file = (id: string) =>
      `<metadata_gegevens><metadata name="DC.identifier" content="${id}"/></metadata_gegevens>`;
    const submitted = (id: string) =>
      of(checkMetadataFile(file(id), `https://${SITE}/${id}/metadata.xml`), 'metadata.submitted')?.outcome;
    expect(submitted('kv-tk-2024Z01911')).toBe('doesNotHold');
    expect(submitted('ah-tk-20232024-1166')).toBe('cannotTell');
  });

  it.each([
    [
      '<officiele-publicatie><kamervragen><vraag><nr>Vraag 1</nr><al>x</al></vraag></kamervragen></officiele-publicatie>',
      ['xml.kamervraagomschrijving', 'xml.isodatum'],
    ],
    [
      '<officiele-publicatie><kamervragen><datum isodatum="2024-02-07">x</datum></kamervragen></officiele-publicatie>',
      ['xml.vraag', 'xml.kamervraagomschrijving'],
    ],
    ['<officiele-publicatie><kamerstuk/></officiele-publicatie>', []],
    ['<vragen/>', ['service.xml']],
  ])('publication XML %#', (text, expected) => {
    const results = checkPublicationXml(text, `https://${SITE}/x.xml`);
    expect(
      results
        .filter(({ outcome }) => outcome === 'doesNotHold')
        .map(({ key }) => key)
        .toSorted(),
    ).toEqual(expected.toSorted());
  });

  it('a search answer in another namespace is refuted', () => {
    const body =
      '<searchRetrieveResponse xmlns="http://www.loc.gov/zing/srw/"><numberOfRecords>0</numberOfRecords><records/></searchRetrieveResponse>';
    expect(of(checkSearch('text', body, 'x'), 'sru.shape.response')?.outcome).toBe('doesNotHold');
  });

  it('an accepted search without results shows nothing of the index', () => {
    const body =
      '<searchRetrieveResponse xmlns="http://docs.oasis-open.org/ns/search-ws/sruResponse"><numberOfRecords>0</numberOfRecords><records/></searchRetrieveResponse>';
    expect(of(checkSearch('questionNumber', body, 'x'), 'sru.index.w.vraagnummer')?.outcome).toBe('cannotTell');
  });
});

describe('the report', () => {
  const result = (key: string, outcome: CheckResult['outcome'], evidence: string): CheckResult => ({
    key,
    outcome,
    evidence,
    certainty: 'stated',
    source: 's',
  });

  it('lets one refutation weigh more than any support', () => {
    expect(
      verdicts([
        result('a', 'cannotTell', '1'),
        result('a', 'holds', '2'),
        result('a', 'doesNotHold', '3'),
        result('a', 'holds', '4'),
      ]),
    ).toMatchObject([{ key: 'a', outcome: 'doesNotHold', evidence: '3' }]);
  });

  it('puts what does not hold first, counts, and names its occasion', () => {
    const text = formatReport(
      [result('one', 'holds', 'x'), result('two', 'cannotTell', 'y'), result('three', 'doesNotHold', 'z')],
      ['Kantlijn 1.0'],
    );
    const lines = text.split('\n');
    expect(lines[0]).toBe('Kantlijn 1.0');
    expect(lines[1]).toBe('1 hold, 1 do not hold, 1 cannot be told');
    expect(lines.slice(3, 6).map((line) => line.split(/\s{2,}/))).toEqual([
      ['DOES NOT HOLD', 'three', 'stated', 'z'],
      ['holds', 'one', 'stated', 'x'],
      ['cannot tell', 'two', 'stated', 'y'],
    ]);
  });

  it('keeps each assumption on one line whatever a page says', async () => {
    replica.setFault(SITE, null);
    const results = await check();
    const lines = formatReport(results, []).trimEnd().split('\n');
    expect(lines).toHaveLength(verdicts(results).length + 2);
  });
});
