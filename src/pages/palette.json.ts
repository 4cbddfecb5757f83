// Writes /palette.json: every page by name, for going to a page by typing its name.
import { loadGuides } from '../data/content.ts'
import { toPaletteView } from '../views/find/palette-view.ts'
import { toGuideOutlines } from '../views/guides/guide-index.ts'
import { site } from './_site.ts'

export const GET = async () => Response.json(toPaletteView(site, toGuideOutlines(site, await loadGuides())))
