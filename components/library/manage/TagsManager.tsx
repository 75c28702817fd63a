import { type ReactElement, useRef, useState } from 'react';
import { Tag } from '../../../utils/domain/note/note.ts';
import type { ManyResult } from '../../../utils/protocol/library/many.ts';
import { useLibrary } from '../app/context.ts';
import { withLeft } from '../notes/left-words.ts';
import { updateNotes } from '../notes/update-notes.ts';
import { partlyWords } from '../parts/partly-words.ts';
import { tidyTag } from '../../notes/tag-words.ts';
import { type CountedTag, useTags } from './useTags.ts';

/** Every tag in use: rename (which merges when the name exists) and delete. */
export function TagsManager(): ReactElement {
  const { t, ports } = useLibrary();
  const tags = useTags(ports.client);
  const [busy, setBusy] = useState<{ tag: string; does: 'rename' | 'delete' } | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const end = (): void => {
    setBusy(null);
    heading.current?.focus();
  };
  const sorted = tags.toSorted((a, b) => a.tag.localeCompare(b.tag, 'nl'));
  return (
    <section aria-labelledby="tags">
      <h2 id="tags" ref={heading} tabIndex={-1}>
        {t('tags.title')}
      </h2>
      <p className="soft">{t(tags.length === 0 ? 'tags.none' : 'tags.text')}</p>
      <ul className="tag-rows">
        {sorted.map((one) => (
          <li key={one.tag}>
            <span className="chip">{one.tag}</span>{' '}
            <span className="soft">{t('tags.notes', { count: one.count })}</span>
            {busy?.tag !== one.tag && (
              <span className="tag-acts">
                <button
                  type="button"
                  className="quiet"
                  aria-label={t('tags.renameTag', { tag: one.tag })}
                  onClick={() => setBusy({ tag: one.tag, does: 'rename' })}
                >
                  {t('tags.rename')}
                </button>
                <button
                  type="button"
                  className="quiet"
                  aria-label={t('tags.deleteTag', { tag: one.tag })}
                  onClick={() => setBusy({ tag: one.tag, does: 'delete' })}
                >
                  {t('tags.delete')}
                </button>
              </span>
            )}
            {busy?.tag === one.tag && busy.does === 'rename' && <Rename one={one} tags={tags} onEnd={end} />}
            {busy?.tag === one.tag && busy.does === 'delete' && <Delete one={one} onEnd={end} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Why a change of tags was not made, or not wholly, in words; null when it was. */
function failureWords(answer: ManyResult, t: ReturnType<typeof useLibrary>['t']): string | null {
  if (answer.outcome === 'updated') return null;
  return answer.outcome === 'partly' ? partlyWords(answer, t) : t('tags.failed');
}

function Rename(props: { one: CountedTag; tags: readonly CountedTag[]; onEnd: () => void }): ReactElement {
  const { t, ports, announce, withdraw } = useLibrary();
  const { one, tags, onEnd } = props;
  const [text, setText] = useState(one.tag);
  const to = tidyTag(text);
  const fits = Tag.safeParse(to).success && to !== one.tag;
  const merges = fits && tags.some(({ tag }) => tag === to);
  const back = (named: string) => (): void => {
    ports.client.request('tags.rename', { from: named, to: one.tag }).then(
      (answer) => announce(failureWords(answer, t) ?? t('selection.undone')),
      () => announce(t('tags.failed')),
    );
  };
  const rename = (): void => {
    if (!fits) return;
    withdraw();
    ports.client.request('tags.rename', { from: one.tag, to }).then(
      (answer) => {
        if (answer.outcome !== 'updated') return announce(failureWords(answer, t) ?? '');
        // Merged tags cannot be separated again; a rename to a free name can be undone.
        announce(t(merges ? 'tags.merged' : 'tags.renamed', { from: one.tag, to }), merges ? undefined : back(to));
        return onEnd();
      },
      () => announce(t('tags.failed')),
    );
  };
  return (
    <form
      className="inline-form"
      onSubmit={(event) => {
        event.preventDefault();
        rename();
      }}
    >
      <input
        type="text"
        aria-label={t('tags.newName', { tag: one.tag })}
        value={text}
        maxLength={100}
        ref={(box) => box?.focus()}
        onChange={(event) => setText(event.target.value)}
      />
      <button type="submit" aria-disabled={!fits}>
        {merges ? t('tags.merge', { tag: to }) : t('tags.save')}
      </button>
      <button type="button" className="quiet" onClick={onEnd}>
        {t('library.cancel')}
      </button>
    </form>
  );
}

function Delete({ one, onEnd }: { one: CountedTag; onEnd: () => void }): ReactElement {
  const { t, ports, announce, withdraw } = useLibrary();
  const remove = async (): Promise<void> => {
    withdraw();
    const answer = await ports.client.request('tags.delete', { tag: one.tag });
    if (answer.outcome !== 'updated') return announce(failureWords(answer, t) ?? '');
    const back = (): void => {
      updateNotes(ports.client, answer.ids, { does: 'returnTag', tag: one.tag }).then(
        ({ failed, omitted }) =>
          announce((failed === null ? null : failureWords(failed, t)) ?? withLeft(t('selection.undone'), omitted, t)),
        () => announce(t('tags.failed')),
      );
    };
    announce(t('tags.deleted', { tag: one.tag }), back);
    return onEnd();
  };
  return (
    <fieldset className="inline-form">
      <legend className="unseen">{t('tags.deleteTag', { tag: one.tag })}</legend>
      <span>{t('tags.delete.sure', { tag: one.tag, count: one.count })}</span>
      <button
        type="button"
        className="danger"
        ref={(button) => button?.focus()}
        onClick={() => {
          remove().catch(() => announce(t('tags.failed')));
        }}
      >
        {t('tags.delete')}
      </button>
      <button type="button" className="quiet" onClick={onEnd}>
        {t('library.cancel')}
      </button>
    </fieldset>
  );
}
