// Starts the page's modules after its first paint.
{
  const paths = document.currentScript.dataset.modules.split(' ')
  const start = async () => {
    await Promise.all(paths.map((path) => import(path)))
    document.documentElement.dataset.started = ''
  }
  new PerformanceObserver((list, observer) => {
    if (!list.getEntriesByName('first-contentful-paint')[0]) return
    observer.disconnect()
    start()
  }).observe({ type: 'paint', buffered: true })
  // Some browsers do not report paints.
  addEventListener('load', () => setTimeout(start, 1000))
}
