import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { libraryTranslator } from '../../../utils/domain/i18n/library.ts';
import { MessageError } from '../../../utils/protocol/errors.ts';
import { LibraryFailure } from '../../../components/library/files/transfer.ts';
import { TROUBLES, troubleOf } from '../../../utils/protocol/trouble.ts';
import { classifyStoreError, StoreUnavailable } from '../../../utils/store/errors.ts';

describe('what went wrong', () => {
  it.each([
    ['a full disk', new DOMException('The quota has been exceeded.', 'QuotaExceededError'), 'quota'],
    ['a full disk, as the store answers it', { outcome: 'failed', code: 'quota', detail: 'quota' }, 'quota'],
    ['a newer Kantlijn', classifyStoreError(new StoreUnavailable('newerSchema', 'stored with version 9')), 'newer'],
    [
      'a newer Kantlijn, as Dexie says it',
      classifyStoreError(Object.assign(new Error('v'), { name: 'VersionError' })),
      'newer',
    ],
    ['a store that is held', classifyStoreError(new StoreUnavailable('blocked', 'x')), 'blocked'],
    ['a store that is refused', classifyStoreError(new DOMException('no', 'SecurityError')), 'refused'],
    [
      'a store that does not open',
      new LibraryFailure(
        'unavailable',
        'broken: UnknownError Internal error opening backing store for indexedDB.open.',
      ),
      'store',
    ],
    ['an update', new MessageError('contextInvalidated', 'notes.save', 'Extension context invalidated.'), 'outdated'],
    ['no answer', new MessageError('timeout', 'notes.save', '15000 ms'), 'noAnswer'],
    ['a handler that failed', new MessageError('failed', 'notes.save', 'TypeError'), 'unknown'],
    ['a file that is gone', new DOMException('A requested file could not be found', 'NotFoundError'), 'fileGone'],
    ['a folder that is closed', new DOMException('not allowed', 'NotAllowedError'), 'fileDenied'],
    ['a fault in a program', new TypeError("Cannot read properties of undefined (reading 'x')"), 'unknown'],
  ] as const)('%s', (_, error, trouble) => {
    expect(troubleOf(error)).toBe(trouble);
  });

  it('is never described by a message of a browser or library, in either language', () => {
    fc.assert(
      fc.property(fc.anything(), fc.string({ minLength: 4 }), (thing, said) => {
        for (const error of [
          thing,
          new Error(said),
          new LibraryFailure('unavailable', said),
          { code: said, detail: said },
        ]) {
          const trouble = troubleOf(error);
          expect(TROUBLES).toContain(trouble);
          for (const language of ['nl', 'en'] as const)
            expect(libraryTranslator(language)(`trouble.${trouble}`)).toMatch(/^[A-Z].*\.$/u);
        }
      }),
    );
  });
});
