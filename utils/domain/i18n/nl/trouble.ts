/** Why something did not work, and what helps. Whole sentences, to be put after what did not work. */
export const trouble = {
  'trouble.quota': 'De schijf is vol. Maak ruimte vrij en probeer het opnieuw.',
  'trouble.newer':
    'Uw notities zijn bewaard door een nieuwere versie van Kantlijn. Ze zijn niet weg: werk Kantlijn bij of installeer de nieuwere versie opnieuw.',
  'trouble.blocked': 'Een ander venster van Kantlijn houdt de opslag bezet. Sluit het en probeer het opnieuw.',
  'trouble.refused': 'De browser laat Kantlijn niets opslaan. Kijk naar de instellingen voor privacy en opslag.',
  'trouble.store': 'De opslag van de browser is niet bereikbaar. Probeer het opnieuw of herstart de browser.',
  'trouble.outdated': 'Kantlijn is bijgewerkt of opnieuw gestart. Laad dit venster opnieuw.',
  'trouble.noAnswer': 'Kantlijn gaf geen antwoord. Probeer het opnieuw.',
  'trouble.fileGone': 'Het bestand of de map is er niet meer.',
  'trouble.fileDenied': 'Kantlijn mag het bestand of de map niet gebruiken.',
  'trouble.unknown': 'Er ging iets mis in Kantlijn. Probeer het opnieuw.',
} as const;
