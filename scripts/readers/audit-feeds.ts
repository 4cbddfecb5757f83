// Reads the built feeds with programs that people use, after installing them where the machine allows it.
import { installPackage } from '../machine/apt.ts'
import {
  formatReport,
  type ReaderReport,
  reportNewsboat,
  reportRss2email,
  reportValidator,
  type ServedSite,
} from './report-readers.ts'
import { hasProgram } from './run-program.ts'
import { findValidator, hasHtml5lib } from './w3c-validator.ts'

/** Print what each program makes of the feeds, and return the number of faults. */
export async function auditFeeds(site: ServedSite): Promise<number> {
  const canRun = hasHtml5lib() || (install('python3-html5lib') && hasHtml5lib())
  const validator = canRun ? findValidator() : undefined
  const reports: readonly (ReaderReport | string)[] = [
    isInstalled('newsboat', 'newsboat') ? await reportNewsboat(site) : describeMissing('Newsboat'),
    isInstalled('r2e', 'rss2email') ? await reportRss2email(site) : describeMissing('rss2email'),
    validator === undefined
      ? describeMissing('the W3C feed validator')
      : await reportValidator(validator, site),
  ]
  let faults = 0
  for (const report of reports) {
    console.log(typeof report === 'string' ? report : formatReport(report))
    faults += typeof report === 'string' ? 0 : report.faults.length
  }
  return faults
}

function isInstalled(program: string, packageName: string): boolean {
  return hasProgram(program) || install(packageName)
}

function install(packageName: string): boolean {
  return installPackage(packageName, `Installing ${packageName}, to read the feeds with it.`)
}

function describeMissing(program: string): string {
  return `Skipped: ${program}, which is not installed and cannot be installed here.`
}
