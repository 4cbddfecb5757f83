// Formats a contact sheet of screenshots in HTML, with a row for each page and a column for each look.
import type { Look } from './looks.ts'
import type { Shot } from './take-shots.ts'

/** Format the contact sheet. It belongs in the same folder as the screenshots. */
export function formatSheet(shots: readonly Shot[], looks: readonly Look[]): string {
  const rows = [...Map.groupBy(shots, ({ page }) => page)].map(
    ([page, group]) =>
      `<tr><th scope="row">${page.name}<br><small>${page.path}</small></th>${looks.map((look) => formatCell(group, look)).join('')}</tr>`,
  )
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Contact sheet</title>
<style>
body { font: 14px system-ui, sans-serif; margin: 0; background: #888; }
table { border-spacing: 8px; }
th { position: sticky; left: 0; top: 0; background: #fff; padding: 4px 8px; text-align: left; z-index: 1; }
td { vertical-align: top; background: #fff; }
td.wide { outline: 4px solid red; }
img { width: 260px; height: 420px; object-fit: cover; object-position: top; display: block; }
</style>
<table><tr><th></th>${looks.map(({ name }) => `<th scope="col">${name}</th>`).join('')}</tr>
${rows.join('\n')}
</table></html>
`
}

function formatCell(shots: readonly Shot[], look: Look): string {
  const shot = shots.find((one) => one.look === look)
  if (shot === undefined) return '<td></td>'
  const { file, page, tooWide } = shot
  const mark = tooWide.length === 0 ? '' : ' class="wide"'
  return `<td${mark}><a href="${file}"><img src="${file}" loading="lazy" alt="${page.name}, ${look.name}"></a></td>`
}
