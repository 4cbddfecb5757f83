// Finds the pages of a built site that are heavier than their budget.

import type { SiteFault, SiteFiles } from '../site/site-files.ts'
import { type Budget, budgets } from './budgets.ts'
import { measureBrotli, sumOf, type WeighedPage } from './weigh-pages.ts'

/** Find the pages that are over their budget, and the kinds whose median page is. */
export function findWeightFaults(
  site: SiteFiles,
  pages: readonly WeighedPage[],
  limits = budgets,
): readonly SiteFault[] {
  return [...groupByBudget(pages, limits)].flatMap(([budget, group]) => [
    ...group.flatMap((page) => listFaults(site, page, budget)),
    ...listMiddleFaults(site, group, budget),
  ])
}

/** Describe, in one line, how heavy the heaviest page of each kind is. */
export function describeWeights(pages: readonly WeighedPage[]): string {
  const heaviest = [...groupByBudget(pages, budgets)].map(
    ([{ kind }, group]) => `${kind} ${format(Math.max(...group.map(({ weight }) => weight)))}`,
  )
  return `Figures: heaviest pages, compressed, with styles and scripts: ${heaviest.join(', ')}`
}

function groupByBudget(pages: readonly WeighedPage[], limits: readonly Budget[]) {
  const groups = limits.map((budget) => [budget, [] as WeighedPage[]] as const)
  for (const page of pages) groups.find(([{ file }]) => file.test(page.file))?.[1].push(page)
  return groups.filter(([, group]) => group.length > 0)
}

function listMiddleFaults(
  site: SiteFiles,
  group: readonly WeighedPage[],
  budget: Budget,
): readonly SiteFault[] {
  const middle = [...group].sort((a, b) => a.weight - b.weight)[Math.floor(group.length / 2)]
  if (budget.middle === undefined || middle === undefined || middle.weight <= budget.middle) return []
  return [toFault(site, middle, budget, `the median of ${group.length} pages`, middle.weight, budget.middle)]
}

function listFaults(site: SiteFiles, page: WeighedPage, budget: Budget): readonly SiteFault[] {
  const { parts, weight } = page
  const script = sumOf(parts.filter(({ kind }) => kind === 'script'))
  const raw = parts[0]?.raw ?? 0
  return [
    ...(weight > budget.page
      ? [toFault(site, page, budget, 'with styles and scripts', weight, budget.page)]
      : []),
    ...(script > budget.script ? [toFault(site, page, budget, 'scripts', script, budget.script)] : []),
    ...listSheetFaults(page),
    ...(raw > budget.raw ? [toFault(site, page, budget, 'uncompressed HTML', raw, budget.raw)] : []),
  ]
}

/** A browser paints nothing until all style sheets have loaded, and each but the first may need its own connection. */
function listSheetFaults({ file, parts }: WeighedPage): readonly SiteFault[] {
  const sheets = parts.filter(({ kind }) => kind === 'style')
  if (sheets.length < 2) return []
  const what = `it waits for ${sheets.length} style sheets: ${sheets.map((sheet) => sheet.file).join(', ')}`
  return [{ file, what, expected: 'one style sheet; put styles that few pages need in those pages' }]
}

function toFault(
  site: SiteFiles,
  { file, parts }: WeighedPage,
  { kind }: Budget,
  measure: string,
  found: number,
  allowed: number,
): SiteFault {
  const biggest = [...parts]
    .sort((a, b) => b.gzip - a.gzip)
    .slice(0, 3)
    .map((part) => `${part.file} ${format(part.gzip)} (Brotli ${format(measureBrotli(site, part.file))})`)
  return {
    file,
    what: `${measure}: ${format(found)}; largest parts: ${biggest.join(', ')}`,
    expected: `at most ${format(allowed)} for ${kind}`,
  }
}

function format(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`
}
