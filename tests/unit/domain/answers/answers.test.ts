import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { answersBeside } from '../../../../utils/domain/answers/beside.ts';
import { readAnswers } from '../../../../utils/domain/answers/read.ts';
import { answersOf } from '../../../../utils/services/answers.ts';
import type { FetchResult } from '../../../../utils/sources/http.ts';

const ID = 'ah-tk-20252026-90';
const textRead = (xml: string, id: string) => readAnswers(xml, id)?.text ?? null;
/** A publication with these questions and answers. */
const xml = (body: string): string =>
  `<officiele-publicatie><kamervragen><kamervraagomschrijving type="antwoord">Antwoord van Minister <naam><achternaam>Jansen</achternaam></naam> (Financiën) (ontvangen <datum isodatum="2026-02-20">20 februari 2026</datum>).</kamervraagomschrijving>${body}</kamervragen></officiele-publicatie>`;
const question = (label: string): string => `<vraag><nr status="officieel">Vraag ${label}</nr><al>Waarom?</al></vraag>`;
const answer = (label: string, text: string): string =>
  `<antwoord><nr status="officieel">Antwoord ${label}</nr>${text}</antwoord>`;

describe('the text of answers', () => {
  it('is read with its links, footnotes and lists, as words', () => {
    const read = textRead(
      xml(
        question('1') +
          answer(
            '1',
            `<al>Zie <extref doc="kst-36999-12" soort="document">Kamerstuk 36 999</extref>, <nadruk type="cur">ook</nadruk>
              hier.<noot id="a" type="voet"><noot.nr>1</noot.nr><noot.al>Bron: <extref doc="https://example.com/x">krant</extref>.</noot.al></noot></al>
             <lijst type="ongemarkeerd"><li><li.nr>a.</li.nr><al>Een</al></li><li><li.nr>b.</li.nr><al>&lt;b&gt;Twee&lt;/b&gt;</al></li></lijst>`,
          ),
      ),
      ID,
    );
    expect(read?.answers[0]?.paragraphs).toEqual([
      {
        isItem: false,
        runs: [
          { text: 'Zie ' },
          { text: 'Kamerstuk 36 999', url: 'https://zoek.officielebekendmakingen.nl/kst-36999-12.html' },
          { text: ', ook hier.' },
          { text: '1', note: 0 },
        ],
      },
      { isItem: true, runs: [{ text: 'a. Een' }] },
      { isItem: true, runs: [{ text: 'b. <b>Twee</b>' }] },
    ]);
    expect(read?.notes).toEqual([
      { number: '1', runs: [{ text: 'Bron: ' }, { text: 'krant', url: 'https://example.com/x' }, { text: '.' }] },
    ]);
  });

  it('keeps what is raised and lowered, also in a link, beside a footnote and in one', () => {
    const read = textRead(
      xml(
        question('1') +
          answer(
            '1',
            `<al>Het is 10<sup>6</sup> ton CO<inf>2</inf> en H<sub>2</sub>O, zie <extref doc="kst-1">10<sup>3</sup> <nadruk>m</nadruk></extref>.<sup><noot><noot.nr>1</noot.nr><noot.al>m<sup>2</sup></noot.al></noot></sup></al>`,
          ),
      ),
      ID,
    );
    const url = 'https://zoek.officielebekendmakingen.nl/kst-1.html';
    expect(read?.answers[0]?.paragraphs?.[0]?.runs).toEqual([
      { text: 'Het is 10' },
      { text: '6', set: 'raised' },
      { text: ' ton CO' },
      { text: '2', set: 'lowered' },
      { text: ' en H' },
      { text: '2', set: 'lowered' },
      { text: 'O, zie ' },
      { text: '10', url },
      { text: '3', set: 'raised', url },
      { text: ' m', url },
      { text: '.' },
      { text: '1', note: 0 },
    ]);
    expect(read?.notes[0]?.runs).toEqual([{ text: 'm' }, { text: '2', set: 'raised' }]);
  });

  it.each([['javascript:alert(1)'], ['data:text/html,x'], ['https://a:b@example.com'], ['']])(
    'keeps the words of a link to %j, not the link',
    (address) => {
      const read = textRead(xml(question('1') + answer('1', `<al><extref doc="${address}">woorden</extref></al>`)), ID);
      expect(read?.answers[0]?.paragraphs).toEqual([{ isItem: false, runs: [{ text: 'woorden' }] }]);
    },
  );

  it.each([
    ['a table', '<table><tgroup><tbody><row><entry>1</entry></row></tbody></tgroup></table>'],
    ['a picture', '<al>Zie <plaatje/></al>'],
    ['an element nobody knows', '<al>Zie <nieuw>dit</nieuw></al>'],
    ['text outside paragraphs', 'los'],
    ['nothing', ''],
  ])('leaves out an answer with %s, and reads the others', (_, body) => {
    const read = textRead(xml(question('1') + answer('1', body) + question('2') + answer('2', '<al>Ja.</al>')), ID);
    expect(read?.answers.map(({ paragraphs }) => paragraphs?.length ?? null)).toEqual([null, 1]);
  });

  it('is none of what is no answer, or no XML', () => {
    expect(textRead(xml(question('1')), ID)).toBeNull();
    expect(textRead('<vragen><vraagdoc/></vragen>', ID)).toBeNull();
    expect(textRead('<a', ID)).toBeNull();
    expect(textRead('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', ID)).toBeNull();
  });

  it('is read from every answer of the replica, and says to which answer one refers', () => {
    const read = textRead(readFileSync('replica/data/ah-tk-20232024-9999.xml', 'utf8'), 'ah-tk-20232024-9999');
    expect(read?.answers.map(({ numbers }) => numbers)).toEqual([[1], [2], [3, 4], [5], [6], [7], [8], [9]]);
    expect(read?.answers.find(({ numbers }) => numbers[0] === 7)?.refersTo).toEqual([5]);
    expect(read?.answers.every(({ paragraphs }) => paragraphs !== null)).toBe(true);
  });
});

describe('the question an answer is placed at', () => {
  const labelled = (numbers: number[]) => ({ numbers, label: `Vraag ${numbers.join(' en ')}` });
  const asked = (numbers: number[][], texts: string[] = []) =>
    numbers.map((own, at) => ({ ...labelled(own), text: texts[at] ?? '' }));
  const given = (answers: number[][], printed: number[][] = [], texts: string[] = []) => ({
    answers: answers.map(labelled),
    printed: asked(printed, texts),
  });

  it('is found by label; a group is placed at its first question, and the others point to it', () => {
    expect(answersBeside(asked([[1], [2], [3], [4]]), given([[1], [2, 3, 4]], [[1], [2], [3, 4]]))).toEqual([
      { here: [0], at: [] },
      { here: [1], at: [] },
      { here: [], at: [{ answer: 1, question: 1 }] },
      { here: [], at: [{ answer: 1, question: 1 }] },
    ]);
    expect(answersBeside(asked([[1], [2, 3]]), given([[1], [2], [3]]))?.[1]).toEqual({ here: [1, 2], at: [] });
  });

  it('leaves a question without an answer empty', () => {
    expect(answersBeside(asked([[1], [2]]), given([[2]]))).toEqual([
      { here: [], at: [] },
      { here: [0], at: [] },
    ]);
  });

  it.each([
    ['an answer without a number', [[1], [2]], given([[1], []])],
    ['a number answered twice', [[1], [2]], given([[1], [1, 2]])],
    ['a question that is not in the page', [[1], [2]], given([[1], [2], [3]])],
    ['the same number above two questions', [[1], [1], [2]], given([[1], [2]])],
    ['other questions printed with the answers', [[1], [2], [3]], given([[1], [2]], [[1], [2]])],
    ['a printed question without a number', [[1], [2]], given([[1], [2]], [[1], []])],
    ['no answer at all', [[1]], given([])],
  ])('is not certain with %s', (_, questions, text) => {
    expect(answersBeside(asked(questions), text)).toBeNull();
  });

  const FERRY = 'Hoeveel keer voer de veerboot naar Ameland vorig jaar niet uit, en waardoor kwam dat?';
  const PRICE = 'Welke prijs betaalt een bewoner van het eiland voor een overtocht met een fiets?';

  it('is that of the same words: mended, with a footnote in it, or printed together', () => {
    const mended = FERRY.replace('vorig jaar', 'in 2025');
    const noted = `${PRICE} 1 Leeuwarder Courant, «Overtocht wordt duurder», te lezen op de website van de krant van 3 mei 2026.`;
    expect(
      answersBeside(asked([[1], [2]], [FERRY, PRICE]), given([[1], [2]], [[1], [2]], [mended, noted])),
    ).not.toBeNull();
    const together = given([[1, 2]], [[1, 2]], [`${FERRY} ${PRICE}`]);
    expect(answersBeside(asked([[1], [2]], [FERRY, PRICE]), together)).not.toBeNull();
    // A supplement prints the one question that it adds to.
    expect(answersBeside(asked([[1], [2]], [FERRY, PRICE]), given([[2]], [[2]], [PRICE]))?.[1]?.here).toEqual([0]);
  });

  it('is none where other words stand under the same numbers: questions of another member', () => {
    const others = given(
      [[1], [2]],
      [[1], [2]],
      [FERRY, 'Kent u het bericht over de sluiting van het postkantoor in Delfzijl?'],
    );
    expect(answersBeside(asked([[1], [2]], [FERRY, PRICE]), others)).toBeNull();
    expect(answersBeside(asked([[1], [2]], [FERRY, PRICE]), given([[1], [2]], [[1], [2]], [PRICE, FERRY]))).toBeNull();
  });

  const part = (label: string, numbers: number[]) => ({ label, numbers, text: '' });

  it('knows parts of a question by their letters', () => {
    const apart = { answers: [part('Antwoord 3a', [3]), part('Antwoord 3 b en c', [3])], printed: [] };
    expect(answersBeside([part('Vraag 3', [3])], apart)).toEqual([{ here: [0, 1], at: [] }]);
    expect(
      answersBeside([part('Vraag 3a', [3]), part('Vraag 3b', [3]), part('Vraag 3c', [3])], apart)?.map(
        ({ here }) => here,
      ),
    ).toEqual([[0], [1], []]);
    const whole = { answers: [part('Antwoord 3', [3])], printed: [] };
    expect(answersBeside([part('Vraag 3a', [3]), part('Vraag 3b', [3])], whole)?.[1]?.at).toEqual([
      { answer: 0, question: 0 },
    ]);
    const range = { answers: [part('Antwoord 3a t/m c', [3])], printed: [] };
    expect(answersBeside([part('Vraag 3b', [3])], range)).toBeNull();
    for (const labels of [
      ['3', '3a'],
      ['3a', '3a'],
      ['3 a t/m c', '3b'],
    ])
      expect(
        answersBeside([part('Vraag 3', [3])], {
          answers: labels.map((one) => part(`Antwoord ${one}`, [3])),
          printed: [],
        }),
      ).toBeNull();
  });
});

describe('the answers of a page', () => {
  const evidence = (document: string, role: string, date: string | null) => ({
    evidence: { document, role, date, supplementary: false, url: '', source: 'sru', readAt: '' },
  });
  const asked = async (documents: object[], fetched: (url: string) => FetchResult) =>
    answersOf(
      {
        dossiers: { stored: async () => ({ input: { documents } }) as never, knownNumbersOf: () => [] },
        http: { text: async (url) => fetched(url) },
      },
      { address: 'https://zoek.officielebekendmakingen.nl/kv-tk-2026Z90001.html', questions: [] },
    );

  it('are each once and by day, with their text, what postponed them, and what could not be read', async () => {
    const gone = { ok: false, code: 'notFound', detail: '' } as const;
    const { rounds } = await asked(
      [
        evidence('ah-9990001', 'answer', '2026-04-01'),
        evidence(ID, 'answer', '2026-02-20'),
        evidence(ID, 'answer', '2026-02-20'),
        evidence('ah-tk-20252026-80', 'postponement', '2026-02-10'),
        evidence('ah-tk-20252026-99', 'answer', '2026-03-20'),
      ],
      (url) =>
        url.includes(ID)
          ? { ok: true, url, text: xml(question('1') + answer('1', '<al>Ja.</al>')) }
          : url.includes('9990001')
            ? gone
            : { ok: false, code: 'offline', detail: '' },
    );
    expect(rounds.map(({ id, is, url }) => [id, is, url.endsWith(`/${id}.html`)])).toEqual([
      ['ah-tk-20252026-80', 'postponement', true],
      [ID, 'read', true],
      ['ah-tk-20252026-99', 'failed', true],
      ['ah-9990001', 'noText', true],
    ]);
  });

  it('are each there once: the final one instead of the provisional, the corrected one instead of the first', async () => {
    const { rounds } = await asked(
      [
        evidence('ah-9990001', 'answer', '2026-02-20'),
        evidence(ID, 'answer', '2026-02-20'),
        evidence(`${ID}-n1`, 'answer', '2026-02-20'),
      ],
      () => ({ ok: false, code: 'offline', detail: '' }),
    );
    expect(rounds.map(({ id, corrected }) => [id, corrected])).toEqual([[`${ID}-n1`, true]]);
  });

  it('are what the most trusted source says they are, as in the state of the question', async () => {
    const said = (document: string, role: string, source: string, more: object = {}) => ({
      evidence: { ...evidence(document, role, '2026-02-20').evidence, source, ...more },
      reason: null,
      letter: null,
      said: null,
    });
    const NOTICE = 'ah-tk-20252026-91';
    const { rounds } = await asked(
      [
        said(ID, 'answer', 'xml', { supplementary: true }),
        said(ID, 'answer', 'sru'),
        // A postponement by its text, which the search service calls an answer.
        said(NOTICE, 'postponement', 'xml'),
        said(NOTICE, 'answer', 'sru'),
        // A corrected version: of the day of the first.
        said('ah-tk-20252026-92', 'answer', 'sru', { date: '2026-02-21' }),
        said('ah-tk-20252026-92-n1', 'answer', 'sru', { date: '2026-03-21' }),
      ],
      () => ({ ok: false, code: 'offline', detail: '' }),
    );
    expect(rounds.map(({ id, supplementary, date }) => [id, supplementary, date])).toEqual([
      [ID, true, '2026-02-20'],
      [NOTICE, false, '2026-02-20'],
      ['ah-tk-20252026-92-n1', false, '2026-02-21'],
    ]);
  });
});
