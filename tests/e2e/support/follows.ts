/**
 * Sets fields of everything that is followed, past Kantlijn's own code. Runs where the database can be opened: give it to `evaluate` of the
 * worker or of one of our pages, so it uses nothing from outside itself.
 *
 * @param fields what each row gets
 */
export async function setFollows(fields: object): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const opening = indexedDB.open('kantlijn-following');
    opening.addEventListener('error', () => reject(new Error(String(opening.error))));
    opening.addEventListener('success', () => {
      const transaction = opening.result.transaction('follows', 'readwrite');
      const rows = transaction.objectStore('follows');
      const all = rows.getAll();
      all.addEventListener('success', () => {
        for (const row of all.result as object[]) rows.put({ ...row, ...fields });
      });
      transaction.addEventListener('complete', () => {
        opening.result.close();
        resolve();
      });
    });
  });
}

/**
 * Whether so many are followed, and what was known of each at that moment is stored: only then can its row be set without being written over.
 * Runs where `setFollows` does.
 */
export async function areFollowed(count: number): Promise<boolean> {
  return new Promise<boolean>((resolve, reject) => {
    const opening = indexedDB.open('kantlijn-following');
    opening.addEventListener('error', () => reject(new Error(String(opening.error))));
    opening.addEventListener('success', () => {
      const all = opening.result.transaction('follows').objectStore('follows').getAll();
      all.addEventListener('success', () => {
        opening.result.close();
        resolve(
          all.result.length === count && all.result.every((row: { knowledge: unknown }) => row.knowledge !== null),
        );
      });
    });
  });
}

/** As if everything was followed before its answer came, and not asked about yet. */
export const BEFORE_ANSWERS = { since: '2025-01-01', knowledge: null, readAt: 0, nextAt: 0 } as const;
