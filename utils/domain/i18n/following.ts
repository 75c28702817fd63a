import type { FollowEvent } from '../following/event.ts';
import type { Translate } from './message.ts';
import { following } from './texts/following.ts';
import { createTranslator } from './translator.ts';

export type FollowingTranslate = Translate<typeof following>;

/** The translate function of what is said of followed questions, for a language. */
export const followingTranslator = createTranslator({ ...following });

/** What happened, in a few words. */
export const eventInWords = (
  { kind, isCertain }: Pick<FollowEvent, 'kind' | 'isCertain'>,
  t: FollowingTranslate,
): string => t(kind === 'sixWeeks' && !isCertain ? 'event.sixWeeks.probable' : `event.${kind}`);
