// Writes /llms.txt: an overview of the site for programs that read text.
import { loadGuides } from '../data/content.ts'
import { toLlmsText } from '../views/find/llms-view.ts'
import { site } from './_site.ts'

export const GET = async () => new Response(toLlmsText(site, await loadGuides()))
