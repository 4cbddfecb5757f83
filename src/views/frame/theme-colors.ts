// Lists the colors used outside the style sheet: in drawings, and by browsers around a page.
// A test compares them with the style sheet and the icon.

export const themeColors = {
  paper: '#fcfcfa',
  darkPaper: '#14181b',
  ink: '#1b2124',
  quiet: '#59636a',
  line: '#d9dcd5',
  accent: '#0a6363',
  icon: '#0b6e6e',
} as const
