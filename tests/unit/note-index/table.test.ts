import { beforeAll, describe, expect, test } from 'vitest';
import type { NoteIndex } from '../../../utils/store/search-schema.ts';
import { LIBRARY } from './library.ts';
import { expectRow, rows } from './rows.ts';
import { indexOf } from './support.ts';

const TABLE = rows(`
# one form of a word finds the others
brief = brieven
brieven = brieven
huis = huizen
huizen = huizen
scheur = huizen
boer = stikstof
boeren = stikstof
steden = politie
stad = politie
kind ∋ jeugdzorg
kinderen ∋ jeugdzorg
maand = jeugdzorg
maanden = jeugdzorg
vluchteling = oekraine
vluchtelingen = oekraine
school = school
scholen = school
leraar = school
leraren = school
idee = cooperatie
mogelijkheid = jeugdzorg
mogelijkheden = jeugdzorg
gemeenten ∋ jeugdzorg
gemeente = brieven jeugdzorg
vraag ∋ brieven
vragen ∋ brieven cooperatie
scanner = scanner
scanners = scanner
dak = school
daken = school
ongeval = veiligheid
vergunning = stikstof
apparaat = scanner
stal = controle
bedrag = begroting
cijfer = stikstof
# verbs
controleren = controle
controleerde = controle
gecontroleerd = controle
controleert = controle
sturen ∋ trein brieven
stuurt ∋ brieven
gestuurd ∋ brieven
reageren = brieven
protesteren = stikstof
vervangen = scanner
onderzocht = veiligheid
wachten = toeslag jeugdzorg
wacht ∋ toeslag jeugdzorg
klagen = politie
vertellen = huizen
# parts of compounds
toeslag = toeslag zorgtoeslag
toeslagen = toeslag zorgtoeslag
kinderopvang = toeslag
opvang ∋ toeslag oekraine
opvang > oekraine
douane > scanner
bericht = scanner
haven > scanner
jeugd = jeugdzorg
zorg ∋ jeugdzorg zorgtoeslag
lijst = jeugdzorg
trein = trein
nachttrein = trein
spoor = trein
onderhoud = trein
woordvoerder = scanner trein
agent = politie
wijkagent = politie
bureau = politie
basisschool = school
winning = huizen
gas = huizen
veiligheid = veiligheid
risico = veiligheid
verkeer = veiligheid
plein = veiligheid
minimum = zorgtoeslag
loon = zorgtoeslag
voorbeeld = zorgtoeslag
penning = cooperatie
meester ∋ cooperatie
veehouder = controle
luchtvaart = oud
vlucht ∋ oud
herstel = toeslag
# compounds written in two words, two words written as one
kinderopvang toeslag = toeslag
jeugd zorg = jeugdzorg
verkeers plein = veiligheid
douane scanners = scanner
scannerbericht = scanner
vergunninguitstoot = stikstof
# several words, with words of grammar left out
scanners bij de haven = scanner
huis van de bewoner = huizen
gemeente maastricht = brieven
kind tilburg = jeugdzorg
brief jaar la = brieven
de kinderen en de moeder = jeugdzorg
# diacritics, quotes, ligatures, capitals
geind = cooperatie
geïnd = cooperatie
GEÏND = cooperatie
cooperatie = cooperatie
coöperatie = cooperatie
reunie = cooperatie
prive = cooperatie
oekraine = oekraine
Oekraïense = oekraine
syrier = oekraine
Syrië = oekraine
oeuvre = oekraine
œuvre = oekraine
foto = politie
foto's = politie
foto’s = politie
risico’s = veiligheid
ozugur = brieven
Özügür = brieven
cafe = brieven
e-mail = trein
email = trein
f-16 = oud
F16 = oud
# beginnings while typing
kinderop… = toeslag
vrag… ∋ brieven cooperatie
huiz… = huizen
briev… = brieven
maast… = brieven
sti… ∋ stikstof
omtz… = toeslag
2024Z019… = scanner
2024… ∋ scanner trein
protes… = stikstof
scanners haven… = scanner
toesl… = toeslag zorgtoeslag
boerd… = stikstof
g… ∋ huizen brieven
controlee… ∋ controle
# names and members
van eijk = scanner
eijk-nagel = scanner
Van Eijk-Nagel = scanner
lid:eijk = scanner
lid:"van eijk" = scanner
lid:vvd = scanner cooperatie
lid:VVD -spionage = cooperatie
lid:sp = toeslag huizen school
lid:"van der plek" = stikstof
lid:plek = stikstof
van der plek = stikstof
lid:ozugur = brieven
lid:duin = zorgtoeslag
lid:yasseri = cooperatie
lid:groenlinks = brieven politie school oud
lid:omtzan… = toeslag
partij:cda = toeslag veiligheid
leijveld omtzand = toeslag
de hoepel = trein
lid:scanner ∅
# tags
tag:spionage = scanner
tag:"grote zaak" = scanner
tag:grote = scanner
tag:Groningen = huizen
tag:cafe-debat = brieven
tag:"café-debat" = brieven
tag:inter… = jeugdzorg
tag:landbouw lid:bbb = stikstof
tag:toeslag ∅
openbaar vervoer = trein
groningen > huizen
# numbers in every spelling
2024Z01911 = scanner
2024z01911 = scanner
2024 Z 01911 = scanner
kv-tk-2024Z01911 = scanner
KV-TK-2024z01911 = scanner
nr:2024Z01911 = scanner
nr:2024z019… = scanner
2022Z15500 = stikstof
kv-tk-2022Z15500-n1 = stikstof
36410 = begroting huizen
36 410 = begroting huizen
36.410 = begroting huizen
nr:36410 = begroting huizen
nr:36 410 = begroting huizen
kst 36410-12 = begroting huizen
36410, nr. 12 = begroting huizen
36 410 VII = begroting
kst-36410-VII-12 = begroting
kamerstuk 36 410, nr. 12 = begroting huizen
36410-13 ∌ begroting huizen
ah 1234 = controle
AH 1234 = controle
ah-tk-20232024-1234 = controle
ah-tk-20222023-1234 ∅
nr:1234 = controle
aanhangsel 2345 = toeslag
aanhangsel handelingen 2020-2021, nr. 2345 = toeslag
ah 987 = stikstof
ah 99 = jeugdzorg
2070824590 = oud
kv-2070824590 = oud
stb 2020 118 = begroting
stb-2020-118 = begroting
stcrt 2013, 10981 = begroting
400.000 = cooperatie
400000 = cooperatie
# phrases
"terugbetaling aan ouders" = toeslag
“terugbetaling aan ouders” = toeslag
"aan terugbetaling ouders" ∅
"drie ongevallen" = veiligheid
"gedupeerde ouders" wachten = toeslag
"niet vaker" = controle
"op hun geld = toeslag
# without
toeslag -kinderopvangtoeslag = zorgtoeslag
toeslag -ouders = zorgtoeslag
wachten -kinderen = toeslag
scanner -tag:spionage ∅
lid:sp -lid:cda = huizen school
-scanner ∅
geld -"hun geld" ∋ cooperatie
geld -"hun geld" ∌ toeslag
# slips of the hand, only when nothing is found otherwise
kinderopvangtoelsag = toeslag
kinderopvangtoesslag = toeslag
scaner = scanner
scannner = scanner
stikstoff = stikstof
stiksotf = stikstof
gemeenta = brieven jeugdzorg
maastrigt = brieven
burgemeester = veiligheid
burgermeester = veiligheid
vluchtelngen = oekraine
begrooting = begroting
pollitiebureau = politie
omtzant = toeslag
verkeersplien = veiligheid
inspekteur = controle
advokaat = toeslag
lid:omtzant = toeslag
# the best first
scanners > scanner
geld > cooperatie
kinderopvangtoeslag > toeslag
grote zaak > scanner
asiel > oekraine
huis > huizen
# nothing to find
xqzwv ∅
"" ∅
- ∅
tag: ∅
`);

describe('query → notes', () => {
  let index: NoteIndex;
  beforeAll(async () => {
    index = await indexOf(LIBRARY);
  });

  test('the table has at least 120 rows', () => {
    expect(TABLE.length).toBeGreaterThanOrEqual(120);
  });

  test.each(TABLE)('$line', (row) => expectRow(index, row));
});
