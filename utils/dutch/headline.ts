import { fold } from './fold.ts';

const ANSWERS =
  /^(?:(?:de|het|nadere|nieuwe|aanvullende|opnieuw|vervolg(?:vragen)?(?: op| naar aanleiding van)?|uw|zijn|haar|naar aanleiding van|reactie op)\s+)*(?:onvolledige |ontbrekende |gegeven |eerdere )*(?:antwoord(?:en)?|beantwoording)\s+(?:(?:op|van|over)\s+)?(?:(?:de|mijn|onze|eerdere|schriftelijke|eerder gestelde|aanvullende|kamer)\s+)*(?:kamer)?vragen\s+(?:(?:van|door) .{1,60}? )?(?:over|inzake|betreffende|omtrent|aangaande|naar aanleiding van|met betrekking tot)\s+/;
const FOLLOW_UP =
  /^(?:(?:de|nadere|nieuwe|aanvullende|eerdere|schriftelijke)\s+)*(?:vervolgvragen|kamervragen|vragen)\s+(?:over|inzake|betreffende|naar aanleiding van|op)\s+/;
const REPORT =
  /^(?:(?:het|de|een|diverse|recente|nieuwe)\s+)*(?:nieuws)?(?:berichten|bericht|berichtgeving|artikelen|artikel|nieuws|uitzending|uitzendingen|aflevering|reportage|documentaire|column|opiniestuk|interview)(?:\s+(?:van|in|op|uit|bij)\s+(?:(?:de|het)\s+)?[\p{L}\p{N}. ]{2,25}?)?(?:\s*(?:dat|over|waarin|waaruit blijkt dat|inzake|:|,|(?='))\s*)/u;

/** The title of a written question, read by `readHeadline`. */
export interface Headline {
  /** The subject: folded, without the formulas around it. Empty only when the title is. */
  subject: string;
  /** Whether it follows up earlier questions, or is about the answers to them. */
  followUp: boolean;
  /** Headlines of articles that the title quotes, as `headlineKey` makes them; 12 characters or more. Other quotes are left out. */
  quoted: string[];
}

/** Only the letters and digits of a headline, so that two spellings of it are equal. */
function headlineKey(text: string): string {
  return fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** What is quoted after one of these words is a headline, however short. */
const ARTICLE =
  /\b(?:\p{L}*bericht(?:en)?|berichtgeving|artikel(?:en)?|column|interview|opiniestuk|documentaire|rapport)\s*$/u;
/** Elsewhere a shorter quote is a scare quote ('vluchtelingen') or the name of a project or programme. */
const WORDS_OF_A_HEADLINE = 6;

function quotedIn(folded: string): string[] {
  const found: string[] = [];
  for (const match of folded.matchAll(/(?:^|[\s(:,])'+(?=\S)(.{12,250}?)'+(?=$|[\s.,;:)!?])/gu)) {
    const key = headlineKey(match[1] ?? '');
    const long = key.split(' ').length >= WORDS_OF_A_HEADLINE;
    if (key.length >= 12 && (long || ARTICLE.test(folded.slice(Math.max(0, match.index - 30), match.index))))
      found.push(key);
  }
  return found;
}

/**
 * Reads a title. Removes the formulas at its start ("Het bericht dat …", "De antwoorden op eerdere vragen over …", "De uitzending
 * van … over …") and a source in brackets at its end ("(nos.nl, 4 maart)"); finds out whether it is a follow-up, and the headlines
 * it quotes. Reads at most 2,000 characters. Never throws.
 */
export function readHeadline(title: string): Headline {
  const folded = fold(title.slice(0, 2000));
  const quoted = quotedIn(folded);
  let subject = folded.replace(
    /\s*\((?:[^()]*\b(?:nl|nu|nos|rtl|telegraaf|volkskrant|nrc|trouw|ad|fd|parool)\b[^()]*)\)\s*\.?$/u,
    '',
  );
  let followUp = false;
  for (let round = 0; round < 3; round++) {
    const before = subject;
    subject = subject.replace(/^(?:het|een)\s+vervolg op\s+/, () => ((followUp = true), ''));
    subject = subject.replace(/^vervolg op\s+/, () => ((followUp = true), ''));
    subject = subject.replace(ANSWERS, () => ((followUp = true), ''));
    subject = subject.replace(FOLLOW_UP, () => ((followUp = true), ''));
    subject = subject.replace(REPORT, '');
    if (subject === before) break;
  }
  followUp ||=
    /\b(?:eerdere (?:schriftelijke )?(?:kamer)?vragen|beantwoording van (?:de )?(?:schriftelijke |eerdere )*(?:kamer)?vragen|antwoord(?:en)? op (?:de )?(?:eerdere |schriftelijke )*(?:kamer)?vragen)\b/.test(
      folded,
    );
  return { subject: subject === '' ? folded : subject, followUp, quoted };
}
