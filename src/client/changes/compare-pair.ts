// Shows a comparison that has no page of its own if the address names one (`?from=v1&to=v9`), and loads what that takes.
const place = document.querySelector<HTMLElement>('[data-pair]')
const query = new URLSearchParams(location.search)
const [from, to] = [query.get('from'), query.get('to')]
if (place !== null && from !== null && to !== null) {
  void import('./compare-here.ts').then(({ comparePair }) => comparePair(place, from, to))
}

export {}
