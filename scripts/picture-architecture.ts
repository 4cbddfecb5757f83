// Compares README.md's architecture diagram with the project's imports; `--write` updates it.
import { readFileSync, writeFileSync } from 'node:fs'
import { renewPicture } from './architecture/picture.ts'

const before = readFileSync('README.md', 'utf8')
const after = renewPicture(before, readFileSync('docs/architecture.md', 'utf8'))
if (process.argv.includes('--write')) {
  writeFileSync('README.md', after)
} else if (after === before) {
  console.log('The diagram in README.md matches the imports.')
} else {
  console.error(
    'The diagram in README.md does not match the imports. Run `npm run picture:architecture -- --write`.',
  )
  process.exitCode = 1
}
