import { expect, it } from 'vitest';
import { CORPUS_STATES } from '../../../../utils/domain/question-list/record.ts';
import { LIST_STATES, STATES } from '../../../../utils/domain/status/states.ts';
import { dateOfDay, dayNumber } from '../../../../utils/questions/rank/number.ts';
import { searchableStates } from '../../../../utils/questions/search/filter.ts';
import { listState } from '../../../../utils/questions/view/rows.ts';

it('a state that is remembered for other days is the one that the day itself gives', () => {
  const today = '2026-12-01';
  const found = { ...STATES, ...LIST_STATES };
  for (const updatedTo of ['2026-11-20', null]) {
    // Backwards, so that what is remembered comes from other days than the first.
    const stateAt = searchableStates(updatedTo, today);
    for (const state of CORPUS_STATES)
      for (let day = dayNumber(today) + 40; day >= 0; day -= day > dayNumber('2026-06-01') ? 1 : 97) {
        const own = listState({ submitted: dateOfDay(day), answered: null, state }, updatedTo, today).state;
        expect(stateAt(day, state), `${state} ${String(dateOfDay(day))}`).toBe(found[own].searchedAs);
      }
  }
});
