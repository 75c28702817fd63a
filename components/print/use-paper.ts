import { useEffect, useState } from 'react';
import { todayInAmsterdam } from '../../utils/domain/clock/calendar.ts';
import { type Language, resolveLanguage } from '../../utils/domain/i18n/language.ts';
import { type LibraryTranslate, libraryTranslator } from '../../utils/domain/i18n/library.ts';
import type { Paper } from '../../utils/domain/paper/paper.ts';
import type { LibraryClient } from '../../utils/messages/library-client.ts';
import { logAndReturn } from '../../utils/messages/log-error.ts';
import { troubleOf } from '../../utils/protocol/trouble.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../utils/store/settings.ts';
import type { LibraryPorts } from '../library/app/ports.ts';
import type { PrintTarget } from './address.ts';
import { gatherPaper, MAX_PRINTED } from './gather-paper.ts';

/** What the print page needs from the browser and the background. */
export interface PrintPorts extends Pick<LibraryPorts, 'writePaper' | 'download' | 'copy'> {
  readonly client: LibraryClient;
  readonly languages: readonly string[];
  readonly now: () => Date;
  /** May reject; the defaults then apply. */
  readonly readSettings: () => Promise<Settings>;
  /** What to print; null when that is no longer known. */
  readonly target: () => Promise<PrintTarget | null>;
  readonly print: () => void;
}

/** How it is printed. */
export interface PrintChoices {
  /** Where to print the reader's own words. */
  readonly layout: 'below' | 'margin';
  /** Whether meaning, verdict, tags and day are printed. */
  readonly details: boolean;
  readonly sources: boolean;
  /** Whether each publication starts on a new page. */
  readonly apart: boolean;
}

export const FIRST_CHOICES: PrintChoices = { layout: 'below', details: true, sources: true, apart: false };

/** What to show: a message, or the page. */
export type PaperOnScreen =
  { readonly is: 'ready'; readonly paper: Paper } | { readonly is: 'said'; readonly text: string };

/** Loads what is to be printed, once: a page that is about to be printed must not change by itself. */
export function usePaper(ports: PrintPorts): {
  readonly state: PaperOnScreen;
  readonly t: LibraryTranslate;
  readonly language: Language;
} {
  const [language, setLanguage] = useState<Language>(() => resolveLanguage('auto', ports.languages));
  const [state, setState] = useState<PaperOnScreen>({ is: 'said', text: '' });
  useEffect(() => {
    const stop = new AbortController();
    void read(ports, stop.signal, setLanguage, (now) => void (stop.signal.aborted || setState(now)));
    return () => stop.abort();
    // oxlint-disable-next-line react/exhaustive-deps -- the ports are those of the page
  }, []);
  return { state, t: libraryTranslator(language), language };
}

async function read(
  ports: PrintPorts,
  signal: AbortSignal,
  speak: (language: Language) => void,
  show: (state: PaperOnScreen) => void,
): Promise<void> {
  const settings = await ports.readSettings().catch(logAndReturn('settings.read', DEFAULT_SETTINGS));
  const language = resolveLanguage(settings.language, ports.languages);
  const t = libraryTranslator(language);
  const say = (text: string): void => show({ is: 'said', text });
  speak(language);
  say(t('print.reading', { done: 0 }));
  try {
    const target = await ports.target();
    if (target === null) return say(t('print.gone'));
    const { client, now } = ports;
    const { meaningNames } = settings;
    const world = { client, language, today: todayInAmsterdam(now()), meaningNames, title: t('export.pageTitle') };
    const progress = (done: number): void => say(t('print.reading', { done }));
    const paper = await gatherPaper(target, world, { progress, signal });
    if (paper === null) return say(t('print.gone'));
    if (paper === 'tooMany') return say(t('print.tooMany', { most: MAX_PRINTED }));
    if (paper.chapters.length + paper.further.length === 0 && paper.text === '' && paper.omitted === 0)
      return say(t('print.nothing'));
    return show({ is: 'ready', paper });
  } catch (error) {
    // Expected: shown in place of the page.
    return say(t('print.failed', { detail: t(`trouble.${troubleOf(error)}`) }));
  }
}
