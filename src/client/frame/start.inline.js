// Starts the page's modules after its first paint.
{
  const paths = document.currentScript.dataset.modules.split(' ')
  const start = async () => {
    await Promise.all(paths.map((path) => import(path)))
    document.documentElement.dataset.started = ''
  }
  const observer = new PerformanceObserver((list) => {
    if (list.getEntriesByName('first-contentful-paint').length === 0) return
    observer.disconnect()
    start()
  })
  observer.observe({ type: 'paint', buffered: true })
  // Some browsers do not report paints.
  addEventListener('load', () => setTimeout(start, 1000))
}
