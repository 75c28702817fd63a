import { describe, expect, it } from 'vitest';
import { appendixMetadata, html, metadataXml, status, sruAnswer, sruRecord, xml } from './fakes.ts';
import { appendixRecord, KV, NUMBER, questionRecord, S, search, world } from './world.ts';

const ANSWER = 'ah-tk-20232024-1500';
const NOTICE = 'ah-tk-20232024-1166';
const request = (changes = {}): object => ({ record: questionRecord(), number: NUMBER, force: false, ...changes });
const foundAnswer = { id: ANSWER, number: NUMBER, type: 'Antwoord', received: '2024-03-20' };
const foundNotice = { id: NOTICE, number: NUMBER, type: 'Mededeling', received: '2024-02-19' };

describe('one refresh', () => {
  it('takes one request for an open question', async () => {
    const w = world();
    search(w, []);
    expect(await w.service.get(request())).toMatchObject({
      number: NUMBER,
      question: KV,
      refreshing: false,
      failures: [],
      status: { state: 'open', daysLeft: 8 },
    });
    expect(w.asked).toHaveLength(1);
  });

  it('finds an answer by search that the page does not name', async () => {
    const w = world('2024-04-01T10:00:00.000Z');
    search(w, [foundAnswer]);
    const dossier = await w.service.get(request());
    expect(dossier.status).toMatchObject({
      state: 'answered',
      days: 42,
      answer: { document: ANSWER, source: 'sru', readAt: '2024-04-01T10:00:00.000Z' },
    });
    expect(dossier.mentions).toMatchObject([{ document: ANSWER, role: 'answer' }]);
    expect(w.asked).toHaveLength(1);
  });

  it('finds an answer the page names while the search is down', async () => {
    const w = world('2024-04-01T10:00:00.000Z');
    w.answers.set(`${ANSWER}/metadata.xml`, () => xml(appendixMetadata(ANSWER, NUMBER, 'Antwoord', '2024-03-20')));
    w.answers.set('/sru', () => status(500));
    const dossier = await w.service.get(request({ record: questionRecord({ appendices: [ANSWER] }) }));
    expect(dossier.status).toMatchObject({ state: 'answered', answer: { source: 'metadata' } });
    expect(dossier.failures).toMatchObject([{ source: 'sru', code: 'serverError' }]);
  });

  it('classifies a notice by its text', async () => {
    for (const [form, state] of [
      ['postponement', 'postponed'],
      ['settledByLetter', 'settledByLetter'],
      ['withdrawn', 'withdrawn'],
      ['otherNotice', 'probablyPostponed'],
    ] as const) {
      const w = world();
      search(w, [foundNotice]);
      w.answers.set(`${NOTICE}/metadata.xml`, () => xml(appendixMetadata(NOTICE, NUMBER, 'Mededeling', '2024-02-19')));
      w.answers.set(`${NOTICE}.xml`, () => xml('<officiele-publicatie/>'));
      w.texts.set(
        NOTICE,
        appendixRecord(NOTICE, { form, received: null, noticeReason: 'De afstemming vergt meer tijd.' }),
      );
      const dossier = await w.service.get(request());
      expect(dossier.status.state).toBe(state);
      if (dossier.status.state === 'postponed')
        expect(dossier.status).toMatchObject({
          reason: 'De afstemming vergt meer tijd.',
          notice: { source: 'xml', date: '2024-02-19' },
        });
    }
  });

  it('does not take a notice for an answer because its text says "answer"', async () => {
    const w = world('2024-04-01T10:00:00.000Z');
    search(w, [foundNotice]);
    w.answers.set(`${NOTICE}/metadata.xml`, () => xml(appendixMetadata(NOTICE, NUMBER, 'Mededeling', '2024-02-19')));
    w.answers.set(`${NOTICE}.xml`, () => xml('<a/>'));
    w.texts.set(NOTICE, appendixRecord(NOTICE, { form: 'answer' }));
    expect((await w.service.get(request())).status).toMatchObject({ state: 'probablyOverdue' });
  });

  it('names and links the letter that settled the questions', async () => {
    const w = world();
    search(w, [foundNotice]);
    w.answers.set(`${NOTICE}/metadata.xml`, () => xml(appendixMetadata(NOTICE, NUMBER, 'Mededeling', '2024-02-19')));
    w.answers.set(`${NOTICE}.xml`, () => xml('<a/>'));
    const references = [
      {
        target: 'kst-35925-12',
        questionNumber: null,
        reason: 'mentioned' as const,
        place: 'mededeling',
        quote: 'Kamerstuk 35 925, nr. 12',
      },
    ];
    w.texts.set(NOTICE, appendixRecord(NOTICE, { form: 'settledByLetter', references }));
    expect((await w.service.get(request())).status).toMatchObject({
      letter: { text: 'Kamerstuk 35 925, nr. 12', url: 'https://zoek.officielebekendmakingen.nl/kst-35925-12.html' },
    });
  });

  it('reads a notice from the repository when the page host has no XML', async () => {
    const w = world();
    const xmlUrl = 'https://repository.overheid.nl/frbr/officielepublicaties/ah-tk/n/1/xml/n.xml';
    search(w, [{ ...foundNotice, xmlUrl }]);
    w.answers.set(`${NOTICE}/metadata.xml`, () => xml(appendixMetadata(NOTICE, NUMBER, 'Mededeling', '2024-02-19')));
    w.answers.set(`${NOTICE}.xml`, html);
    w.answers.set('/1/xml/n.xml', () => xml('<a/>'));
    w.texts.set(NOTICE, appendixRecord(NOTICE, { form: 'postponement' }));
    expect((await w.service.get(request())).status.state).toBe('postponed');
    expect(w.asked).toContain(xmlUrl);
  });

  it.each([
    ['no text', () => undefined],
    ['something that is no record', () => ({ kind: 'appendix' })],
    ['the record of another document', () => appendixRecord('ah-tk-20232024-9', { form: 'postponement' })],
    [
      'the record of another question',
      () => appendixRecord(NOTICE, { form: 'postponement', questionNumbers: ['2024Z09999'] }),
    ],
  ])('a notice that gives %s leaves the state unknown', async (_name, text) => {
    const w = world('2024-04-01T10:00:00.000Z');
    search(w, [foundNotice]);
    w.answers.set(`${NOTICE}/metadata.xml`, () => xml(appendixMetadata(NOTICE, NUMBER, 'Mededeling', '2024-02-19')));
    w.answers.set(`${NOTICE}.xml`, () => xml('<a/>'));
    w.texts.set(NOTICE, text());
    expect((await w.service.get(request())).status).toMatchObject({
      state: 'unknown',
      why: 'unmatched',
      failures: [{ source: 'xml' }],
    });
  });

  it('ignores metadata of another question, and does not call a named document absent', async () => {
    const w = world();
    search(w, [{ ...foundNotice, type: 'Mededeling (uitstel antwoord)' }]);
    w.answers.set(`${NOTICE}/metadata.xml`, () =>
      xml(appendixMetadata(NOTICE, '2024Z09999', 'Antwoord', '2024-02-19')),
    );
    const { status: state } = await w.service.get(request({ record: questionRecord({ appendices: [NOTICE] }) }));
    expect(state).toMatchObject({
      state: 'unknown',
      why: 'unmatched',
      failures: [{ source: 'metadata', what: NOTICE, code: 'mismatch' }],
    });
    expect(state.evidence.map(({ document }) => document)).toEqual([KV]);
  });

  it('reports an appendix that cannot be read at all', async () => {
    const w = world('2024-04-01T10:00:00.000Z');
    search(w, []);
    expect((await w.service.get(request({ record: questionRecord({ appendices: [ANSWER] }) }))).status).toMatchObject({
      state: 'unknown',
      why: 'unmatched',
    });
  });
});

describe('the search service', () => {
  const late = '2024-04-01T10:00:00.000Z';
  it.each([
    ['500', () => status(500), 'serverError'],
    ['429', () => status(429), 'rateLimited'],
    ['a web page', html, 'garbage'],
    ['diagnostics', () => xml(sruAnswer({ count: null, diagnostics: ['no'] })), 'rejected'],
    ['an ignored clause', () => xml(sruAnswer({ diagnostics: ['SEARCH-IGNOREDQTEXT'] })), 'rejected'],
    ['no count', () => xml(sruAnswer({ count: null })), 'rateLimited'],
    [
      'a part',
      () => xml(sruAnswer({ records: [sruRecord({ id: KV, number: NUMBER })], count: 300, next: 2 })),
      'tooLarge',
    ],
    ['an index that knows nothing', () => xml(sruAnswer({})), 'notFound'],
    ['a cut connection', () => new TypeError('network'), 'offline'],
  ])('answers %s: nobody is called late', async (_name, answer, code) => {
    const w = world(late);
    w.answers.set('/sru', answer);
    expect((await w.service.get(request())).status).toMatchObject({
      state: 'unknown',
      why: 'sourcesFailed',
      dueThreeWeeks: '2024-02-28',
      failures: [{ source: 'sru', code }],
    });
  });

  it('is silent', async () => {
    const w = world(late);
    w.answers.set('/sru', () => new Promise(() => undefined));
    expect((await w.service.get(request())).status).toMatchObject({
      state: 'unknown',
      failures: [{ source: 'sru', code: 'timeout' }],
    });
    expect(w.asked).toHaveLength(1);
  });

  it('and the page host too: waits for no document twice', async () => {
    const w = world(late);
    w.answers.set('https://', () => new Promise(() => undefined));
    const { failures } = await w.service.get(request({ record: questionRecord({ appendices: [NOTICE] }) }));
    expect(failures.map(({ code }) => code)).toEqual(failures.map(() => 'timeout'));
    expect(w.asked.filter((url) => url.includes(NOTICE))).toHaveLength(1);
  });

  it('and the reader forces a check in between: it runs after the first', async () => {
    const w = world(late);
    let speak = (): void => undefined;
    w.answers.set('/sru', () => new Promise((resolve) => (speak = () => resolve(status(404)))));
    const first = w.service.get(request());
    await new Promise((resolve) => setTimeout(resolve, 5));
    const second = w.service.get(request({ force: true }));
    const third = w.service.get(request({ force: true }));
    w.answers.delete('/sru');
    search(w, [foundAnswer]);
    speak();
    expect((await first).failures).not.toEqual([]);
    expect((await second).status.state).toBe('answered');
    expect((await third).status.state).toBe('answered');
  });

  it('lists follow-ups and other documents newest first, whatever their order', async () => {
    const w = world();
    const followUp = {
      id: 'kv-tk-2024Z05000',
      number: '2024Z05000',
      type: 'Schriftelijke vragen',
      submitted: '2024-03-01',
      title: 'Vervolg',
    };
    const paper = { id: 'kst-36410-12', name: 'Kamerstuk', received: '2024-02-10' };
    const older = { id: 'kv-tk-2023Z05000', number: '2023Z05000', submitted: '2023-03-01' };
    search(w, [paper, followUp, older, paper]);
    expect((await w.service.get(request())).mentions).toMatchObject([
      {
        document: 'kv-tk-2024Z05000',
        role: 'followUp',
        title: 'Vervolg',
        url: 'https://zoek.officielebekendmakingen.nl/kv-tk-2024Z05000.html',
      },
      { document: 'kst-36410-12', role: 'mentions' },
      { document: 'kv-tk-2023Z05000', role: 'mentions' },
    ]);
  });
});

describe('pages of other kinds', () => {
  it('an oral question: makes no request', async () => {
    const w = world('2024-04-01T10:00:00.000Z');
    expect((await w.service.get(request({ record: questionRecord({ form: 'oral' }) }))).status).toMatchObject({
      state: 'noTerm',
      why: 'oral',
    });
    expect(w.asked).toEqual([]);
  });

  it('a page whose numbers contradict each other: makes no request and no claim', async () => {
    for (const record of [
      questionRecord({ questionNumber: '2024Z09999' }),
      questionRecord({ identifier: { ...questionRecord().identifier, number: '2024Z09999' } }),
      questionRecord({ identifier: { ...questionRecord().identifier, id: '../../x' } }),
    ]) {
      const w = world('2024-04-01T10:00:00.000Z');
      expect((await w.service.get(request({ record }))).status).toMatchObject({
        state: 'unknown',
        why: 'contradiction',
        sourceErrors: [{ code: 'contradictoryNumbers' }],
      });
      expect(w.asked).toEqual([]);
      expect(w.stored.size).toBe(0);
    }
  });

  it('an appendix page: reads the question from its metadata, and uses the page as evidence', async () => {
    const w = world('2024-04-01T10:00:00.000Z');
    search(w, []);
    w.answers.set(`${KV}/metadata.xml`, () =>
      xml(
        metadataXml({
          'DC.identifier': KV,
          'DC.title': 'De vraag',
          'OVERHEIDop.vraagnummer': NUMBER,
          'OVERHEIDop.datumIndiening': S,
          'DC.type@OVERHEIDop.KamervraagTypen': 'Schriftelijke vragen',
        }),
      ),
    );
    const dossier = await w.service.get({
      record: null,
      appendix: appendixRecord(ANSWER),
      number: NUMBER,
      force: false,
    });
    expect(dossier).toMatchObject({
      title: 'De vraag',
      question: KV,
      status: { state: 'answered', days: 42, answer: { document: ANSWER, source: 'page' } },
    });
  });

  it('an appendix page: is an answer even if every service is down', async () => {
    const w = world('2024-04-01T10:00:00.000Z');
    w.answers.set('https://', () => status(500));
    expect(
      (await w.service.get({ record: null, appendix: appendixRecord(ANSWER), number: NUMBER, force: false })).status,
    ).toMatchObject({ state: 'answered', days: null });
  });

  it('an unknown number', async () => {
    const w = world('2024-04-01T10:00:00.000Z');
    w.answers.set('/sru', () => xml(sruAnswer({})));
    expect((await w.service.get({ record: null, number: NUMBER, force: false })).status).toMatchObject({
      state: 'unknown',
      why: 'notFound',
    });
  });

  it.each([
    {},
    null,
    { record: null, number: 1, force: false },
    { record: { kind: 'question' }, number: NUMBER, force: false },
    { record: null, number: '../x', force: false },
  ])('refuses the request %j', async (raw) => {
    const w = world();
    await expect(w.service.get(raw)).rejects.toThrow();
    expect(w.asked).toEqual([]);
  });

  it('a hostile page: cannot make us request hundreds of appendices', async () => {
    const w = world();
    search(w, []);
    await w.service.get(
      request({
        record: questionRecord({
          appendices: Array.from({ length: 300 }, (_, index) => `ah-tk-20232024-${index + 1}`),
        }),
      }),
    );
    expect(w.asked.length).toBeLessThan(30);
  });
});
