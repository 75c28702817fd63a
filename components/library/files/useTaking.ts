import { copyPaper } from '../../print/copy-paper.ts';
import type { PrintTarget } from '../../print/address.ts';
import { gatherPaper, MAX_PRINTED } from '../../print/gather-paper.ts';
import type { Paper } from '../../../utils/domain/paper/paper.ts';
import { troubleOf } from '../../../utils/protocol/trouble.ts';
import { useLibrary } from '../app/context.ts';
import type { PaperForm } from './export-files.ts';

/** Exports a dossier or notes, and announces the outcome. Never throws. */
export interface Taking {
  readonly print: (target: PrintTarget) => void;
  readonly copy: (target: PrintTarget) => void;
  readonly save: (target: PrintTarget, form: PaperForm) => void;
}

/** The ways to export a dossier or notes as a page. */
export function useTaking(): Taking {
  const { t, ports, language, today, meaningNames, shelf, announce } = useLibrary();
  const failed = (error: unknown): void => announce(t('print.failed', { detail: t(`trouble.${troubleOf(error)}`) }));
  const gathered = async (target: PrintTarget): Promise<Paper | null> => {
    // Includes what is being written at this moment.
    if (target.what === 'collection') await shelf.snapshot().get(target.id)?.flush();
    const world = { client: ports.client, language, today, meaningNames, title: t('export.pageTitle') };
    const paper = await gatherPaper(target, world);
    if (paper === null) announce(t('print.gone'));
    else if (paper === 'tooMany') announce(t('print.tooMany', { most: MAX_PRINTED }));
    else return paper;
    return null;
  };
  const copy = async (target: PrintTarget): Promise<void> => {
    const paper = await gathered(target);
    if (paper !== null) announce(await copyPaper(paper, ports, t));
  };
  const save = async (target: PrintTarget, form: PaperForm): Promise<void> => {
    const paper = await gathered(target);
    if (paper === null) return;
    const { name, content } = await ports.writePaper(paper, form);
    ports.download(name, content);
    announce(t('export.saved', { name }));
  };
  const print = async (target: PrintTarget): Promise<void> => {
    if (target.what === 'collection') await shelf.snapshot().get(target.id)?.flush();
    await ports.print(target).catch(() => announce(t('print.openFailed')));
  };
  return {
    print: (target) => void print(target).catch(failed),
    copy: (target) => void copy(target).catch(failed),
    save: (target, form) => void save(target, form).catch(failed),
  };
}
