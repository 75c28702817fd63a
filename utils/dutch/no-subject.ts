import { once } from '../domain/lazy/once.ts';
import { stem } from './stem.ts';

/** Words of the paper that questions come on: they name a document or its maker, whatever it is about. */
const PROCEDURE = `
motie moties kamerstuk kamerstukken kamerbrief kamerbrieven amendement amendementen handelingen aanhangsel nota lid leden kamerlid kamerleden fractie commissie commissiedebat
tweeminutendebat notaoverleg wetgevingsoverleg begrotingsbehandeling rondetafelgesprek debatten opdracht cs vergaderjaar dossiernummer
`;

/** Function words of English, in headlines that titles quote. */
const ENGLISH = `
about after against also among are be been before behind being between but by could did does due during each from further have he her here his how if into its itself just more most not
off other our own same she should so some such than that their them then there these they this those through under until very were what when where which while whom why will with would you your says
`;

const FIRST_NAMES = `
abdel achmed ahmed albert alex alexander ali andre andrea andrei andreas angela anita anja anna anne annemarie anton arie arjan arjen arnold astrid bart bas bernard bert bianca bob boris bram
brigitte carla carolien caroline charles chris christiaan christian christine claudia colin cor corrie daan daniel dave david dennis diana dick dirk dion ed edith eduard edwin els elisabeth ellen emma erica erik
esther eva evelien femke floor fleur frank frans fred frederik freek gerard gerrit geert gert gijs hanneke hannah hans harm harry hein heleen helma hendrik henk herman hugo ibrahim ilse ina inge ingrid irene ivo
jaap jacob jacques jan jana janneke jasper jelle jeroen jesse jessica jeroen jet joan johan johanna john joke jolande joop joost joris jos judith julia jurgen karel karen karin kees kim klaas koen laura lars leon
lex liesbeth linda lisa lodewijk louis lucas luuk maaike maarten marc marcel marco margriet maria marianne marieke marijke marja mariska marjan mark marleen martijn martin mathijs matthijs max meike menno merel
michel michiel mieke miriam mirjam mohamed mohammed monique nadia nathalie nico nicole niels nina noor olga olivier pascal patrick paul paula peter petra pia piet pieter pim ralph raymond remco rene renske rianne richard
rita rob robert robin roel roeland roelof rogier roland ronald rosa rob ruben rudi ruud sander sandra sanne sara saskia sebastiaan sharon silvia simon sjaak sjoerd sofie sophie stefan stella steven suzanne sven sylvia
tamara theo thijs thomas tim tineke tjeerd tom ton trudy vera victor vincent wendy wies wilfred willem willemijn wilma wim wouter yvonne yvette
`;

/** Figures of speech: what they are made of is not what the title is about. */
const IDIOMS = [
  'op de vingers (?:ge)?tik\\p{L}*',
  'tik\\p{L}* (?:\\S+ ){0,3}op de vingers',
  'het mes (?:gaat |zetten )?in',
  'sla\\p{L}* alarm|alarm (?:ge)?sla\\p{L}*',
  'lui\\p{L}* de noodklok|de noodklok (?:te )?lui\\p{L}*',
  'trek\\p{L}* aan de (?:alarm)?bel|aan de (?:alarm)?bel (?:te )?trek\\p{L}*',
  'onder (?:grote |zware )?druk(?: (?:staan|staat|gezet|zetten))?',
  'op de (?:helling|schop|tocht|klippen|lange baan|korrel|proef)',
  'op losse schroeven',
  'onder de loep',
  'tegen het licht (?:ge)?hou\\p{L}*',
  'aan de kaak (?:ge)?stel\\p{L}*',
  'aan banden (?:ge)?leg\\p{L}*',
  'in de (?:kou|steek) (?:ge)?la\\p{L}*',
  'in de kou (?:staan|staat)',
  'buiten de boot (?:te )?val\\p{L}*',
  'in het geding',
  'het roer (?:moet )?om',
  'de dupe (?:zijn |worden |is |wordt )?van',
  'op de rand van (?:de |het )?(?:afgrond|instorten|faillissement)',
  'met de rug tegen de muur',
  'van de kaart|in kaart (?:te )?breng\\p{L}*',
  'in het leven (?:ge)?roep\\p{L}*',
  'een einde aan',
];

const wordsOf = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');
const keys = (text: string) => once(() => new Set(wordsOf(text).flatMap((word) => [word, stem(word)])));
const none = keys(PROCEDURE + ENGLISH);
const names = keys(FIRST_NAMES);
const idioms = once(() => new RegExp(`(?<![\\p{L}\\p{N}])(?:${IDIOMS.join('|')})(?![\\p{L}\\p{N}])`, 'gu'));

/** Whether a stem or folded word says nothing of a subject: it names a document (`motie`, `kamerstuk`), or is a function word of English. */
export function saysNoSubject(word: string): boolean {
  return none().has(word);
}

/** Whether a folded word or its stem is a first name, which many people have. */
export function isFirstName(word: string): boolean {
  return names().has(word);
}

/** A folded text without its figures of speech (`op de vingers tikken`). */
export function withoutIdioms(folded: string): string {
  return folded.replace(idioms(), ' ');
}
