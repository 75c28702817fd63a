import type { AppendixForm } from './record.ts';

/** An answer and nothing else: "Antwoord volgt later" is none. */
const ANSWER =
  /^(?:(?:(?:nadere?|aanvullende?|herziene?|gewijzigde?|gecorrigeerde?|gezamenlijke?|schriftelijke?|herdruk(?:\s+van)?(?:\s+het)?)\s+)*antwoord(?:en)?|beantwoording)(?=[\s.;:]*$|\s+(?:op|van|namens|(?:schriftelijke\s+)?(?:Kamer)?vragen)\b|\s*\(|\s*[,;:]\s*(?:herdruk|correctie|rectificatie)\b)/i;
const NOT_YET =
  /\b(?:volgt|volgen|later|uitgesteld|geen|niet|nog|deels|gedeeltelijk|gedeeltelijke|ten dele|voorlopige?|tussentijdse?|concept|ontwerp|mededeling(?:en)?)\b/i;
const NOTICE = /^(?:nadere\s+)?mededeling(?:en)?\b/i;
const POSTPONEMENT = /\buitstel/i;
const WITHDRAWAL = /\b(?:ingetrokken|intrekking)\b/i;

/**
 * What an appendix is, by the words of its type: from the head of its page, its metadata or the search service. Types that
 * contradict each other say nothing.
 *
 * @param types as the sources spell them: `Antwoord`, `Mededeling (uitstel antwoord)`, `Uitstelbericht`, …
 * @returns `otherNotice` for a bare Mededeling, which only its text can classify; `unknown` for any other word
 */
export function formOfTypes(types: readonly string[]): { form: AppendixForm; supplementary: boolean } {
  const forms = new Set<AppendixForm>();
  for (const type of types.map((each) => each.trim())) {
    if (POSTPONEMENT.test(type)) forms.add('postponement');
    if (WITHDRAWAL.test(type)) forms.add('withdrawn');
    if (ANSWER.test(type) && !NOT_YET.test(type)) forms.add('answer');
    if (NOTICE.test(type)) forms.add('otherNotice');
  }
  if (forms.has('postponement') || forms.has('withdrawn')) forms.delete('otherNotice');
  const [form] = forms;
  return {
    form: forms.size === 1 && form ? form : 'unknown',
    supplementary: types.some((type) => /\bnadere?\b|\baanvull/i.test(type)),
  };
}
