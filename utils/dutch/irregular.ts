/** Plurals that the rules of `stem` would miss: `form form form = stem`, one group a line. */
const NOUNS = `
kinderen kinders = kind
eieren = ei
steden = stad
schepen = schip
leden = lid
wegen = weg
dagen = dag
gaten = gat
daken = dak
sloten = slot
schoten = schot
oorlogen = oorlog
hoven = hof
bevelen = bevel
gebreken = gebrek
verboden = verbod
geboden = gebod
aanboden = aanbod
verdragen verdrag = verdrag
bedragen bedrag = bedrag
paden = pad
baden = bad
bladen = blad
glazen = glas
graven = graf
vaten = vat
holen = hol
goden = god
loten = lot
spelen = spel
slagen = slag
wetten = wet
musea museums = museum
data = data
media = media
criteria criterium = criterium
centra centrums = centrum
koeien = koe
vlooien = vlo
zeeen = zee
ideeen = idee
kantoren kantoor = kantoor
laboratoria laboratorium = laboratorium
politici politicus = politicus
medici medicus = medicus
academici academicus = academicus
technici technicus = technicus
critici criticus = criticus
jongeren jongere = jongere
ouderen oudere = oudere
ouders ouder = ouder
mensen mens = mens
meisjes meisje = meisje
vrouwen vrouw = vrouw
wolven wolf = wolf
scholen school = school
wapen wapens wapenen = wapen
haven havens = haven
teken tekens tekenen = teken
examen examens = examen
keten ketens = keten
varken varkens = varken
laken lakens = laken
reden redenen = reden
oven ovens = oven
leven levens = leven
onderdelen onderdeel = onderdeel
europese europees europeaan europeanen europa = europa
engelse engels engeland britse brits britten = brits
`;

/**
 * Countries with their adjectives and people, which are one subject (`Syrië`, `Syrische`, `Syriërs`): `stem: forms`, folded.
 * These come before any rule.
 */
const COUNTRIES = `
afghanistan: afghaans afghaanse afghaan afghanen
amerika: amerikaans amerikaanse amerikaan amerikanen vs
albanie: albanees albanese albanezen
algerije: algerijns algerijnse algerijnen
armenie: armeens armeense armenen armenier armeniers
australie: australisch australische
azerbeidzjan: azerbeidzjaans azerbeidzjaanse
bangladesh: bengaals bengaalse
belgie: belgisch belgische belg belgen
bolivia: boliviaans boliviaanse
brazilie: braziliaans braziliaanse
bulgarije: bulgaars bulgaarse bulgaar bulgaren
canada: canadees canadese canadezen
china: chinees chinese chinezen
colombia: colombiaans colombiaanse colombianen
congo: congolees congolese congolezen drc
cuba: cubaans cubaanse cubanen
denemarken: deens deense denen
duitsland: duits duitse duitser duitsers
egypte: egyptisch egyptische egyptenaren
eritrea: eritrees eritrese eritreeer eritreeers eritreers
ethiopie: ethiopisch ethiopische
frankrijk: frans franse fransen
ghana: ghanees ghanese
griekenland: grieks griekse grieken
hongarije: hongaars hongaarse hongaren
ierland: iers ierse
india: indiaas indiase
indonesie: indonesisch indonesische
irak: iraaks iraakse irakees irakezen
iran: iraans iraanse iranier iraniers
israel: israelisch israelische israeli israeliers
italie: italiaans italiaanse italianen
japan: japans japanse japanners
jemen: jemenitisch jemenitische
kenia: keniaans keniaanse
koerdistan: koerdisch koerdische koerd koerden
kroatie: kroatisch kroatische
libanon: libanees libanese
libie: libisch libische
litouwen: litouws litouwse
mali: malinees malinese
marokko: marokkaans marokkaanse marokkaan marokkanen
mexico: mexicaans mexicaanse
nigeria: nigeriaans nigeriaanse nigerianen
noorwegen: noors noorse noren
oekraine: oekraiens oekraiense oekrainer oekrainers
oostenrijk: oostenrijks oostenrijkse
pakistan: pakistaans pakistaanse pakistanen
palestina: palestijns palestijnse palestijn palestijnen
polen: pools poolse pool
portugal: portugees portugese
roemenie: roemeens roemeense roemeen roemenen
rusland: russisch russische rus russen
rwanda: rwandees rwandese rwandezen
schotland: schots schotse
servie: servisch servische serviers
soedan: soedanees soedanese
somalie: somalisch somalische somalier somaliers
spanje: spaans spaanse spanjaarden
suriname: surinaams surinaamse surinamers
syrie: syrisch syrische syrier syriers
thailand: thais thaise
tibet: tibetaans tibetaanse tibetanen
tsjechie: tsjechisch tsjechische
tunesie: tunesisch tunesische
turkije: turks turkse turk turken
venezuela: venezolaans venezolaanse
vietnam: vietnamees vietnamese
zweden: zweeds zweedse
zwitserland: zwitsers zwitserse
afrika: afrikaans afrikaanse afrikanen
azie: aziatisch aziatische
groningen: gronings groningse groninger groningers
friesland: fries friese friezen fryslan
zeeland: zeeuws zeeuwse zeeuwen
limburg: limburgs limburgse limburgers
brabant: brabants brabantse
amsterdam: amsterdams amsterdamse
rotterdam: rotterdams rotterdamse
islam: islamitisch islamitische
jood: joods joodse joden
moslim: moslims
christen: christelijk christelijke christenen
`;

function readTable(): Map<string, string> {
  const table = new Map<string, string>();
  for (const line of NOUNS.trim().split('\n')) {
    const [forms = '', target = ''] = line.split(' = ');
    table.set(target, target);
    for (const form of forms.split(' ')) table.set(form, target);
  }
  for (const line of COUNTRIES.trim().split('\n')) {
    const [target = '', forms = ''] = line.split(': ');
    table.set(target, target);
    for (const form of forms.split(' ')) table.set(form, target);
  }
  return table;
}

/** Irregular plurals as the last part of a compound: `vakantiedagen` → `vakantiedag`. */
const TAILS: readonly (readonly [string, string])[] = NOUNS.trim()
  .split('\n')
  .flatMap((line) => {
    const [forms = '', target = ''] = line.split(' = ');
    return forms.split(' ').map((form) => [form, target] as const);
  })
  .filter(
    ([form, target]) =>
      form.length >= 5 &&
      form !== target &&
      /(?:en|a|s|ci)$/.test(form) &&
      !/^(?:europ|engel|brit|ouders|scholen)/.test(form),
  );

/** `TAILS` by their last two letters, in order. */
const BY_END = new Map<string, (readonly [string, string])[]>();
for (const tail of TAILS) {
  const end = tail[0].slice(-2);
  const known = BY_END.get(end);
  if (known === undefined) BY_END.set(end, [tail]);
  else known.push(tail);
}

/** The stem of a compound whose last part has an irregular plural; undefined when it has none. */
export function irregularTail(word: string): string | undefined {
  const tail = BY_END.get(word.slice(-2))?.find(([form]) => word.length >= form.length + 3 && word.endsWith(form));
  return tail === undefined ? undefined : word.slice(0, -tail[0].length) + tail[1];
}

/** Folded form → stem, for the forms that no rule covers. Our own list; add to it as cases turn up. */
export const IRREGULAR: ReadonlyMap<string, string> = readTable();
