import type { Slicing } from '../../../utils/domain/anchor/slices.ts';
import { yieldToPage } from '../../page/yield-to-page.ts';

/** Longest stretch of work in milliseconds, so that a slow machine stays under 50. */
const SLICE_MS = 10;

/** Work beside the page's own. */
export const inBackground = (signal?: AbortSignal): Slicing => ({
  now: () => performance.now(),
  yield: yieldToPage,
  budgetMs: SLICE_MS,
  signal,
});
