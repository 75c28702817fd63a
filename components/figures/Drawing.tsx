import { type ReactElement, type ReactNode, useEffect, useRef, useState } from 'react';
import type { Figures } from '../../utils/questions/figures/contract.ts';
import { type ChartProps, wrapped } from './chart.ts';
import { pngOf, svgText } from './save.tsx';
import type { FigureWords } from './words.ts';

/** Pixels of a drawing in a file, whatever the window. */
const FILE_WIDTH = 720;
/** Letters of the caption that fit in a line of a file. */
const LETTERS = 118;

/** The width there is for a drawing, followed while the window changes. */
function useWidth(): readonly [React.RefObject<HTMLDivElement | null>, number] {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(FILE_WIDTH);
  useEffect(() => {
    const element = box.current;
    if (element === null || typeof ResizeObserver !== 'function') return;
    const watcher = new ResizeObserver(([entry]) => {
      if (entry !== undefined && entry.contentRect.width > 0)
        setWidth(Math.min(FILE_WIDTH, Math.floor(entry.contentRect.width)));
    });
    watcher.observe(element);
    return () => watcher.disconnect();
  }, []);
  return [box, width];
}

/** A drawing with its title, its table, and ways to save both. */
export function Drawing(props: {
  title: string;
  /** Name of the files, without an ending. */
  name: string;
  /** What is measured, of what, by which source and until which day: written under a saved drawing. */
  measured: readonly string[];
  words: FigureWords;
  figures: Figures;
  /** Null where there is nothing to draw; the table stays. */
  chart: ((props: ChartProps) => ReactElement) | null;
  table: ReactNode;
  csv: () => string;
  onFile: (name: string, content: Blob) => void;
  onFailed: () => void;
  notes?: readonly string[];
}): ReactElement {
  const { title, name, words, figures, chart: Chart, onFile } = props;
  const [box, width] = useWidth();
  const said = props.notes ?? [];
  const file = (): string =>
    Chart === null
      ? ''
      : svgText(
          <Chart
            figures={figures}
            width={FILE_WIDTH}
            words={words}
            // The caption includes the legend of the symbols in the drawing.
            caption={{ title, lines: [...props.measured, ...said].flatMap((line) => wrapped(line, LETTERS)) }}
          />,
        );
  const saving = {
    csv: () => onFile(`${name}.csv`, new Blob([props.csv()], { type: 'text/csv' })),
    svg: () => onFile(`${name}.svg`, new Blob([file()], { type: 'image/svg+xml' })),
    png: () => void pngOf(file()).then((picture) => onFile(`${name}.png`, picture), props.onFailed),
  };
  return (
    <section className="figure">
      <h2>{title}</h2>
      <div ref={box} className="figure-sheet">
        {Chart !== null && <Chart figures={figures} width={width} words={words} />}
      </div>
      {said.map((note) => (
        <p key={note} className="soft">
          {note}
        </p>
      ))}
      {props.table}
      <SaveButtons title={title} words={words} saving={Chart === null ? { csv: saving.csv } : saving} />
    </section>
  );
}

/** One button for each kind of file that there is. */
function SaveButtons(props: {
  title: string;
  words: FigureWords;
  saving: { readonly [kind in 'csv' | 'svg' | 'png']?: () => void };
}): ReactElement {
  const { title, saving } = props;
  const { t } = props.words;
  return (
    <div className="actions figure-files">
      {(['csv', 'svg', 'png'] as const)
        .filter((kind) => saving[kind] !== undefined)
        .map((kind) => (
          <button
            key={kind}
            type="button"
            className="quiet"
            aria-label={t('figures.save.of', { what: t(`figures.save.${kind}`), title })}
            onClick={saving[kind]}
          >
            {t(`figures.save.${kind}`)}
          </button>
        ))}
    </div>
  );
}
