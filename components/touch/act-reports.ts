import type { ToPage } from '../../utils/protocol/frame.ts';
import type { PageMarks } from '../marks/marks.ts';
import type { TouchWords } from './words.ts';

/** What the frame says of something the reader did with a selection. */
export type ActReport = Extract<ToPage, { is: 'marked' | 'quoted' | 'failed' }>;

/** What a report needs. */
export interface ReportParts {
  readonly words: TouchWords;
  readonly marks: Pick<PageMarks, 'tell'>;
  /** Takes a new mark away again. */
  readonly undo: (id: string) => void;
}

/** Says what became of something the reader did with a selection; copies what was quoted. */
export function reportAct(report: ActReport, { words, marks, undo }: ReportParts): void {
  const { t, meaning } = words;
  switch (report.is) {
    case 'marked': {
      const as = report.meaning;
      const text = as === null ? t('touch.marked') : t('touch.marked.as', { meaning: meaning(as) });
      return marks.tell(text, { text: t('touch.undo'), run: () => undo(report.id) });
    }
    case 'failed': {
      const failed = report.what === 'quote' ? 'touch.quoteFailed' : 'touch.failed';
      return marks.tell(t(report.why === 'notText' ? 'touch.notText' : failed));
    }
    case 'quoted': {
      const copied = typeof report.text === 'string' ? navigator.clipboard.writeText(report.text) : Promise.resolve();
      return void copied.then(
        () => marks.tell(t('touch.quoted')),
        () => marks.tell(t('touch.quoteFailed')),
      );
    }
  }
}
