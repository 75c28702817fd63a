import type { TranslationOf } from '../message.ts';
import type { status as source } from '../nl/status.ts';

/** English of `nl/status.ts`. */
export const status: TranslationOf<typeof source> = {
  'state.answered': 'Answered',
  'state.settledByLetter': 'Settled by letter',
  'state.withdrawn': 'Withdrawn',
  'state.open': 'Awaiting answer',
  'state.postponed': 'Postponed',
  'state.probablyPostponed': 'Postponed (probably)',
  'state.overdue': 'Overdue',
  'state.probablyOverdue': 'Overdue (probably)',
  'state.noTerm': 'No term',
  'state.unknown': 'Unknown',
  'state.loading': 'Looking up the status',

  'why.answered': 'Answer received on {date}.',
  'why.answered.undated': 'An answer has been published; the date it was received is not known.',
  'why.answered.in': {
    one: 'Answer received on {date}, after {count} day',
    other: 'Answer received on {date}, after {count} days',
  },
  'why.answered.within': 'within the three weeks.',
  'why.answered.afterThree': {
    one: '{count} day after the three weeks.',
    other: '{count} days after the three weeks.',
  },
  'why.answered.afterSix': { one: '{count} day after the six weeks.', other: '{count} days after the six weeks.' },
  'why.answered.supplements': {
    one: 'Supplemented later by {count} document.',
    other: 'Supplemented later by {count} documents.',
  },
  'why.settledByLetter':
    'A notice of {date} says the questions were dealt with in a letter to the House or in another answer.',
  'why.settledByLetter.undated':
    'A notice says the questions were dealt with in a letter to the House or in another answer.',
  'why.settledByLetter.letter': 'Letter: {letter}.',
  'why.withdrawn': 'A notice of {date} says the questions were withdrawn.',
  'why.withdrawn.undated': 'A notice says the questions were withdrawn.',
  'why.open': {
    one: 'Answer expected by {date}; {count} day of the three weeks left.',
    other: 'Answer expected by {date}; {count} days of the three weeks left.',
  },
  'why.open.today': 'Answer expected by today, {date}: the last day of the three weeks.',
  'why.postponed': 'Postponed on {date}.',
  'why.postponed.undated': 'A notice of postponement has been published.',
  'why.postponed.reason': 'Reason, in Dutch: “{reason}”',
  'why.postponed.whole': 'Read the whole notice',
  'why.postponed.after':
    'Without an answer after {date} the question goes on the public list of questions waiting longer than six weeks.',
  'why.notice.says': 'The notice says: “{said}”',
  'why.notice.unclear': 'There is a notice that Kantlijn does not understand: “{said}”',
  'why.notice.unclear.dated': 'There is a notice that Kantlijn does not understand, of {date}: “{said}”',
  'why.notice.empty': 'There is a notice that Kantlijn does not understand: it has no text.',
  'why.notice.empty.dated': 'There is a notice that Kantlijn does not understand, of {date}: it has no text.',
  'why.probablyPostponed':
    'Nearly every notice is a postponement; then the term of six weeks runs, until {date}. This is not certain.',
  'why.overdue.threeWeeks': {
    one: 'The three weeks ended on {date}, {count} day ago, without an answer or a notice of postponement.',
    other: 'The three weeks ended on {date}, {count} days ago, without an answer or a notice of postponement.',
  },
  'why.overdue.sixWeeks': {
    one: 'The six weeks ended on {date}, {count} day ago, without an answer.',
    other: 'The six weeks ended on {date}, {count} days ago, without an answer.',
  },
  'why.overdue.notice': 'Postponed earlier, on {date}.',
  'why.noTerm.oral': 'This is an oral question; it is answered in the House and has no written term.',
  'why.noTerm.senate': 'This is a question from the Senate; no fixed term applies.',
  'why.noTerm.notWritten': 'This is not a written question; no term applies.',
  'why.unknown.sourcesFailed': 'The sources could not be read.',
  'why.unknown.unlinked':
    'The sources do not reliably link answers to questions from before 2010, so whether there is an answer is not certain.',
  'why.unknown.noSubmittedDate': 'The date of submission was not found, so the term cannot be computed.',
  'why.unknown.contradiction': 'The sources contradict each other.',
  'why.unknown.notFound': 'The sources do not know this question.',
  'why.unknown.typeUnknown':
    'A document about this question was published, but it does not say whether it is an answer or a postponement.',
  'why.unknown.formUnknown':
    'The sources do not say whether these are written questions, so neither whether a term runs.',
  'why.unknown.provisional':
    'There is a document about this question that is not yet fully published. Whether it is an answer or a postponement cannot be read yet.',
  'why.unknown.unmatched':
    'The sources link a document to this question that Kantlijn could not read, or not put with this question for certain. So whether there is an answer is not certain.',
  'why.unknown.lastKnown': 'Last known: {state} ({date}).',
  'why.loading': 'Kantlijn is reading the official sources.',

  'due.threeWeeks': 'By {date}',
  'due.sixWeeks': 'Six weeks end on {date}',

  'timeline.label': 'Timeline',
  'timeline.submitted': 'Submitted',
  'timeline.threeWeeks': 'Three weeks',
  'timeline.postponement': 'Postponed',
  'timeline.sixWeeks': 'Six weeks',
  'timeline.answer': 'Answer',
  'timeline.supplement': 'Supplement',
  'timeline.settledByLetter': 'Settled',
  'timeline.withdrawn': 'Withdrawn',
  'timeline.notice': 'Notice',
  'timeline.today': 'Today',

  'failure.some': 'Not every source could be read: {what}. The status may lag behind.',
  'failure.offline': '{what} cannot be reached',
  'failure.timeout': '{what} did not answer in time',
  'failure.rateLimited': '{what} asks to slow down',
  'failure.until': '{what} asks to wait until {time}',
  'failure.serverError': '{what} is failing',
  'failure.notFound': '{what} does not know the document',
  'failure.garbage': '{what} gave an unreadable answer',
  'failure.rejected': '{what} refused the query',
  'failure.mismatch': '{what} gave data of another document',
  'failure.tooLarge': '{what} gave too large an answer',
  'failure.forbidden': '{what} refused access',

  'sourceError.read.address': 'address',
  'sourceError.read.metadata': 'metadata',
  'sourceError.read.number': 'number',
  'sourceError.read.received': 'received',
  'sourceError.read.submitted': 'submitted',
  'sourceError.read.published': 'published',
  'sourceError.receivedBeforeSubmitted':
    'Error in the source ({document}): received before submitted ({detail}). This date was not computed with.',
  'sourceError.impossibleDate':
    'Error in the source ({document}): a date that does not exist ({detail}). This date was not computed with.',
  'sourceError.unreadableDate':
    'Not read ({document}): a date in a form that Kantlijn does not understand for certain ({detail}). This date was not computed with.',
  'sourceError.receivedInFuture':
    'Error in the source ({document}): a received date in the future ({detail}). This date was not computed with.',
  'sourceError.submittedInFuture':
    'Error in the source ({document}): a submitted date in the future ({detail}). This date was not computed with.',
  'sourceError.contradictoryDates': 'Error in the source ({document}): contradictory dates ({detail}).',
  'sourceError.contradictoryNumbers':
    'Error in the source ({document}): numbers that contradict each other ({detail}).',
};
