import { once } from '../domain/lazy/once.ts';
import { stem } from './stem.ts';

/**
 * Words that are no function words but fit any subject: verbs of reporting and doing, words of size, time, judgement and
 * procedure. Two titles that share them are a little more alike, never alike because of them.
 */
const GENERIC = `
jarenlang jaren jaar jaarlijks maand maanden maandelijks week weken dagen dag uur uren tijd tijdig tijdelijk tijdelijke lang lange langer langere kort korte snel snelle sneller traag trage
explosief explosieve sterk sterke fors forse enorm enorme groot grote grootste groter grotere klein kleine kleinste hoog hoge hoger hogere hoogste laag lage lager lagere laagste zwaar zware ernstig ernstige
toename toenemen toenemende toeneemt afname afnemen stijging stijgen stijgende stijgt gestegen daling dalen dalende daalt gedaald groei groeien groeiende groeit verdubbeld verdubbeling halveren gehalveerd halvering
extra meeste minder minst aantal aantallen duizenden honderden tientallen miljoen miljoenen miljard miljarden procent percentage helft deel hele heel geheel totaal totale steeds vaker vaak regelmatig massaal massale
halen haalt gehaald terechtkomen terechtkomt komst kwam brengen brengt gebracht zetten zet gezet stellen stelt gesteld leggen ligt liggen lopen loopt houden houdt gehouden blijf bleef nemen neemt genomen
ingrijpen ingrijpt optreden optreedt aanpakken aanpak aangepakt maatregel maatregelen actie acties ondernemen bestrijden bestrijding tegengaan voorkomen voorkomt voorkoming verhinderen stoppen stopt gestopt stopzetten stopzetting beginnen begint begonnen start starten gestart
uitblijven uitblijft ontbreken ontbreekt ontbrekende gebrek tekort tekortschieten falen faalt faalde falend falende mislukt mislukken mislukking misstanden misstand probleem problemen problematiek knelpunten knelpunt moeilijk moeilijkheden bezwaar bezwaren klacht klachten
verwachting verwachten verwacht verwachte toekomst toekomstige plan plannen voornemen voorgenomen voorstel voorstellen besluit besluiten besluitvorming beslissing keuze afspraak afspraken toezegging toezeggingen belofte oproep oproepen verzoek verzoeken
onderzoek onderzoeken onderzocht onderzoekt rapport rapporten rapportage advies adviezen evaluatie cijfers resultaten resultaat uitkomst uitkomsten conclusie conclusies informatie gegevens stuk stukken document documenten publicatie gepubliceerd onthulling onthullingen
bekend bekende onbekend onbekende duidelijk duidelijkheid onduidelijk onduidelijkheid openbaar openbare openheid transparantie geheim geheime vertrouwelijk vertrouwelijke aangekondigd aangekondigde aankondiging
goed goede beter betere beste verbeteren verbetering slecht slechte slechter verslechtering fout foute fouten onjuist onjuiste onterecht onterechte terecht ten onrechte onrecht juiste verkeerd verkeerde vermeend vermeende omstreden onacceptabel onbegrijpelijk opmerkelijk
schandalig schandalige zorgwekkend zorgwekkende zorgelijk zorgelijke zorgen bezorgd vrees vrezen dreigen dreigt dreigende dreiging risico risicos gevaar gevaren gevaarlijk gevaarlijke nadelig nadelige negatief negatieve positief positieve belangrijk belangrijke noodzaak noodzakelijk noodzakelijke
effect effecten invloed impact rol positie functie doel doelen gebruik gebruiken gebruikt gebruikte inzet inzetten ingezet toepassing toepassen uitvoering uitvoeren uitgevoerd invoering invoeren ingevoerd afschaffen afschaffing afgeschaft wijziging wijzigen gewijzigd aanpassing aanpassen aangepast verandering veranderen veranderingen
mensen personen persoon man mannen vrouw iemand groep groepen burger burgers nederlander nederlanders land landen landelijk landelijke nationaal nationale internationaal internationale lokaal lokale regionaal regionale regio gebied gebieden plaats plaatsen plek plekken locatie
bedrijf bedrijven organisatie organisaties instelling instellingen instantie instanties overheid overheden partij partijen sector branche betrokken betrokkenheid betrokkenen verantwoordelijk verantwoordelijkheid
vinden vindt zeggen zegt gezegd noemen noemt spreken spreekt praten waarschuwen waarschuwt waarschuwing eisen eist eis vragen vraagt krijgen kreeg gekregen ontvangen ontvangt betalen betaalt betaald kosten kost geld euro bedrag bedragen budget duur dure duurder goedkoop
mogelijkheden kans kansen optie opties wens wensen behoefte nodig voldoende onvoldoende volledig volledige onvolledig helemaal nauwelijks bijna zeker ruim ongeveer
leiden leidt veroorzaken veroorzaakt ontstaan ontstaat komen opkomst verdwijnen verdwijnt verlies verliezen verliest dupe slachtoffer slachtoffers schade gedupeerd gedupeerden getroffen last lijden lijdt
willen werken werk werkt laten maken manier wijze vorm vormen soort soorten wijzen kijken kijkt zien zie tonen toont lijkt lijken houding reactie reageren reageert mening opvatting discussie debat gesprek gesprekken overleg bijeenkomst conferentie
verbod verbieden verboden verbiedt toestaan toegestaan toestemming weigeren weigert weigering geweigerd verplicht verplichte verplichting verplichten recht rechten regel regels regelgeving regeling wet wetgeving wettelijk wettelijke beleid beleidsregels handhaving handhaven toezicht controle controles controleren
verhogen verhoging verhoogt verhoogd verlagen verlaging verlaagd beperken beperking beperkt beperkingen uitbreiden uitbreiding vermindering verminderen versterken versterking vergroten ondersteuning ondersteunen steun helpen hulp helpt
nieuw nieuws laatste recent recente huidig huidige voormalig voormalige oud oude ander volgend volgende vorig vorige afgelopen komend komende speciaal speciale bijzonder bijzondere algemeen algemene eigen hoofd
binnenkort vroeg later laat moment periode geval gevallen voorbeeld feit feiten achtergrond verhaal boek uitspraken rechter brief artikel onderwerp vraagstuk thema punt punten kader basis niveau schaal omvang verschil verschillen relatie verband verhouding samenwerking
buiten binnen richting overal zelfs steeds opnieuw wederom alsnog nogmaals voortdurend blijvend permanente structureel structurele willekeurig onafhankelijk onafhankelijke gezamenlijk gezamenlijke individueel diverse diversen allerlei verschillend
`;

const keys = once(
  () =>
    new Set(
      GENERIC.split(/\s+/)
        .filter((word) => word !== '')
        .flatMap((word) => [word, stem(word)]),
    ),
);

/** Whether a stem or folded word fits any subject (`toename`, `jarenlang`, `maatregel`). */
export function isGeneric(word: string): boolean {
  return keys().has(word);
}
