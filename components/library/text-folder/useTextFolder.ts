import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { LibraryWorld } from '../app/context.ts';
import { onChanges } from '../manage/useTags.ts';
import type { LeftFile, TextMemory } from './memory.ts';
import type { TextFolder } from './port.ts';

/** How often to check the folder while a window of Kantlijn is open, in milliseconds. */
const LOOK_EVERY_MS = 10 * 60_000;

/** Delay between a change and updating the files, in milliseconds. Longer for a library that takes long to write. */
const AFTER_CHANGE_MS = 3000;
const TIMES_AS_LONG = 10;

/** The status of the folder of text, and what the reader can do about it. */
export interface TextFolderWork {
  /** Null when none was chosen, or while that is unknown. */
  readonly folder: Awaited<ReturnType<TextFolder['current']>>;
  /** Null without a folder. */
  readonly memory: TextMemory | null;
  /** Progress: files checked, and files in all; null when idle. */
  readonly doing: { readonly done: number; readonly total: number } | null;
  /** Why the last attempt failed, in words; null when it succeeded. */
  readonly trouble: string | null;
  /** The outcome of the reader's last act, in words. */
  readonly result: string;
  readonly now: () => void;
  readonly choose: () => void;
  readonly allow: () => void;
  readonly forget: () => void;
  readonly startAgain: (left: LeftFile) => void;
}

type Facts = Pick<TextFolderWork, 'folder' | 'memory' | 'doing' | 'trouble' | 'result'>;
const NOTHING: Facts = { folder: null, memory: null, doing: null, trouble: null, result: '' };

/** Keeps the folder of text up to date while this window is open. Loads none of its code until a folder was chosen. */
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

/**
 * Brings the folder up to date and reports on it. Returns how many files are left alone; null without a folder, or
 * on failure.
 */
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

/** Runs when the window opens, at intervals, and some time after each change. */
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
