// Lists the looks in which every page is captured: widths, color schemes, print, zoom, and without scripts.
import type { BrowserContextOptions } from '@playwright/test'

export interface Look {
  readonly name: string
  readonly width: number
  readonly context?: Pick<
    BrowserContextOptions,
    'colorScheme' | 'forcedColors' | 'javaScriptEnabled' | 'deviceScaleFactor'
  >
  readonly media?: 'print'
  /** The reader's text size setting, in percent. */
  readonly text?: number
}

const desk = 1280

export const looks: readonly Look[] = [
  ...[360, 390, 768, desk, 1920].map((width) => ({ name: `${width}`, width })),
  { name: '390-dark', width: 390, context: { colorScheme: 'dark' } },
  { name: `${desk}-dark`, width: desk, context: { colorScheme: 'dark' } },
  { name: 'forced-colors', width: desk, context: { forcedColors: 'active', colorScheme: 'dark' } },
  // A browser's zoom makes the window smaller in CSS pixels, and each pixel larger.
  { name: 'zoom-200', width: desk / 2, context: { deviceScaleFactor: 2 } },
  { name: 'text-200', width: desk, text: 200 },
  { name: 'no-script', width: desk, context: { javaScriptEnabled: false } },
  // A4 minus its margins, at 96 pixels per inch.
  { name: 'print', width: 718, media: 'print' },
]
