import { describe, expect, it } from 'vitest';
import { addDays } from '../../../../utils/domain/clock/calendar.ts';
import type { Dossier } from '../../../../utils/domain/dossier/types.ts';
import { computeStatus } from '../../../../utils/domain/status/compute.ts';
import type { StatusDocument } from '../../../../utils/domain/status/types.ts';
import { stripPicture } from '../../../../utils/domain/strip/picture.ts';
import { standingOfDossier } from '../../../../utils/questions/view/rows.ts';
import { lookAtNamed, type NamedParts } from '../../../../utils/services/named.ts';
import { pictureOf } from '../../../../utils/services/picture.ts';
import { appendix, facts } from './build.ts';

/** A question that waits for over a year: every view says that no answer was found, and none that it is late. */

const CASES: [string, StatusDocument[]][] = [
  ['without any word', []],
  ['after a postponement', [appendix('postponement', null)]],
  ['after a notice that is not understood', [appendix('otherNotice', null)]],
];

describe.each(CASES)('a question of over a year ago, %s', (_, documents) => {
  const input = facts({ documents });
  const submitted = input.questionEvidence[0]?.date ?? '';
  const seenOn = async (day: string) => {
    const status = computeStatus(input, day);
    const dossier = {
      number: '2024Z01911',
      question: input.question,
      status,
      documents: [],
      checkedAt: `${day}T10:00:00.000Z`,
      failures: [],
    } as unknown as Dossier;
    const about = { language: 'nl', today: day, publication: input.question, record: null } as const;
    const parts: NamedParts = {
      corpus: { questions: async () => ({ outcome: 'none', reason: 'off' }) },
      notes: { noted: async () => new Set() },
      cached: async () => new Map([['2024Z01911', dossier]]),
      numbersOf: () => [],
      follows: async () => [],
      speaking: async () => ({ language: 'nl', today: day }),
    };
    const [named] = await lookAtNamed(parts, [{ id: input.question, number: '2024Z01911' }]);
    return {
      strip: stripPicture(dossier, about),
      house: pictureOf(status, 'nl', day),
      row: standingOfDossier(dossier, day),
      sign: named?.state,
    };
  };

  it('is late until a year has passed', async () => {
    const { strip, house, row, sign } = await seenOn(addDays(submitted, 365));
    for (const { word, tone } of [strip, house, { word: '', tone: '', ...sign }]) {
      expect(word).toMatch(/^Te laat/);
      expect(tone).toBe('late');
    }
    expect(row.state).toMatch(/verdue$/);
  });

  it('is one without a known answer after it', async () => {
    const { strip, house, row, sign } = await seenOn(addDays(submitted, 366));
    for (const { word, tone } of [strip, house, { word: '', tone: '', ...sign }])
      expect([word, tone]).toEqual(['Geen antwoord gevonden', 'neutral']);
    expect(row).toEqual({ state: 'noAnswer', days: 366, asOf: null });
    expect(strip.badge).toBeNull();
    expect(strip.line?.lateFrom ?? null).toBeNull();
    expect(house.why).toMatch(/geen antwoord gevonden/);
    expect(house.why).not.toMatch(/zonder antwoord|te laat/);
  });
});
