{
	"translatorID": "5d7a3c0e-9b1f-4e63-8a52-0c6f7d2e41b8",
	"label": "Officiële Bekendmakingen",
	"creator": "Kantlijn",
	"target": "^https?://zoek\\.officielebekendmakingen\\.nl/",
	"minVersion": "5.0",
	"maxVersion": "",
	"priority": 100,
	"inRepository": true,
	"translatorType": 4,
	"browserSupport": "gcsibv",
	"lastUpdated": "2026-12-02 12:00:00"
}

/*
	***** BEGIN LICENSE BLOCK *****

	Copyright © 2026 Kantlijn

	This file may be used under the EUPL, version 1.2, or under the GNU Affero General Public License as published by
	the Free Software Foundation, version 3 or (at your option) any later version.

	***** END LICENSE BLOCK *****
*/

/* A publication of the Dutch parliament or government, as it stands on zoek.officielebekendmakingen.nl. Everything comes from the
   <meta> elements in the head of its page: no request is made but for its PDF. */

/** An identifier of a publication: kv-tk-2024Z01911, ah-tk-20232024-1, kst-36410-12, h-tk-20232024-45-3, stb-2024-1 and others. */
const PUBLICATION = /\/([a-z]{1,8}(?:-[a-z]{2})?-[\w-]*\d[\w-]*)\.html$/i;

function identifierOf(url) {
	const found = PUBLICATION.exec(url.replace(/[?#].*/, ''));
	return found ? found[1] : null;
}

/** The contents of all <meta> of a name, in the order of the page, without empty ones. */
function metas(doc, name) {
	return Array.from(doc.querySelectorAll('meta[name="' + name + '"]'), one => ZU.trimInternal(one.getAttribute('content') || ''))
		.filter(content => content !== '');
}

function first(doc, names) {
	for (const name of names) {
		const [content] = metas(doc, name);
		if (content) return content;
	}
	return '';
}

/** Links to publications in a page of results or a dossier, by address; null when there are none. */
function searchResults(doc) {
	const found = {};
	let any = false;
	for (const link of doc.querySelectorAll('.result--title a[href]')) {
		const url = new URL(link.getAttribute('href'), doc.location ? doc.location.href : doc.baseURI).href;
		if (identifierOf(url) === null) continue;
		const item = link.closest('li');
		const subtitle = item && item.querySelector('.result--subtitle');
		found[url] = [link, subtitle].filter(Boolean).map(one => ZU.trimInternal(one.textContent)).join(': ');
		any = true;
	}
	return any ? found : null;
}

function detectWeb(doc, url) {
	if (identifierOf(url) !== null && metas(doc, 'DC.identifier').length > 0) return 'report';
	return searchResults(doc) === null ? false : 'multiple';
}

async function doWeb(doc, url) {
	if (detectWeb(doc, url) !== 'multiple') {
		scrape(doc, url);
		return;
	}
	const chosen = await Zotero.selectItems(searchResults(doc));
	if (!chosen) return;
	for (const each of Object.keys(chosen)) {
		scrape(await requestDocument(each), each);
	}
}

/** 'R.P. (Ruben) Brekelmans' as first and last name. What is no such name is kept whole. */
function creator(name, creatorType) {
	const parts = /^((?:[A-Z][a-z]{0,2}\.)+)\s*(?:\(([^)]+)\)\s*)?(\S.*)$/u.exec(name);
	if (!parts) return { lastName: name, creatorType, fieldMode: 1 };
	return { firstName: parts[2] || parts[1], lastName: parts[3], creatorType };
}

/** A kind of document as the page names it, narrowest first. */
function kindOf(doc) {
	const kinds = Array.from(doc.querySelectorAll('meta[name="DC.type"]'))
		.map(one => [one.getAttribute('data-scheme') || one.getAttribute('scheme') || '', one.getAttribute('content') || '']);
	for (const scheme of ['KamervraagTypen', 'AanhangselTypen', 'KamerstukTypen', 'Parlementair']) {
		const [, kind] = kinds.find(([named, content]) => named.endsWith(scheme) && content !== '') || [];
		if (kind) return ZU.trimInternal(kind);
	}
	return first(doc, ['OVERHEIDop.publicationName']);
}

/**
 * Where it is printed, as Dutch references say it: 'Kamerstukken II 2023/24, 36999, nr. 12', 'Kamerstukken I 2024/25, 36410, A',
 * 'Aanhangsel Handelingen II 2023/24, nr. 99'. Empty when that is not known.
 */
function placeOf(doc, id) {
	const year = first(doc, ['OVERHEIDop.vergaderjaar']).replace(/^(\d{4})-\d\d(\d\d)$/, '$1/$2');
	const [dossier, paper] = [first(doc, ['OVERHEIDop.dossiernummer']), first(doc, ['OVERHEIDop.ondernummer'])];
	// Papers of the Senate have letters.
	const senate = /^[A-Z]/.test(paper);
	if (/^kst-/.test(id) && dossier && paper)
		return 'Kamerstukken ' + (senate ? 'I ' : 'II ') + year + ', ' + dossier + ', ' + (senate ? paper : 'nr. ' + paper);
	const appendix = first(doc, ['OVERHEIDop.aanhangselNummer']);
	if (/^ah-/.test(id) && appendix) return 'Aanhangsel Handelingen ' + (/^ah-ek-/.test(id) ? 'I ' : 'II ') + year + ', nr. ' + appendix;
	return '';
}

function scrape(doc, url) {
	const id = first(doc, ['DC.identifier']) || identifierOf(url);
	const item = new Zotero.Item('report');
	item.title = first(doc, ['DC.title']) || id;
	// Who put the questions is the author of the questions, not of the answer to them.
	const role = /^ah-/.test(id) ? 'contributor' : 'author';
	for (const name of metas(doc, 'OVERHEIDop.indiener')) item.creators.push(creator(name, role));
	item.reportType = kindOf(doc);
	// An answer names the numbers of the questions it answers, which are not its own.
	item.reportNumber = (/^kv-/.test(id) && first(doc, ['OVERHEIDop.vraagnummer'])) || id;
	item.institution = first(doc, ['DC.creator']);
	item.date = first(doc, ['OVERHEIDop.datumIndiening', 'OVERHEIDop.datumOntvangst', 'DCTERMS.issued', 'DCTERMS.available']);
	item.language = 'nl-NL';
	item.url = 'https://zoek.officielebekendmakingen.nl/' + id + '.html';
	item.libraryCatalog = 'Officiële Bekendmakingen';
	item.extra = [placeOf(doc, id), 'Identificatie: ' + id].filter(Boolean).join('\n');
	for (const category of metas(doc, 'OVERHEID.category')) item.tags.push({ tag: category });
	item.attachments.push({ title: 'Snapshot', document: doc });
	item.attachments.push({
		title: 'PDF',
		mimeType: 'application/pdf',
		url: 'https://zoek.officielebekendmakingen.nl/' + id + '.pdf'
	});
	item.complete();
}
