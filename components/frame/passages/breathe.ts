import type { Slicing } from '../../../utils/domain/anchor/slices.ts';
import { breathe } from '../../page/breathe.ts';

/** Longest stretch of work in milliseconds, so that a slow machine stays under 50. */
const SLICE_MS = 10;

/** Work beside the page's own. */
export const gently = (signal?: AbortSignal): Slicing => ({
  now: () => performance.now(),
  yield: breathe,
  budgetMs: SLICE_MS,
  signal,
});
