import type { TranslationOf } from '../message.ts';
import type { options as source } from '../nl/options.ts';

/** English of `nl/options.ts`. */
export const options: TranslationOf<typeof source> = {
  'options.title': 'Kantlijn: settings',
  'options.intro':
    'Beside a parliamentary question on zoek.officielebekendmakingen.nl, Kantlijn shows its status, deadlines, references and your own notes.',

  'language.title': 'Language',
  'language.auto': 'As the browser',
  'language.nl': 'Nederlands',
  'language.en': 'English',
  'language.failed': 'The choice could not be kept.',

  'access.title': 'Access and connections',
  'access.intro':
    'Kantlijn reads from these two government addresses only, without cookies, and sends nothing else out.',
  'access.pages': 'The documents: the page you open, and the text and metadata of answers and notices.',
  'access.search': 'The search service: which answers, notices and follow-up questions belong to a question number.',
  'access.granted': 'Allowed',
  'access.missing': 'Not allowed',
  'access.unknown': 'Not known',
  'access.ask': 'Allow access',
  'access.refused': 'The browser gave no access. Kantlijn does not work at that address without it.',

  'storage.title': 'Storage',
  'storage.intro':
    'Your notes are on this computer only, in this browser. When you remove Kantlijn, the browser removes the notes as well.',
  'storage.private': 'Kantlijn does not run in private windows, so that nothing of them is kept.',
  'storage.notes': 'Notes',
  'storage.deleted': 'Deleted, kept for 30 more days',
  'storage.unreadable': 'Kept, but not readable for this version',
  'storage.dossiers': 'Remembered questions (fetched again when gone)',
  'storage.protected': 'Protected from being cleared by the browser',
  'storage.protected.yes': 'Yes',
  'storage.protected.no': 'Not confirmed by the browser',
  'storage.reading': 'Counting…',
  'storage.failed': 'What is stored could not be counted. {detail}',

  'checks.title': 'Diagnose',
  'checks.intro':
    'Checks with some ten requests whether the site and the services still work as Kantlijn assumes. The report holds no notes.',
  'checks.run': 'Check the services',
  'checks.running': 'Request {done} of {total}…',
  'checks.done': '{holds} hold, {doesNotHold} do not hold, {cannotTell} cannot be told.',
  'checks.failed': 'The check broke off: {detail}',
  'checks.what': 'Assumption',
  'checks.outcome': 'Outcome',
  'checks.evidence': 'Evidence',
  'checks.holds': 'Holds',
  'checks.doesNotHold': 'Does not hold',
  'checks.cannotTell': 'Cannot tell',
  'checks.copy': 'Copy the report',
  'checks.copied': 'Copied',
  'checks.copyFailed': 'Copying failed.',

  'about.title': 'About Kantlijn',
  'about.version': 'Version {version}',
  'about.licence': 'Free software under the EUPL 1.2.',
  'about.licence.text': 'Text of the licence',
  'about.packages': 'Kantlijn also holds work of others. These are the packages, each with the text of its licence:',
  'about.packages.failed': 'The list of packages could not be read. It is in the file licences.json.',
};
