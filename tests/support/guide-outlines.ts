// Lists the real guides with their headings, as a build would pass them to the list of page names.
import { readdirSync, readFileSync } from 'node:fs'
import type { GuideOutline } from '../../src/views/guides/guide-index.ts'
import { realSite } from './real-site.ts'

const folder = 'content/guides'

/** The guides with their second-level and third-level headings; the anchors are close to those of a build. */
export const guideOutlines: readonly GuideOutline[] = readdirSync(folder)
  .filter((file) => file.endsWith('.mdx'))
  .map((file) => {
    const text = readFileSync(`${folder}/${file}`, 'utf8')
    const href = realSite.urls.guide(file.slice(0, -'.mdx'.length))
    const headings = [...text.matchAll(/^#{2,3} +(.+?) *$/gm)].map(([, heading = '']) =>
      heading.replaceAll('`', ''),
    )
    return {
      text: /^title: (.*)$/m.exec(text)?.[1] ?? file,
      href,
      description: '',
      sections: headings.map((heading) => ({
        text: heading,
        href: `${href}#${heading
          .toLowerCase()
          .replace(/[^a-z\d -]/g, '')
          .replaceAll(' ', '-')}`,
      })),
    }
  })
