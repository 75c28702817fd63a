import type { Catalogue } from '../message.ts';

/** Figures of how long answers take: library view, drawings, tables and files. */
export const figures = {
  'library.view.figures': { nl: 'Cijfers', en: 'Figures' },
  'figures.title': { nl: 'Hoelang duurt een antwoord?', en: 'How long does an answer take?' },
  'figures.intro': {
    nl: 'Over alle vragen van de lijst, of over wat u hieronder kiest. Alles wordt op uw eigen computer geteld.',
    en: 'Of all questions of the list, or of what you choose below. All is counted on your own computer.',
  },
  'figures.collection': { nl: 'Vragen in eigen dossier', en: 'Questions in your own dossier' },
  'figures.tag': { nl: 'Vragen met eigen label', en: 'Questions with your own tag' },
  'figures.counting': { nl: 'Bezig met tellen …', en: 'Counting …' },
  'figures.measured': {
    nl: 'Gemeten: het aantal dagen van indiening tot het eerste antwoord, van {n} schriftelijke vragen, ingediend van {first} tot en met {last}. Bron: {source}, bijgewerkt tot en met {until}. Vragen die toen nog wachtten ({waiting}) tellen mee zolang zij wachtten (schatting van Kaplan en Meier), ingetrokken vragen ({withdrawn}) tot zij werden ingetrokken. Dagen van het reces zijn niet afgetrokken.',
    en: 'Measured: the number of days from submission to the first answer, of {n} written questions, submitted from {first} up to {last}. Source: {source}, updated up to {until}. Questions still waiting then ({waiting}) count for as long as they waited (the estimate of Kaplan and Meier), withdrawn ones ({withdrawn}) until they were withdrawn. Days of the recess are not subtracted.',
  },
  'figures.left': { nl: 'Niet geteld: {reasons}.', en: 'Not counted: {reasons}.' },
  'figures.left.oral': { nl: '{count} mondeling', en: '{count} oral' },
  'figures.left.undatedAnswer': {
    nl: '{count} beantwoord of afgedaan op een onbekende dag',
    en: '{count} answered or dealt with on an unknown day',
  },
  'figures.left.unknown': {
    nl: '{count} waarvan niet bekend is of zij zijn beantwoord',
    en: '{count} of which it is not known whether they were answered',
  },
  'figures.left.undated': { nl: '{count} zonder dag van indiening', en: '{count} without a day of submission' },
  'figures.left.afterList': {
    nl: '{count} ingediend na de laatste dag van de lijst',
    en: '{count} submitted after the last day of the list',
  },
  'figures.few': {
    nl: {
      one: 'Dit is {count} vraag die geteld kan worden. Onder de {fewest} geeft Kantlijn geen cijfers: één vraag meer of minder zou te veel uitmaken.',
      other:
        'Dit zijn {count} vragen die geteld kunnen worden. Onder de {fewest} geeft Kantlijn geen cijfers: één vraag meer of minder zou te veel uitmaken.',
    },
    en: {
      one: 'This is {count} question that can be counted. Below {fewest} Kantlijn gives no figures: one question more or less would matter too much.',
      other:
        'These are {count} questions that can be counted. Below {fewest} Kantlijn gives no figures: one question more or less would matter too much.',
    },
  },
  'figures.undated': {
    nl: 'Over het geheel zijn er geen cijfers: naast de {n} vragen die geteld kunnen worden, zijn er {count} beantwoord of afgedaan op een onbekende dag. Zonder die zouden antwoorden te traag lijken.',
    en: 'There are no figures of the whole: beside the {n} questions that can be counted, {count} were answered or dealt with on an unknown day. Without those, answers would seem too slow.',
  },
  'figures.none': {
    nl: {
      one: 'Dit is {count} vraag, waarvan niet bekend is hoelang zij op antwoord wachtte.',
      other: 'Van geen van deze {count} vragen is bekend hoelang zij op antwoord wachtte.',
    },
    en: {
      one: 'This is {count} question, of which it is not known how long it waited for an answer.',
      other: 'Of none of these {count} questions is it known how long it waited for an answer.',
    },
  },
  'figures.nothing': { nl: 'Geen enkele vraag voldoet hieraan.', en: 'No question meets this.' },
  'figures.byOutcome': {
    nl: 'Let op: deze selectie kiest vragen naar hun afloop. Vragen die anders afliepen tellen niet mee, dus dit zegt niet hoelang een antwoord duurt.',
    en: 'Note: this selection chooses questions by their outcome. Questions with another outcome are not counted, so this does not say how long an answer takes.',
  },
  'figures.within3': { nl: 'Binnen drie weken beantwoord', en: 'Answered within three weeks' },
  'figures.within6': { nl: 'Binnen zes weken beantwoord', en: 'Answered within six weeks' },
  'figures.median': { nl: 'De helft is beantwoord binnen', en: 'Half are answered within' },
  'figures.p90': { nl: 'Negen van de tien binnen', en: 'Nine out of ten within' },
  'figures.silent': {
    nl: 'Na drie weken antwoord noch uitstelbericht',
    en: 'Neither answer nor notice of postponement after three weeks',
  },
  'figures.silent.of': { nl: '{count} van {of}', en: '{count} of {of}' },
  'figures.open': { nl: 'Wachtte op {until} op antwoord', en: 'Waiting for an answer on {until}' },
  'figures.open.late': { nl: 'waarvan {count} langer dan zes weken', en: '{count} of them for more than six weeks' },
  'figures.open.longest': {
    nl: { one: 'de langste {count} dag', other: 'de langste {count} dagen' },
    en: { one: 'the longest {count} day', other: 'the longest {count} days' },
  },
  'figures.days': {
    nl: { one: '{count} dag', other: '{count} dagen' },
    en: { one: '{count} day', other: '{count} days' },
  },
  'figures.unknown': { nl: 'niet bekend', en: 'not known' },
  'figures.percent': { nl: '{value} %', en: '{value}%' },
  'figures.curve': { nl: 'Beantwoord na zoveel weken', en: 'Answered after so many weeks' },
  'figures.curve.axis': { nl: 'weken na indiening', en: 'weeks after submission' },
  'figures.curve.text': {
    nl: 'Trapvormige lijn van het deel van de vragen dat is beantwoord, naar het aantal weken na indiening. De getallen staan in de tabel eronder.',
    en: 'A stepped line of the share of questions that is answered, by weeks after submission. The numbers are in the table below.',
  },
  'figures.curve.here': {
    nl: { one: 'deze vraag: {count} dag', other: 'deze vraag: {count} dagen' },
    en: { one: 'this question: {count} day', other: 'this question: {count} days' },
  },
  'figures.quarters': { nl: 'Per kwartaal van indiening', en: 'By quarter of submission' },
  'figures.quarters.text': {
    nl: 'Een staaf per kwartaal: het deel dat binnen drie weken, daarna binnen zes weken en later of nog niet is beantwoord. De getallen staan in de tabel eronder.',
    en: 'A bar for each quarter: the share answered within three weeks, then within six weeks, and later or not yet. The numbers are in the table below.',
  },
  'figures.quarters.few': {
    nl: 'Kwartalen met minder dan {fewest} vragen zijn niet getekend. ▾ kwartaal met het zomerreces (juli en augustus).',
    en: 'Quarters with fewer than {fewest} questions are not drawn. ▾ quarter with the summer recess (July and August).',
  },
  'figures.quarters.none': {
    nl: 'Geen tekening: van geen kwartaal is van {fewest} vragen of meer bekend wat er in drie weken van kwam.',
    en: 'No drawing: of no quarter is it known for {fewest} questions or more what became of them in three weeks.',
  },
  'figures.quarters.young': {
    nl: 'Een staaf die niet tot 100 % komt: van dat kwartaal zijn nog te weinig vragen zes weken gevolgd.',
    en: 'A bar that does not reach 100%: too few questions of that quarter have been followed for six weeks.',
  },
  'figures.quarter': { nl: '{year} K{quarter}', en: '{year} Q{quarter}' },
  'figures.recess': { nl: ', met het zomerreces', en: ', with the summer recess' },
  'figures.key.within3': { nl: 'binnen 3 weken', en: 'within 3 weeks' },
  'figures.key.within6': { nl: 'na 3, binnen 6 weken', en: 'after 3, within 6 weeks' },
  'figures.key.later': { nl: 'later of nog niet', en: 'later or not yet' },
  'figures.column.weeks': { nl: 'Weken na indiening', en: 'Weeks after submission' },
  'figures.column.share': { nl: 'Beantwoord', en: 'Answered' },
  'figures.column.quarter': { nl: 'Kwartaal', en: 'Quarter' },
  'figures.column.n': { nl: 'Vragen', en: 'Questions' },
  'figures.column.within3': { nl: 'Binnen 3 weken', en: 'Within 3 weeks' },
  'figures.column.within6': { nl: 'Binnen 6 weken', en: 'Within 6 weeks' },
  'figures.column.median': { nl: 'Helft binnen (dagen)', en: 'Half within (days)' },
  'figures.column.p90': { nl: '90 % binnen (dagen)', en: '90% within (days)' },
  'figures.column.waiting': { nl: 'Wachtte toen nog', en: 'Still waiting then' },
  'figures.column.silent': { nl: 'Antwoord noch bericht', en: 'Neither answer nor notice' },
  'figures.column.silentOf': { nl: 'Waarvan bekend', en: 'Known of' },
  'figures.column.days': { nl: 'Dagen na indiening', en: 'Days after submission' },
  'figures.column.selection': { nl: 'Selectie', en: 'Selection' },
  'figures.column.source': { nl: 'Bron', en: 'Source' },
  'figures.column.until': { nl: 'Bijgewerkt tot en met', en: 'Updated up to' },
  'figures.all': { nl: 'alle', en: 'all' },
  'figures.place.answered': {
    nl: 'Het antwoord op vraag {number} kwam na {days}: langer dan {share} van de {answers} antwoorden in deze selectie.',
    en: 'The answer to question {number} came after {days}: longer than {share} of the {answers} answers in this selection.',
  },
  'figures.place.waiting': {
    nl: 'Vraag {number} wachtte op {until} {days}: langer dan {share} van de {answers} antwoorden in deze selectie duurde.',
    en: 'Question {number} had waited {days} on {until}: longer than {share} of the {answers} answers in this selection took.',
  },
  'figures.place.few': {
    nl: 'Om te zeggen waar vraag {number} tussen staat, zijn {answers} antwoorden te weinig.',
    en: 'To say where question {number} stands among them, {answers} answers are too few.',
  },
  'figures.place.unknown': {
    nl: 'Van vraag {number} weet de lijst niet hoelang zij op antwoord wachtte.',
    en: 'The list does not know how long question {number} waited for an answer.',
  },
  'figures.source.sru': {
    nl: 'zoekdienst van officielebekendmakingen.nl',
    en: 'the search service of officielebekendmakingen.nl',
  },
  'figures.source.file': { nl: 'een opgenomen lijst van Kamervragen', en: 'a recorded list of written questions' },
  'figures.source.generated': { nl: 'verzonnen vragen, om te proberen', en: 'invented questions, to try things' },
  'figures.save.csv': { nl: 'Tabel (CSV)', en: 'Table (CSV)' },
  'figures.save.svg': { nl: 'Tekening (SVG)', en: 'Drawing (SVG)' },
  'figures.save.png': { nl: 'Afbeelding (PNG)', en: 'Picture (PNG)' },
  'figures.save.of': { nl: '{what} van: {title}', en: '{what} of: {title}' },
  'figures.save.failed': { nl: 'De afbeelding kon niet worden gemaakt.', en: 'The picture could not be made.' },
  'figures.selection.all': { nl: 'Alle schriftelijke vragen', en: 'All written questions' },
} as const satisfies Catalogue;
