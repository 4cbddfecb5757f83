// Lists the looks in which Lighthouse measures every page.
import { type Config, desktopConfig, type Flags } from 'lighthouse'

export interface AuditLook {
  readonly name: string
  readonly scheme: 'light' | 'dark'
  /** Lighthouse's default is its phone, 412 pixels wide, on simulated slow 4G. */
  readonly config?: Config
  readonly flags?: Flags
}

export const auditLooks: readonly AuditLook[] = [
  { name: 'phone, light', scheme: 'light' },
  {
    name: 'phone of 360 px, dark',
    scheme: 'dark',
    flags: {
      screenEmulation: { mobile: true, width: 360, height: 640, deviceScaleFactor: 3, disabled: false },
    },
  },
  {
    name: 'desktop of 1920 px, light',
    scheme: 'light',
    config: desktopConfig,
    flags: {
      screenEmulation: { mobile: false, width: 1920, height: 1080, deviceScaleFactor: 1, disabled: false },
    },
  },
]
