// Every page by name, for the way to a page by typing its name.
import { loadGuides } from '../data/content.ts'
import { toGuideLinks } from '../views/guide-index.ts'
import { toPaletteView } from '../views/palette-view.ts'
import { site } from './_site.ts'

export const GET = async () => Response.json(toPaletteView(site, toGuideLinks(site, await loadGuides())))
