// Every page by name, for the way to a page by typing its name.
import { loadGuides } from '../data/content.ts'
import { toPaletteView } from '../views/find/palette-view.ts'
import { toGuideLinks } from '../views/guides/guide-index.ts'
import { site } from './_site.ts'

export const GET = async () => Response.json(toPaletteView(site, toGuideLinks(site, await loadGuides())))
