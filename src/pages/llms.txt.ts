// /llms.txt: what programs that read text find here.
import { loadGuides } from '../data/content.ts'
import { toLlmsText } from '../views/find/llms-view.ts'
import { site } from './_site.ts'

export const GET = async () => new Response(toLlmsText(site, await loadGuides()))
