/**
 * Gives the property tests the same random examples in every run, so that a change is judged by what it changes (decision 396).
 * `KANTLIJN_SEED=random` draws new ones, and a number draws those of an earlier run; a failure names its seed.
 */
import fc from 'fast-check';

const wanted = process.env.KANTLIJN_SEED ?? '20261202';
if (wanted !== 'random') fc.configureGlobal({ seed: Number(wanted) });
