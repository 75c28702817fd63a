/**
 * What a person still does when the command is done, in order. Nothing of it can be done by a command without keys that only a
 * publisher has.
 *
 * @param listIsRecorded whether the list of questions comes from a file because the search service was out of reach
 */
export function leftForAPerson(version: string, listIsRecorded: boolean): readonly string[] {
  return [
    ...(listIsRecorded
      ? [
          'Decide whether a recorded list may go out; with a network, run the command again and it asks the search service.',
        ]
      : []),
    'Read RELEASE-NOTES.md once more, as a reader would.',
    `Keep it: git commit -am "release: ${version}" && git tag -s v${version} -m ${version} && git push --follow-tags`,
    `Hang the files on the tag: gh release create v${version} --verify-tag --notes-file .output/release/${version}/RELEASE-NOTES.md .output/release/${version}/*`,
    'Publish: start the workflow "publish" by hand with that version, first with "dry run" on. It needs the secrets that docs/releasing.md names.',
    'The first time: make the accounts of the three stores, take the texts of docs/store/, make the pictures (`npm run store`), answer their questions on privacy, and put the identifiers into the secrets. Firefox keeps the identifier of its manifest for ever: choose a domain that is ours before the first upload (`kantlijn@kantlijn.example` in wxt.config.ts is a placeholder).',
    'Put the site up: `npm run site -- --pictures` takes its pictures anew and writes it into .output/site; any server of files can hold it. Look at it once there, in both languages, and put its address into the pages of the stores.',
    'Install each package as a reader does (see README.md) and open a question on the real site; `npm run probe -- --live` and `npm run record -- --live` say what changed there.',
    'On a phone with Firefox for Android 142 or newer: open a question, write a note, open the library.',
  ];
}
