import { describe, expect, it } from 'vitest';
import { classifyNotice } from '../../../../utils/domain/publication/notice.ts';

/** Something is late in each sentence, and it is not the answer: a permit, a payment, a motion, a report. */
const SOMETHING_ELSE_IS_LATE = [
  'De vergunning niet tijdig te hebben verleend.',
  'Ik betreur de vergunning niet tijdig te hebben verleend.',
  'Ik betreur de subsidie niet tijdig te hebben uitbetaald.',
  'De inspectie heeft het rapport niet tijdig aan ons toegezonden.',
  'Ik heb de toezegging niet tijdig gestand gedaan.',
  'De bezwaarschriften zijn niet binnen drie weken afgehandeld.',
  'Mijn ministerie heeft de facturen niet op tijd betaald.',
  'In uw vragen wijst u erop dat de IND niet tijdig beslist.',
  'De vragen betreffen de termijn waarbinnen de vergunning niet is verleend.',
  'De vragen zijn ter beantwoording doorgezonden omdat de provincie de vergunning niet tijdig heeft verleend.',
  'De gegevens over 2025 zijn nog niet beschikbaar.',
  'Ik heb de motie niet tijdig uitgevoerd.',
  'Ik kan de begroting niet tijdig aan uw Kamer aanbieden.',
  'Mijn ambtgenoot beantwoordt de vragen; de vergunning is niet tijdig verleend.',
  'De vragen, waarin wordt gesteld dat de vergunning niet tijdig is verleend, zijn overgedragen.',
  'De vragen over het niet-tijdig beslissen zijn doorgezonden.',
  'Ik bevestig dat de Belastingdienst de aanslagen niet op tijd heeft verstuurd.',
  'Wij hebben de gemeente uitstel verleend.',
  'De gemeente heeft uitstel gekregen.',
  'Ik heb de gemeente meer tijd gegeven.',
  'De gemeente zal de vergunning zo spoedig mogelijk toezenden.',
  'Het rapport volgt voor het einde van het jaar.',
  'Het college heeft de brief niet tijdig beantwoord.',
  'De reactie van de gemeente is niet tijdig ontvangen.',
  'In antwoord op uw vragen meld ik dat de gemeente niet tijdig heeft beslist.',
  'Uw vragen gaan ervan uit dat de gemeente de termijn heeft overschreden.',
  'De subsidie kan niet binnen drie weken worden uitbetaald.',
  'De gemeente heeft nog geen antwoord gegeven op de vraag of de vergunning wordt verleend.',
];

/** Their neighbours, in which the answer is late as well, or alone. */
const THE_ANSWER_IS_LATE = [
  'Ik betreur de vragen niet tijdig te hebben beantwoord.',
  'De vergunning is niet tijdig verleend; daarom kan ik de vragen niet binnen drie weken beantwoorden.',
  'De benodigde informatie over de vergunning is niet tijdig ontvangen, zodat de vragen later worden beantwoord.',
  'Meer tijd is nodig omdat de gemeente de gegevens niet tijdig heeft aangeleverd.',
  'Vanwege het onderzoek naar de vergunning is het niet mogelijk binnen de termijn te reageren.',
  'Binnen de termijn is dat niet mogelijk.',
  'Hierbij deel ik mee dat de vragen, gelet op de afstemming, niet tijdig kunnen worden beantwoord.',
  'Dit lukt niet binnen de gestelde termijn.',
  'Omdat de vergunning nog niet is verleend, kan ik niet tijdig antwoorden.',
  'De antwoorden kunnen niet voor die datum worden gegeven.',
  'Helaas is het niet gelukt dit binnen drie weken te doen.',
  'Op de vragen van het lid Proef kan ik u nog geen antwoord geven.',
];

describe('a delay counts only if it is about the answer', () => {
  it.each(SOMETHING_ELSE_IS_LATE)('something else: %s', (text) => {
    expect(classifyNotice(text, 'Mededeling')).toBe('otherNotice');
  });
  it.each(THE_ANSWER_IS_LATE)('the answer: %s', (text) => {
    expect(classifyNotice(text, 'Mededeling')).toBe('postponement');
  });
});
