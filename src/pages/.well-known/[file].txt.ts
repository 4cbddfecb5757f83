// Writes /.well-known/security.txt if the site settings name a contact.
import { toSecurityText } from '../../views/api/security-text.ts'
import { site } from '../_site.ts'

const text = toSecurityText(site)

export const getStaticPaths = () => (text === undefined ? [] : [{ params: { file: 'security' } }])

export const GET = () => new Response(text)
