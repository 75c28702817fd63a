import { type ReactElement, useEffect, useId, useState } from 'react';
import { namedByLink, signedIn } from '../../../utils/domain/publication/named.ts';
import type { NamedPublication } from '../../../utils/protocol/named.ts';
import type { PageRequest } from '../../../utils/protocol/page.ts';
import { NamedStateChip } from '../../dossier/NamedStateChip.tsx';
import { addressOfTarget, isUnlisted, nameOfTarget } from '../../dossier/target-name.ts';
import { SafeLink } from '../../ui/SafeLink.tsx';
import { useFrame } from '../context.ts';
import { NamedActs } from './NamedActs.tsx';
import { useNamed } from './useNamed.ts';

/** Rows drawn at a time. */
const ROWS_PER_STEP = 25;

/**
 * What a publication without questions names: the same questions, answers and papers that have signs in its text, for keyboard and
 * screen reader. A question's page lists them among its references.
 */
export function NamedList(): ReactElement | null {
  const { model, t } = useFrame();
  const [all, setAll] = useState<readonly NamedPublication[]>([]);
  const [most, setMost] = useState(ROWS_PER_STEP);
  const title = useId();
  useEffect(() => {
    let isOver = false;
    void model.source.then((source) => {
      if (!isOver && source !== null) setAll(namedInSource(source, model));
    });
    return () => void (isOver = true);
  }, [model]);
  const shown = all.slice(0, most);
  const known = useNamed(shown);
  if (all.length === 0) return null;
  return (
    <section className="named-list" aria-labelledby={title}>
      <h3 id={title}>{t('frame.named.title', { count: all.length })}</h3>
      <ul className="list">
        {shown.map(({ id, number }) => {
          const status = known.get(id);
          const target = { target: id, questionNumber: number };
          const name = nameOfTarget(target, status?.known === true, t);
          const isNowhere = isUnlisted(status);
          return (
            <li key={id}>
              <SafeLink href={addressOfTarget(target, isNowhere) ?? ''}>{name}</SafeLink>{' '}
              {number !== null && isNowhere && <span className="chip">{t('reference.unlisted')}</span>}
              {status?.state && <NamedStateChip state={status.state} />}
              {status !== undefined && <NamedActs id={id} name={name} status={status} />}
              {status?.title && <span className="soft detail">{status.title}</span>}
            </li>
          );
        })}
      </ul>
      {all.length > shown.length && (
        <button type="button" className="quiet" onClick={() => setMost(most + ROWS_PER_STEP)}>
          {t('passages.more', { count: all.length - shown.length })}
        </button>
      )}
    </section>
  );
}

type Source = NonNullable<PageRequest['source']>;

/** Everything a page names, in text order, each once, without the page itself. */
function namedInSource(
  { blocks, footnotes }: Source,
  { home, hello }: ReturnType<typeof useFrame>['model'],
): NamedPublication[] {
  const own = new Set([home.publication, ...hello.facts.questionNumbers]);
  const found = new Map<string, NamedPublication>();
  for (const { text, links } of [...blocks, ...footnotes]) {
    const linked = links.flatMap(({ url }) => namedByLink(url, home.address) ?? []);
    for (const { target, question } of [...signedIn(text), ...linked])
      if (!own.has(target) && (question === null || !own.has(question)))
        found.set(target, { id: target, number: question });
  }
  return [...found.values()];
}
