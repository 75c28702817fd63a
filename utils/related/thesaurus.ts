/**
 * Words of Dutch politics that belong together, from general knowledge of the language: a seed
 * for the word vectors, which are otherwise learned from the titles alone. One group a line, folded,
 * spelled as in a text; a word may stand in several groups. Order has no meaning.
 */
export const WORD_GROUPS: readonly (readonly string[])[] = `
trein treinen spoor spoorwegen ns prorail station stations reizigers treinkaartje spoorlijn machinist conducteur perron
bus bussen tram metro streekvervoer vervoerder busvervoer dienstregeling reizigers
ov openbaar vervoer ov-chipkaart trein bus reizigers
auto automobilist automobilisten personenauto bestuurder rijbewijs kenteken snelweg file wegverkeer
fiets fietser fietsers fietspad fietsen e-bike fietshelm
vrachtwagen vrachtwagens vrachtauto truck trucks chauffeur chauffeurs trucker truckers transporteur transport wegtransport transportsector vervoerders
vliegtuig vliegtuigen luchtvaart vlucht vluchten vliegen luchthaven vliegveld schiphol klm passagiers piloot piloten vliegverkeer airline
schip schepen scheepvaart zeevaart binnenvaart schipper haven havens zeelieden bemanning rederij
ongeluk ongeval verkeersongeluk verkeersongeval botsing verkeersdoden verkeersslachtoffers verkeersveiligheid
snelweg weg afrit knooppunt rijkswaterstaat rijbaan spitsstrook asfalt tunnel
parkeren parkeertarief parkeerkosten parkeergeld parkeerplaats parkeergarage
boete boetes bekeuring verkeersboete flitspaal cjib
ziekenhuis ziekenhuizen kliniek umc medisch specialist patient patienten operatie poli spoedeisende seh
huisarts huisartsen dokter arts artsen praktijk huisartsenpost medicus
verpleegkundige verpleegkundigen verpleging wijkverpleging wijkverpleegkundige verzorgende zorgpersoneel zorgmedewerkers
verpleeghuis verpleeghuizen verzorgingshuis ouderenzorg ouderen bejaarden woonzorgcentrum verzorgingstehuis dementie
thuiszorg huishoudelijke hulp wmo mantelzorg mantelzorger mantelzorgers
medicijn medicijnen geneesmiddel geneesmiddelen farmaceut farmaceutische apotheek apotheker apothekers pil pillen middel geneesmiddelentekort
vaccin vaccins vaccinatie inenting prik vaccineren inenten rijksvaccinatieprogramma
corona coronavirus covid covid-19 pandemie coronacrisis lockdown mondkapje mondkapjes ggd testen
griep virus infectie infectieziekte epidemie uitbraak besmetting bacterie
zorgverzekeraar zorgverzekeraars zorgverzekering premie eigen risico basispakket polis zorgpolis nza vergoeding
pgb persoonsgebonden budget budgethouder svb zorgkantoor
awbz wlz indicatie ciz langdurige zorg zorgzwaartepakket
ggz psychiatrie psychiatrisch psychische geestelijke gezondheidszorg psycholoog depressie zelfmoord suicide suicidepreventie
jeugdzorg jeugdhulp bureau pleegzorg pleegouders pleegkinderen uithuisplaatsing kinderbescherming voogd voogdij jeugdbescherming
gehandicapt gehandicapten handicap beperking gehandicaptenzorg rolstoel toegankelijkheid verstandelijk lichamelijk
abortus zwangerschap zwanger zwangeren abortuskliniek abortuspil prenataal prenatale echo
geboorte bevalling verloskundige verloskundigen kraamzorg baby baby's zuigeling vroedvrouw geboortezorg
euthanasie levenseinde stervenshulp palliatief hulp bij zelfdoding voltooid leven
kanker tumor borstkanker oncologie chemotherapie bevolkingsonderzoek
tandarts mondzorg gebit orthodontist tandartsen
roken tabak sigaret sigaretten rookverbod rokers vapen nicotine tabaksindustrie
alcohol drank drankgebruik dronken comazuipen bier slijterij
drugs drug cocaine xtc wiet cannabis hennep hasj coffeeshop coffeeshops softdrugs drugsbeleid drugshandel wietteelt drugslab
voedsel voeding eten voedselveiligheid nvwa levensmiddelen voedingsmiddelen vlees supermarkt
donor orgaan organen orgaandonatie transplantatie donorregister
school scholen onderwijs leerling leerlingen leraar leraren docent docenten klas schoolbestuur lerarentekort
basisschool basisonderwijs primair onderwijs groep schoolkinderen cito
middelbare voortgezet onderwijs vmbo havo vwo eindexamen examen examens scholieren
mbo roc beroepsonderwijs vakopleiding bve vakschool stage stageplaats
universiteit universiteiten hoger onderwijs hogeschool hbo student studenten collegegeld faculteit hoogleraar wetenschap promovendi
studielening studieschuld studiefinanciering basisbeurs leenstelsel duo studenten
leraar salaris cao functiemix salarisschaal beloning schaal
passend speciaal onderwijs zorgleerlingen thuiszitters leerplicht
kinderopvang creche gastouder gastouders kinderdagverblijf peuterspeelzaal buitenschoolse
toeslag toeslagen kinderopvangtoeslag toeslagenaffaire huurtoeslag zorgtoeslag belastingdienst gedupeerde ouders
belasting belastingen fiscus belastingdienst fiscaal heffing aangifte aanslag btw accijns
belastingontwijking belastingparadijs brievenbusfirma trustkantoor belastingontduiking panama papers zwartsparen
bank banken ing abn amro rabobank bankier bonus bonussen rekening spaarders spaargeld kredietcrisis hypotheek
pensioen pensioenen pensioenfonds aow pensioenleeftijd gepensioneerden dekkingsgraad korten
verzekering verzekeraar verzekeraars woekerpolis polis schadeverzekering
schuld schulden schuldhulpverlening deurwaarder incasso incassobureau schuldsanering armoede beslagvrije
armoede minima bijstand bijstandsuitkering uitkering sociale dienst participatiewet voedselbank
uitkering ww uwv werkloos werkloosheid werklozen werkloosheidsuitkering werkzoekenden
arbeidsongeschikt arbeidsongeschiktheid wia wao wajong keuring ziekte verzuim bedrijfsarts arbodienst zieke werknemers
werknemer werknemers werkgever werkgevers personeel medewerkers arbeidsvoorwaarden cao ontslag ontslagen reorganisatie
vakbond fnv cnv staking stakers staken
arbeidsmigrant arbeidsmigranten uitzendbureau uitzendkracht uitzendkrachten polen seizoensarbeiders uitbuiting
zzp zzp'ers zelfstandige zelfstandigen ondernemer ondernemers schijnzelfstandigheid platform
mkb winkel winkels winkelier winkeliers detailhandel retail koopzondag faillissement
loon lonen salaris minimumloon inkomen inkomens beloning topinkomens balkenendenorm
arbeidsomstandigheden arbo arbeidsinspectie veiligheid werkplek beroepsziekte asbest
huis woning woningen huizen wonen woningmarkt woningbouw nieuwbouw woningnood
huur huren huurder huurders verhuurder verhuurders huurprijs huurverhoging woningcorporatie corporatie corporaties verhuurderheffing sociale
hypotheek hypotheken huiseigenaar huiseigenaren koopwoning starters hypotheekrente
dakloos daklozen zwerfjongeren opvang nachtopvang
gas gaswinning aardgas nam groningen aardbeving aardbevingen bevingen bevingsschade mijnbouw sodm seismiciteit
energie stroom elektriciteit energierekening energieprijzen energieleverancier gasprijs energiearmoede netbeheerder stroomnet netcongestie
windmolen windmolens windenergie windpark windturbine windturbines wind
zon zonne-energie zonnepaneel zonnepanelen zonnepark salderen salderingsregeling
kernenergie kerncentrale borssele kernafval nucleair reactor uranium straling
klimaat co2 uitstoot broeikasgas emissie klimaatverandering klimaatakkoord opwarming
kolen kolencentrale kolencentrales steenkool
biomassa houtstook pellets bossen
stikstof stikstofuitstoot ammoniak pas natura natuurgebied veehouderij depositie uitkoop
boer boeren landbouw agrarier agrariers melkvee veehouder veehouders akkerbouw tuinder tuinders glastuinbouw
mest mestbeleid fosfaat fosfaatrechten nitraat derogatie mestfraude
koe koeien melk melkveehouders rund runderen kalveren zuivel melkprijs
varken varkens varkenshouderij biggen megastal megastallen stal stalbrand
kip kippen pluimvee eieren fipronil vogelgriep pluimveehouder ophokplicht legbatterij
dierziekte q-koorts geiten mkz vogelgriep varkenspest bse blauwtong ruimingen
dier dieren dierenwelzijn dierenmishandeling dierenbescherming dierproef dierproeven proefdieren
slacht slachthuis slachthuizen slachterij ritueel onverdoofd
hond honden kat katten huisdier huisdieren puppy hondenhandel zwerfdieren asiel
jacht jager jagers afschot afschieten wild zwijnen ganzen herten faunabeheer vossen
wolf wolven schapen roofdier
natuur natuurgebied natuurbeheer staatsbosbeheer bos bomen biodiversiteit ecologisch ehs
vis vissen visserij visser vissers visstand garnalen kottervisserij pulsvisserij quota
bijen bestrijdingsmiddel bestrijdingsmiddelen pesticiden glyfosaat gif landbouwgif imidacloprid neonicotinoiden
pfas pfoa chemours dupont genx gif chemisch lozing verontreiniging dordrecht
water drinkwater grondwater waterkwaliteit waterschap waterschappen rivier lozing
overstroming dijk dijken hoogwater waterveiligheid wateroverlast droogte
hitte warmte zomer temperatuur droogte hittegolf hitteplan
afval recycling plastic statiegeld zwerfafval vuilnis verpakkingen afvalverwerking
lucht luchtkwaliteit fijnstof luchtvervuiling uitstoot roet gezondheid
geluid geluidsoverlast lawaai geluidshinder omwonenden vlieghinder nachtvluchten
tata steel staal hoogovens ijmuiden staalfabriek
politie agent agenten politieagent politiebureau korps korpschef politiefunctionaris wijkagent
misdaad criminaliteit crimineel criminelen misdrijf georganiseerde onderwereld ondermijning
overval inbraak inbraken diefstal inbrekers dief dieven roof winkeldiefstal heling
moord doodslag liquidatie moordenaar geweld dodelijk schietpartij schietincident
verkrachting zedendelict aanranding seksueel misbruik zedenmisdrijf pedofiel pedoseksueel kinderporno
huiselijk geweld kindermishandeling mishandeling vrouwenopvang stalking femicide eerwraak
mensenhandel prostitutie prostituees gedwongen loverboys sekswerk vrouwenhandel
gevangenis gevangenissen gedetineerde gedetineerden cel celstraf detentie bajes tbs tbs'er tbs-kliniek dji penitentiaire
rechtbank rechter rechters rechtspraak vonnis proces strafzaak officier justitie om openbaar ministerie vervolging
advocaat advocaten rechtsbijstand advocatuur gefinancierde toga
terrorisme terrorist terroristen aanslag aanslagen terreur jihad jihadist jihadisten is-strijders syriegangers uitreizigers nctv
radicalisering salafisme salafistisch haatprediker imam moskee moskeeen extremisme
aivd mivd inlichtingendienst veiligheidsdienst afluisteren spionage spion geheime dienst nsa staatsgeheim
hack hacker hackers cyber cyberaanval cybersecurity datalek lek beveiliging ransomware digitaal
privacy persoonsgegevens gegevensbescherming avg camera camera's cameratoezicht gezichtsherkenning autoriteit
internet website online sociale media facebook google twitter tiktok platform
telecom telefoon telefonie kpn mobiel 5g zendmast antenne abonnement
kunstmatige intelligentie algoritme algoritmes ai profilering
fraude oplichting fraudeur fraudeurs witwassen corruptie omkoping belangenverstrengeling integriteit
voetbal hooligans supporters stadion voetbalrellen knvb wedstrijd
demonstratie demonstranten betoging protest rellen demonstratierecht actievoerders
discriminatie racisme antisemitisme gelijke behandeling moslimhaat etnisch profileren
homo homo's lhbt lhbti lesbisch transgender homoseksuelen geaardheid homohaat
asiel asielzoeker asielzoekers azc opvang coa asielzoekerscentrum vluchteling vluchtelingen asielaanvraag ind statushouder statushouders
uitzetting uitzetten terugkeer illegaal illegalen vreemdelingenbewaring vreemdeling vreemdelingen deportatie uitgeprocedeerd
verblijfsvergunning gezinshereniging nareis immigratie migratie visum ind kennismigrant
inburgering integratie inburgeringsexamen nederlandse taal inburgeraars taaleis
grens grensbewaking frontex grenscontrole schengen marechaussee mensensmokkel
islam moslim moslims koran hoofddoek boerka burka niqab islamitisch sharia
kerk kerken christen christenen christenvervolging geloof religie godsdienst geloofsvervolging
jood joden joods synagoge holocaust antisemitisme oorlogsslachtoffers
leger defensie militair militairen krijgsmacht soldaat soldaten veteraan veteranen marine landmacht luchtmacht
jsf f-35 straaljager gevechtsvliegtuig f-16 luchtmacht
wapen wapens wapenexport wapenhandel munitie vuurwapen clustermunitie wapenleveranties bewapenen
missie uruzgan afghanistan kunduz navo isaf taliban
oorlog conflict bombardement vredesmissie geweld burgerslachtoffers luchtaanval staakt-het-vuren
rebellen strijdgroepen strijders opstandelingen gewapende oppositie milities
israel gaza palestijnse gebieden westelijke jordaanoever nederzettingen hamas bezetting
syrie assad rebellen damascus isis
turkije erdogan koerden pkk ankara
rusland poetin moskou kremlin oekraine krim sancties
mh17 rampvlucht
china chinese peking oeigoeren tibet hongkong huawei dissident dissidenten
iran teheran kernprogramma
marokko rif rabat
suriname bouterse paramaribo
antillen curacao aruba bonaire caribisch sint maarten eustatius saba koninkrijk
venezuela maduro caracas
mensenrechten mensenrechtenschendingen mensenrechtenverdediger foltering marteling doodstraf politieke gevangenen
journalist journalisten persvrijheid media pers vrijheid van meningsuiting
ontwikkelingshulp ontwikkelingssamenwerking hulporganisatie noodhulp ngo ontwikkelingsgeld subsidie
kinderarbeid textiel kledingindustrie kledingfabriek uitbuiting ketenverantwoordelijkheid maatschappelijk verantwoord ondernemen
kindhuwelijk kindhuwelijken uithuwelijken huwelijksleeftijd huwbare meisjes kindbruid trouwen huwelijk gedwongen
meisjesbesnijdenis vrouwenbesnijdenis genitale verminking besnijdenis
europese unie eu brussel commissie lidstaten richtlijn verordening europarlement
euro eurozone griekenland eurocrisis noodfonds schuldencrisis begroting
handelsverdrag ttip ceta vrijhandel vrijhandelsverdrag mercosur import export
brexit verenigd koninkrijk britten
vn verenigde naties veiligheidsraad resolutie mensenrechtenraad
ambassade ambassadeur consulaat diplomaat diplomaten consulaire
koning koningin koningshuis kroonprins oranje monarchie prins
gemeente gemeenten wethouder burgemeester gemeenteraad gemeentelijk raadslid
provincie provincies gedeputeerde commissaris provinciale
verkiezing verkiezingen stemmen kiezers stembureau stembiljet kiesraad
ambtenaar ambtenaren topambtenaar ministerie rijksambtenaren rijksoverheid
wob woo openbaarmaking informatieverzoek documenten
brandweer brand branden brandveiligheid brandweerkazerne bluswater
ambulance ambulances aanrijtijden meldkamer 112 spoedzorg
omroep npo televisie publieke radio zender programma omroepen
cultuur museum musea kunst theater orkest kunstenaars subsidie erfgoed
film filmfonds bioscoop filmproductie regisseur
boek boeken bibliotheek bibliotheken lezen schrijver boekhandel
monument monumenten erfgoed restauratie archeologie
sport sporters sportclub sportvereniging nocnsf olympische spelen doping topsport
gokken kansspel kansspelen casino loterij gokverslaving holland
vuurwerk oud en nieuw jaarwisseling vuurwerkverbod
zwarte piet sinterklaas slavernij slavernijverleden
hoofdluis schimmel
post postbezorging postnl tnt postbode brievenbus
notaris notarissen kadaster makelaar makelaars
toerisme toerist toeristen vakantie recreatie camping vakantiepark recreatiewoning airbnb
horeca cafe restaurant kroeg terras
taxi taxi's taxichauffeur uber
drone drones onbemand
scanner scanners rontgen douane controle container containers haven
crypto bitcoin cryptovaluta
aandelen aandeelhouder aandeelhouders winstdeling beurs belegger beleggers dividend
overname private equity investeerder durfkapitaal fusie
aanbesteding aanbestedingen inkoop gunning
ict automatisering computersysteem systeem software ict-project
adoptie interlandelijke adoptiekinderen draagmoeder donorkind
echtscheiding scheiding omgangsregeling alimentatie co-ouderschap vechtscheiding
erfenis erfbelasting schenking nalatenschap
dwangarbeid slavernij gedwongen arbeid
vermist vermiste ontvoering kinderontvoering ontvoerd
down syndroom downsyndroom nipt screening
autisme adhd dyslexie stoornis
lyme teken tekenbeet
me cvs chronisch vermoeidheid post-covid
hulpmiddel hulpmiddelen implantaat implantaten prothese borstimplantaten
bloed bloeddonor sanquin plasma
luchtballon zweefvliegtuig
asbest asbestsanering asbestdaken
houtrook houtkachel open haard
scheurende muren verzakking funderingsschade fundering
`
  .trim()
  .split('\n')
  .map((line) => line.split(' '));
