#!/usr/bin/env bash
# Shows that a link with `&` that feedsmith writes reaches readers of rss-parser with white space around it.
#
# feedsmith puts a text with `&` or `<` into CDATA, on a line of its own. The line breaks and the indentation are then
# part of the element's text, also of `id`, where RFC 4287 (section 2) allows no white space around an IRI. rss-parser
# trims neither `guid` nor `id`, so the same item has one identity with one query parameter and a padded one with two.
# feedsmith's own parser trims, so a round trip hides it.
set -u
version=${1:-3.0.1}
dir=$(mktemp -d) && trap 'rm -rf "$dir"' EXIT && cd "$dir" || exit 2
echo '{ "private": true, "type": "module" }' > package.json
npm install --silent --ignore-scripts --no-audit --no-fund --save-exact \
  "feedsmith@$version" fast-xml-parser@5.11.2 fast-xml-builder@1.3.2 rss-parser@3.13.0 xml2js@0.5.0 || exit 2

cat > look.js << 'SCRIPT'
import { readFileSync } from 'node:fs'
import { generateAtomFeed, generateRssFeed, parseAtomFeed, parseRssFeed } from 'feedsmith'
import Parser from 'rss-parser'

const versionOf = (name) => JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version
console.log(`feedsmith ${versionOf('feedsmith')}, read by rss-parser ${versionOf('rss-parser')}`)

const reader = new Parser()
const updated = new Date(0)
const seen = []
for (const address of ['https://example.org/item?from=1', 'https://example.org/item?from=1&to=2']) {
  const rss = generateRssFeed({
    title: 'Example',
    link: 'https://example.org/',
    description: 'Example',
    items: [{ title: 'Item', link: address, guid: { value: address, isPermaLink: true } }],
  })
  const atom = generateAtomFeed({
    id: 'https://example.org/',
    title: { value: 'Example' },
    updated,
    entries: [{ id: address, title: { value: 'Item' }, updated, links: [{ href: address }] }],
  })
  const [fromRss] = (await reader.parseString(rss)).items
  const [fromAtom] = (await reader.parseString(atom)).items
  const read = {
    'RSS link': fromRss.link,
    'RSS guid': fromRss.guid,
    'Atom id': fromAtom.id,
    'Atom link': fromAtom.link,
  }
  console.log(`written: ${address}`)
  for (const [field, value] of Object.entries(read)) {
    console.log(`  ${field}: ${JSON.stringify(value)}${value === address ? '' : '  <- not what was written'}`)
  }
  const ownParser = [parseRssFeed(rss).items[0].guid.value, parseAtomFeed(atom).entries[0].id]
  console.log(`  feedsmith's own parser reads what was written: ${ownParser.every((value) => value === address)}`)
  seen.push(Object.keys(read).filter((field) => read[field] !== address && read[field].trim() === address).join(', '))
}
const isSeen = seen[0] === '' && seen[1] === 'RSS link, RSS guid, Atom id'
console.log(
  isSeen
    ? `SEEN: padded with white space where the link has &: ${seen[1]}.`
    : `GONE: padded without and with &: ${seen.map((fields) => fields || 'nothing').join('; ')}.`,
)
process.exit(isSeen ? 0 : 3)
SCRIPT
node look.js
case $? in 0) exit 0 ;; 3) exit 1 ;; *) exit 2 ;; esac
