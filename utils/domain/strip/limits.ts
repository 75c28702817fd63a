/**
 * How long the sentences of the strip may be, in characters with their values filled in. The strip has one height for a width, and
 * these are what fits at 320 px: two lines for the word and the badge, two for the reason and its link. A test fills in the longest values.
 */
export const STRIP_LIMITS = { word: 27, badge: 28, why: 48, link: 22 } as const;

/** Width of the small timeline, CSS pixels. */
export const LINE_WIDTH = 224;
