// Formats days and months for readers.

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** Format the day of an ISO 8601 instant or date, UTC: `7 March 2023`. */
export function formatDay(iso: string): string {
  return `${Number(iso.slice(8, 10))} ${formatMonth(iso)}`
}

/** Format the month of an ISO 8601 instant or date, UTC: `March 2023`. */
export function formatMonth(iso: string): string {
  return `${months[Number(iso.slice(5, 7)) - 1]} ${iso.slice(0, 4)}`
}
