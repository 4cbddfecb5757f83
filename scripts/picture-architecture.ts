// The imports of the project in, README.md's picture of them out; `--write` puts it there, else it is only compared.
import { readFileSync, writeFileSync } from 'node:fs'
import { renewPicture } from './architecture/picture.ts'

const before = readFileSync('README.md', 'utf8')
const after = renewPicture(before)
if (process.argv.includes('--write')) {
  writeFileSync('README.md', after)
} else if (after === before) {
  console.log('The picture in README.md is what the imports say.')
} else {
  console.error(
    'The picture in README.md is not what the imports say: npm run picture:architecture -- --write',
  )
  process.exitCode = 1
}
