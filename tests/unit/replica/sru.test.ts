import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startReplica, type Replica } from '../../../replica/index.ts';
import {
  childElements,
  findElement,
  findElements,
  parseXml,
  xmlText,
  type XmlElement,
} from '../../../utils/domain/xml/tree.ts';
import { DATA, get, REPOSITORY, sru } from './get.ts';

let replica: Replica;
beforeAll(async () => {
  replica = await startReplica({ dataDir: DATA, today: '2026-11-23' });
});
afterAll(() => replica.close());

async function search(query: string, more: Record<string, string> = {}): Promise<XmlElement> {
  const { status, body } = await get(replica.port, REPOSITORY, sru(query, more));
  expect(status).toBe(200);
  return parseXml(body);
}
const textOf = (root: XmlElement, name: string): string | null => {
  const found = findElement(root, name);
  return found ? xmlText(found) : null;
};
const ids = (root: XmlElement): string[] =>
  findElements(root, 'record').map((record) => textOf(record, 'identifier') ?? '');
const found = async (query: string, more?: Record<string, string>): Promise<string[]> =>
  ids(await search(query, { maximumRecords: '100', ...more }));

const SEED_APPENDICES = ['ah-tk-20232024-9019', 'ah-tk-20232024-9999'];

describe('queries that are understood', () => {
  it.each<[string, string[]]>([
    ['w.vraagnummer=="2024Z01911" AND w.publicatienaam=="Kamervragen (Aanhangsel)"', SEED_APPENDICES],
    ['w.vraagnummer==2024Z01911 and w.publicatienaam=="Kamervragen (Aanhangsel)"', SEED_APPENDICES],
    ['(c.product-area=="officielepublicaties")and(dt.identifier=="kv-tk-2024Z01911")', ['kv-tk-2024Z01911']],
    ['dt.identifier=="KV-TK-2024Z01911"', []],
    ['dt.identifier="KV-TK-2024Z01911"', ['kv-tk-2024Z01911']],
    ['dt.title="woonboten" AND w.subrubriek=="Mededeling"', ['ah-tk-20242025-9103']],
    ['dt.title=="woonboten"', []],
    ['dt.creator="Eerste Kamer"', ['kv-ek-299900001']],
    ['dt.creator="Kamer Eerste"', []],
    ['w.publicatienaam=="Staatsblad" OR w.publicatienaam=="Staatscourant"', ['stb-2025-9201', 'stcrt-2025-99201']],
    [
      'w.vraagnummer=="2025Z90103" NOT w.subrubriek=="Mededeling" NOT w.subrubriek=="Schriftelijke vragen"',
      ['ah-tk-20242025-9104', 'ah-tk-20242025-9105'],
    ],
    ['w.vraagnummer=="2024Z01911" AND (w.subrubriek=="Antwoord" OR w.subrubriek=="Mededeling")', SEED_APPENDICES],
    // One precedence, from the left: (A OR B) AND C.
    [
      'dt.identifier=="stb-2025-9201" OR dt.identifier=="kst-36999-12" AND w.publicatienaam=="Kamerstuk"',
      ['kst-36999-12'],
    ],
    ['w.publicatienaam=="Kamerstuk" AND cql.textAndIndexes="2025Z90106"', ['kst-36999-12']],
    ['cql.textAndIndexes="veiligheid van de waterkraan"', []],
    ['laadpalen AND cql.textAndIndexes="wettelijke grondslag"', ['ah-tk-20242025-9102']],
    [
      'dt.available>="2021-02-03" AND dt.available<"2021-02-05" AND dt.type=="Kamervragen zonder Antwoord"',
      ['kv-tk-2021Z02175', 'kv-tk-2021Z02292'],
    ],
    ['dt.date>"2026-11-17" AND dt.date<="2026-11-18"', ['kv-tk-2026Z90108']],
    ['w.dossiernummer=="36999"', ['kst-36999-12']],
    ['w.jaargang=="2025" AND w.organisatietype=="ministerie"', ['stb-2025-9201', 'stcrt-2025-99201']],
    ['dt.title="Een titel met opmaak <script>"', ['kv-tk-2025Z90122']],
    [String.raw`dt.title=="Het bericht \"x\" \\ y"`, []],
  ])('%s', async (query, expected) => {
    expect((await found(query)).toSorted()).toEqual(expected);
  });

  it('finds no publication that is not searchable', async () => {
    expect(await found('dt.identifier=="kv-tk-2025Z90113"')).toEqual([]);
  });

  it('sorts', async () => {
    const query = 'w.publicatienaam=="Kamervragen (Aanhangsel)" AND w.vraagnummer=="2025Z90103" sortBy dt.date';
    const ascending = ['ah-tk-20242025-9103', 'ah-tk-20242025-9104', 'ah-tk-20242025-9105'];
    expect(await found(query)).toEqual(ascending);
    expect(await found(`${query}/sort.descending`)).toEqual(ascending.toReversed());
  });
});

describe('queries that are refused', () => {
  it.each([
    ['twee woorden', 'info:srw/diagnostic/1/10'],
    ['dt.title=', 'info:srw/diagnostic/1/10'],
    ['(dt.title="a"', 'info:srw/diagnostic/1/10'],
    ['dt.title="a" )', 'info:srw/diagnostic/1/10'],
    ['dt.title="niet gesloten', 'info:srw/diagnostic/1/10'],
    ['dt.title=een titel', 'info:srw/diagnostic/1/10'],
    ['a AND', 'info:srw/diagnostic/1/10'],
    ['w.onbekend=="x"', 'info:srw/diagnostic/1/16'],
    ['constructor=="x"', 'info:srw/diagnostic/1/16'],
    ['dt.identifier any "a b"', 'info:srw/diagnostic/1/19'],
    ['dt.title<"a"', 'info:srw/diagnostic/1/19'],
    ['dt.title<>"a"', 'info:srw/diagnostic/1/19'],
    ['a PROX b', 'info:srw/diagnostic/1/37'],
    ['a sortBy dt.date/descending', 'info:srw/diagnostic/1/82'],
    ['a sortBy w.onbekend', 'info:srw/diagnostic/1/16'],
    ['', 'info:srw/diagnostic/1/7'],
  ])('%s', async (query, uri) => {
    const root = await search(query);
    expect([root.name, textOf(root, 'uri'), textOf(root, 'numberOfRecords')]).toEqual([
      'searchRetrieveResponse',
      uri,
      null,
    ]);
  });

  it('w.vraagnummer too, when started without that index', async () => {
    replica.setQuestionNumberIndex(false);
    try {
      expect(textOf(await search('w.vraagnummer=="2024Z01911"'), 'uri')).toBe('info:srw/diagnostic/1/16');
      expect(await found('cql.textAndIndexes="2024Z01911" AND w.publicatienaam=="Kamervragen (Aanhangsel)"')).toEqual(
        SEED_APPENDICES,
      );
    } finally {
      replica.setQuestionNumberIndex(true);
    }
  });

  it('nothing, but w.vraagnummer finds nothing, when started with an empty index', async () => {
    replica.setQuestionNumberIndex('empty');
    try {
      expect(await found('w.vraagnummer=="2024Z01911"')).toEqual([]);
      expect(await found('w.vraagnummer=="2024Z01911" OR dt.identifier=="kv-tk-2024Z01911"')).toEqual([
        'kv-tk-2024Z01911',
      ]);
    } finally {
      replica.setQuestionNumberIndex(true);
    }
  });

  it('ignores an impossible date, and reports it beside the count', async () => {
    const root = await search('w.dossiernummer=="36999" AND dt.date>="2025-02-30"');
    expect(textOf(root, 'numberOfRecords')).toBe('1');
    expect(textOf(root, 'message')).toContain('SEARCH-IGNOREDQTEXT');
  });
});

describe('paging', () => {
  const ALL = 'c.product-area=="officielepublicaties"';

  it('gives ten records by default, and says where the next begin', async () => {
    const root = await search(ALL);
    expect(ids(root)).toHaveLength(10);
    expect(textOf(root, 'nextRecordPosition')).toBe('11');
    expect(textOf(root, 'resultCountPrecision')).toContain('estimate');
  });

  it('walks the whole result without gap or repeat', async () => {
    const seen: string[] = [];
    let start: string | null = '1';
    while (start !== null) {
      const root: XmlElement = await search(ALL, { startRecord: start, maximumRecords: '17' });
      seen.push(...ids(root));
      start = textOf(root, 'nextRecordPosition');
    }
    expect(seen).toHaveLength(Number(textOf(await search(ALL), 'numberOfRecords')));
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('only counts when asked for no records', async () => {
    const root = await search(ALL, { maximumRecords: '0' });
    expect(ids(root)).toEqual([]);
    expect(Number(textOf(root, 'numberOfRecords'))).toBeGreaterThan(40);
    expect(textOf(root, 'nextRecordPosition')).toBeNull();
  });

  it('gives up at the front door from record 10,000 on', async () => {
    const { status, body } = await get(replica.port, REPOSITORY, sru(ALL, { startRecord: '10000' }));
    expect(status).toBe(504);
    expect(body).toContain('nginx');
    expect((await get(replica.port, REPOSITORY, sru(ALL, { startRecord: '9999' }))).status).toBe(200);
  });

  it('repeats the request', async () => {
    const echo = findElement(
      await search('dt.title="a & b <c>"', { startRecord: '3', maximumRecords: '5' }),
      'echoedSearchRetrieveRequest',
    );
    expect(echo && childElements(echo).map((child) => `${child.name}: ${xmlText(child)}`)).toEqual([
      'query: dt.title="a & b <c>"',
      'startRecord: 3',
      'maximumRecords: 5',
      'recordXMLEscaping: xml',
      'recordSchema: http://standaarden.overheid.nl/sru/',
    ]);
  });
});
