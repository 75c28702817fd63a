/** The parts of the library, as they stand in the address of the full page; `welcome` has no tab. */
export const VIEWS = ['this', 'all', 'questions', 'manage', 'welcome'] as const;
export type View = (typeof VIEWS)[number];

/** The view an address asks for. @param hash `#all`; null for anything else */
export function viewInHash(hash: string): View | null {
  return VIEWS.find((view) => hash === `#${view}`) ?? null;
}
