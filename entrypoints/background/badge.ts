import { browser } from 'wxt/browser';

/** What the toolbar button can show. It has room for one thing; problems come first. */
interface Said {
  /** Official hosts that may not be read. */
  closed: readonly string[];
  /** Events of followed questions that the reader has not seen. */
  unseen: number;
}

const said: Said = { closed: [], unseen: 0 };
const WRONG = '#a3261b';
const NEWS = '#154273';
/** Larger numbers do not fit. */
const MAX_COUNT = 99;

/** Sets the text and title of the toolbar button. @throws what the browser throws */
export async function setButton(part: Partial<Said>): Promise<void> {
  Object.assign(said, part);
  const { closed, unseen } = said;
  const isWrong = closed.length > 0;
  const { action } = browser;
  const count = unseen > MAX_COUNT ? `${MAX_COUNT}+` : String(unseen);
  await action.setBadgeText({ text: isWrong ? '!' : unseen > 0 ? count : '' });
  if (isWrong || unseen > 0) await action.setBadgeBackgroundColor({ color: isWrong ? WRONG : NEWS });
  const { getMessage } = browser.i18n;
  const title = isWrong
    ? getMessage('noAccess', closed.join(', '))
    : unseen > 0
      ? getMessage('news', String(unseen))
      : getMessage('action');
  await action.setTitle({ title });
}
