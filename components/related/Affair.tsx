import type { ReactElement } from 'react';
import { formatDate } from '../../utils/domain/i18n/dates.ts';
import { TONES } from '../../utils/domain/status/looks.ts';
import type { RelatedView } from '../../utils/questions/view/contract.ts';
import { placeAffair } from './affair-layout.ts';
import { type RelatedSpeech, titleOf, wordOf } from './words.ts';

/** The questions of an affair as dots on a line, this one marked; the same stands in a list that is read aloud. */
export function Affair(props: Pick<RelatedView, 'rows' | 'self'> & { speech: RelatedSpeech }): ReactElement | null {
  const { t, language } = props.speech;
  const dots = placeAffair(props.rows, props.self);
  if (dots.length === 0) return null;
  const told = ({ number, title, date, state }: (typeof dots)[number]): string =>
    `${formatDate(date, language)}: ${number === null ? t('affair.this') : titleOf({ title, number }, t)}, ${wordOf(state, t)}`;
  const own = dots.find(({ number }) => number === null);
  const years = [dots[0], dots.at(-1)].map((dot) => dot?.date.slice(0, 4));
  return (
    <div className="affair">
      <svg width="100%" height="40" aria-hidden="true" focusable="false">
        <line x1="0" x2="100%" y1="12" y2="12" />
        {[...dots.filter((dot) => dot !== own), ...(own === undefined ? [] : [own])].map((dot) => (
          <g key={dot.number} data-tone={TONES[dot.state]} data-own={dot === own}>
            <title>{told(dot)}</title>
            <circle cx={`${dot.at}%`} cy="12" r={dot === own ? 6.5 : 5} />
          </g>
        ))}
        <text x="0" y="36">
          {years[0]}
        </text>
        {years[1] !== years[0] && (
          <text x="100%" y="36" textAnchor="end">
            {years[1]}
          </text>
        )}
        {own !== undefined && own.at > 16 && own.at < 84 && (
          <text className="own" x={`${own.at}%`} y="36" textAnchor="middle">
            {t('affair.this')}
          </text>
        )}
      </svg>
      <ol className="unseen" aria-label={t('affair.label')}>
        {dots.map((dot) => (
          <li key={dot.number}>{told(dot)}</li>
        ))}
      </ol>
    </div>
  );
}
