import { chromium } from '@playwright/test'
import { serveSite } from './scripts/machine/serve.ts'
const s = await serveSite('dist','/',0)
const b = await chromium.launch({executablePath:'/usr/bin/chromium',args:['--no-sandbox','--disable-dev-shm-usage','--disable-gpu']})
for (const [n,p] of [['feeds','feeds/'],['broader','feeds/broader/'],['api1','api/v1/'],['guide','guides/subscribe/']])
 for (const [w,c] of [[1400,'light'],[390,'dark']]) {
  const pg = await b.newPage({viewport:{width:w,height:900},colorScheme:c})
  await pg.goto(s.url+p); await pg.waitForTimeout(300)
  console.log(n,w,await pg.evaluate(()=>[document.documentElement.scrollWidth,document.documentElement.scrollHeight]))
  await pg.screenshot({path:`/tmp/w/s/E-shots/${n}-${w}.png`,fullPage:true,clip:undefined})
  await pg.close()
 }
await b.close(); s.server.close(); s.server.closeAllConnections()
