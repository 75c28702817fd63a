import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { LibraryWorld } from '../app/context.ts';
import { onChanges } from '../manage/useTags.ts';
import type { LeftFile, TextMemory } from './memory.ts';
import type { TextFolder } from './port.ts';

/** The folder is looked at this often, in milliseconds, while a window of Kantlijn is open. */
const LOOK_EVERY_MS = 10 * 60_000;

/** How long after a change the files follow, in milliseconds; longer for a library of which this takes long. */
const AFTER_CHANGE_MS = 3000;
const TIMES_AS_LONG = 10;

/** The folder of text and what the reader can do about it. */
export interface TextFolderWork {
  /** Null when none was chosen, or it is not known yet. */
  readonly folder: Awaited<ReturnType<TextFolder['current']>>;
  /** Null without a folder. */
  readonly memory: TextMemory | null;
  /** How many files of how many were looked at; null when nothing is being done. */
  readonly doing: { readonly done: number; readonly total: number } | null;
  /** Why the last attempt failed, in words; null when it did not. */
  readonly trouble: string | null;
  /** What the last act of the reader came to, in words. */
  readonly result: string;
  readonly now: () => void;
  readonly choose: () => void;
  readonly allow: () => void;
  readonly forget: () => void;
  readonly startAgain: (left: LeftFile) => void;
}

type Facts = Pick<TextFolderWork, 'folder' | 'memory' | 'doing' | 'trouble' | 'result'>;
const NOTHING: Facts = { folder: null, memory: null, doing: null, trouble: null, result: '' };

/** Keeps the folder of text up to date while this window is open. Nothing of it is loaded before a folder was chosen. */
export function useTextFolder(world: LibraryWorld): TextFolderWork {
  const port = world.ports.textFolder ?? null;
  const latest = useRef(world);
  useEffect(() => {
    latest.current = world;
  }, [world]);
  const [facts, setFacts] = useState<Facts>(NOTHING);
  const tell = useCallback((part: Partial<Facts>) => setFacts((before) => ({ ...before, ...part })), []);
  const bring = useBringing(port, latest, tell);
  useLooking(world, bring);

  const act = (work: (folder: TextFolder) => Promise<string | null>): void => {
    if (port === null) return;
    work(port).then(
      (result) => result !== null && tell({ result }),
      async (error: unknown) => {
        const { textFolderTrouble } = await import('./bring-up-to-date.ts');
        tell({ trouble: textFolderTrouble(error, latest.current.t) });
      },
    );
  };
  const brought = async (): Promise<string | null> => {
    const left = await bring('always');
    if (left === null) return null;
    return left === 0 ? world.t('text.done') : world.t('text.done.left', { count: left });
  };
  return {
    ...facts,
    now: () => act(brought),
    choose: () => act(async (folder) => ((await folder.choose()) ? brought() : null)),
    allow: () => act(async (folder) => ((await folder.allow()) ? brought() : null)),
    forget: () =>
      act(async (folder) => {
        await folder.forget();
        setFacts(NOTHING);
        return world.t('text.forgotten');
      }),
    startAgain: (left) =>
      act(async (folder) => {
        await (await import('./bring-up-to-date.ts')).giveAway(folder, left);
        return brought();
      }),
  };
}

/** Brings the folder up to date and tells how it stands. Gives how many files are left as they are; null without a folder, or when it failed. */
function useBringing(
  port: TextFolder | null,
  latest: RefObject<LibraryWorld>,
  tell: (part: Partial<Facts>) => void,
): (how: 'changed' | 'always') => Promise<number | null> {
  return useCallback(
    async (how) => {
      const folder = (await port?.current()) ?? null;
      if (port === null || folder === null) return null;
      const { bringUpToDate, recalled, textFolderTrouble } = await import('./bring-up-to-date.ts');
      if (!folder.allowed) {
        tell({ folder, memory: await recalled(port) });
        return null;
      }
      try {
        const memory = await bringUpToDate(latest.current, port, how, (done, total) =>
          tell({ doing: { done, total } }),
        );
        tell({ folder, memory, trouble: null });
        return memory.left.length;
      } catch (error) {
        tell({ folder, memory: await recalled(port), trouble: textFolderTrouble(error, latest.current.t), result: '' });
        return null;
      } finally {
        tell({ doing: null });
      }
    },
    [port, latest, tell],
  );
}

/** Looks when the window opens, every so often, and some time after each change. */
function useLooking({ ports }: LibraryWorld, bring: (how: 'changed') => Promise<number | null>): void {
  useEffect(() => {
    if (!ports.textFolder) return undefined;
    let took = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = (): void => {
      const from = performance.now();
      bring('changed').then(
        () => {
          took = performance.now() - from;
        },
        (error: unknown) => console.error('Kantlijn:', error),
      );
    };
    const later = (): void => {
      clearTimeout(timer);
      timer = setTimeout(look, Math.max(AFTER_CHANGE_MS, took * TIMES_AS_LONG));
    };
    look();
    const every = setInterval(look, LOOK_EVERY_MS);
    const stop = onChanges(ports.client, later);
    return () => {
      clearTimeout(timer);
      clearInterval(every);
      stop();
    };
  }, [ports, bring]);
}
