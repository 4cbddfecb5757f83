// Writes /favicon.ico, which some browsers and feed readers request without reading a page.
import { drawIcon } from '../writers/draw-icon.ts'
import { writeIco } from '../writers/write-ico.ts'

const sizes = [16, 32, 48]

export const GET = async () => {
  const pictures = []
  for (const size of sizes)
    pictures.push({ size, png: await drawIcon({ name: 'favicon', size, shape: 'own' }) })
  return new Response(writeIco(pictures), { headers: { 'content-type': 'image/x-icon' } })
}
