import { beforeAll, describe, expect, test } from 'vitest';
import type { NoteIndex } from '../../../utils/store/search-schema.ts';
import { expectRow, rows } from './rows.ts';
import { indexOf } from './support.ts';
import { WRITTEN } from './written-library.ts';

/** Dutch as it is written, beside the table of words and numbers: see rows.ts for how a row reads. */
const TABLE = rows(`
# apostrophes
pgb's = pgb
pgb’s = pgb
PGBs = pgb
pgbs = pgb
zzp'er = pgb
zzpers = pgb
ZZP = pgb
oma = pgb
oma's = pgb
ggd = koorts
GGD’en = koorts
ngo = zeeen
ngo's = zeeen
azc = azc
azc’s = azc
AZCs = azc
azcs = azc
amv’s = azc
amvs = azc
van 't hofje = pgb
Van ’t Hofje = pgb
van ‘t Hofje = pgb
lid:'t hofje = pgb
lid:"van 't hofje" = pgb
's-hertogenbosch = azc
’s-Hertogenbosch = azc
’s Hertogenbosch = azc
s-hertogenbosch = azc
hertogenbosch = azc
't was = school
# hyphens
pgb houders = pgb
pgb-houder = pgb
pgbhouders = pgb
zorg in natura = pgb
zuid limburg = pgb
Zuid-Limburgse = pgb
woo-verzoeken = pgb
Woo verzoek = pgb
noord brabant = koorts
brabantse = koorts
q-koorts = koorts
Q-koorts = koorts
Q koorts = koorts
qkoorts = koorts
koorts = koorts
CAF-11 = caf
caf 11 = caf
caf11 = caf
caf = caf
fsv-lijsten = caf
belastingdienst/toeslagen = caf
belastingdienst toeslagen = caf
zwarte-lijst = caf
covid = vaccin
covid-19 = vaccin
covid 19 = vaccin
covid19 = vaccin
mRNA vaccins = vaccin
coronacheck = vaccin
toegangsbewijzen = vaccin
ic bedden = vaccin
icbedden = vaccin
IC-bed = vaccin
Bosnië Herzegovina = zeeen
abc eilanden = zeeen
f-35 = defensie
f 35 = defensie
F35's = defensie
JIT onderzoek = defensie
buk-raketten = defensie
srebrenica rapport = defensie
60-plusser = uwv
60 plussers = uwv
60plussers = uwv
ex kankerpatienten = uwv
vmbo leerlingen = school
inspecteurs-generaal = school
inspecteur generaal = school
budel = azc
# digits glued to letters, and units
a2 = snelweg
A 2 = snelweg
A12 = snelweg
N 35 = snelweg
n35 = snelweg
tag:a2 = snelweg
130km = snelweg
130 km = snelweg
130 = snelweg
100 km/u = snelweg
co2 = snelweg
CO₂ = snelweg
CO2-uitstoot = snelweg
no2 = snelweg
pm2.5 = snelweg
24/7 = snelweg
40% = snelweg
MH17 = defensie
mh 17 = defensie
MH-17 = defensie
c2000 = defensie
2g beleid = vaccin
vraag 3b = koorts
bijlage3a = uwv
bijlage 3a = uwv
bijlage = uwv
lid:50plus = pgb
# amounts and dates
2354 = koorts
2.354 = koorts
270.000 = caf
270000 = caf
3,7 miljoen = caf
€ 3,7 = caf
25 mln = snelweg
25 miljoen = snelweg
1,5 meter = vaccin
31-12-2021 = caf
31 12 2021 = caf
1 januari 2024 = uwv
1000 = school
19.000 = azc
# abbreviations and capitals
n.a.v. = pgb
nav = pgb
rivm = koorts
RIVM-rapport = koorts
avg boetes = caf
boetes = caf
boete = caf
o/gs = caf
wia-uitkering = uwv
WIA UITKERING = uwv
weigert = pgb uwv
WW-rechten = uwv
ww = uwv
havo/vwo = school
brugklassen = school
coa ind = azc
vaccin = vaccin
vaccins = vaccin
e-mails = pgb
emails = pgb
# diacritics
patient = koorts uwv
patiënten = koorts uwv
zoonosen = koorts
tag:zoönose = koorts
zee = zeeen
zeeën = zeeen
enquêtes = zeeen
creche = zeeen
crèches = zeeen
coordinatie = zeeen
facade = zeeen
curacao = zeeen
belgie = zeeen
tracebesluit = snelweg
krogel = snelweg
ozdil = school
kúnnen > azc
kunnen niet > azc
# names with tussenvoegsels and initials
van weyendal = caf
lid:van weyendal = caf
lid:"van weyendal" = caf
den haam = vaccin
lid:den haam = vaccin
van hazel = vaccin
ten broeder = zeeen
el fassal = defensie
de vries = defensie
J.P. de Groot = uwv
jp de groot = uwv
van den huls = school
van der staak = azc
roel van der meer = azc
lid:van der staak = azc
lid:van der staak overvol = azc
lid:van 't hofje indicatie = pgb
ter apel -lid:van der staak = vaccin
lid:van -lid:van 't hofje = azc caf school uwv vaccin
lid:westerw… = pgb
lid:groenlinks-pvda = pgb school
lid:"groenlinks-pvda" = pgb
lid:omtzand lid:belhal = defensie
lid:omtzand -lid:belhal = caf
# tags
tag:"wmo 2015" = pgb
tag:pgb's = pgb
tag:"asiel & migratie" = azc
tag:abc-eilanden = zeeen
tag:todo = uwv
# numbers: zeros left out, glued, without year, as an address
2023Z04512 = pgb
2023z4512 = pgb
2023 Z 4512 = pgb
nr:2023z4512 = pgb
2023z45… = pgb
2023Z045… = pgb
2024z101 = uwv
2024Z00101 = uwv
nr:12001 = koorts
nr:04512 = pgb
Z12001 = koorts
nr:2019z12… = koorts
ah2871 = pgb
AH-2871 = pgb
ah 101 = uwv
aanhangsel van de handelingen 2871 = pgb
2022-2023, nr. 2871 = pgb
2022/23, 2871 = pgb
2021/22, 2871 ∅
31 066, nr. 700 = caf
31066-700 = caf
35 600 IX = snelweg
35600-IX-5 = snelweg
36 333 = azc
nr:36.333 = azc
https://zoek.officielebekendmakingen.nl/kv-tk-2023Z04512.html = pgb
https://zoek.officielebekendmakingen.nl/kst-31066-700.html = caf
# phrases and what is left out
"ter apel overvol" = azc
«Opvang Ter Apel» = azc
„ter apel” = azc vaccin
ter apel -overvol = vaccin
"in zeeën rond" = zeeen
# slips of the hand
kankerpatientne = uwv
leewarden = defensie
belastindienst = caf
gietenhouderij = koorts
maastrict vmbo = school
`);

describe('query → notes, as people write', () => {
  let index: NoteIndex;
  beforeAll(async () => {
    index = await indexOf(WRITTEN);
  });

  test('the table has at least 120 rows', () => {
    expect(TABLE.length).toBeGreaterThanOrEqual(120);
  });

  test.each(TABLE)('$line', (row) => expectRow(index, row));
});
