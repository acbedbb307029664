/** Pictures of the interface to be looked at: `node e2e/shots.mjs [folder] [name filter]` after `npm run build`. */
import { mkdirSync } from 'node:fs'
import { launch } from './browser.mjs'
import { serve } from './fixture.mjs'

const folder = process.argv[2] ?? 'target/shots'
const only = process.argv[3] ?? ''
mkdirSync(folder, { recursive: true })

const scenes = {
  log: { path: '/lab' },
  corrected: {
    path: '/lab',
    act: (page) => page.evaluate(() => document.querySelector('[data-scroller]').scrollBy(0, -1450)),
  },
  opened: {
    path: '/lab',
    act: async (page) => {
      await page
        .getByRole('button', { name: /enc_k5_res/ })
        .first()
        .click({ timeout: 3000 })
        .catch(() => {})
    },
  },
  panel: { path: '/lab/e/enc_k5_res' },
  writing: {
    path: '/lab',
    act: async (page) => {
      await page.keyboard.press('n')
      await page.keyboard.type('次は **統計** を直接見る。 enc_k')
    },
  },
  empty: { path: '/lab', which: 'empty' },
  signIn: { path: '/lab/e/enc_k5_res', which: 'signedOut' },
  general: { path: '/lab/settings', which: 'team' },
  members: { path: '/lab/settings/members', which: 'team' },
  activity: { path: '/lab/settings/activity', which: 'team' },
  preferences: { path: '/settings', which: 'team' },
  tokens: {
    path: '/settings/tokens',
    which: 'team',
    act: async (page) => {
      await page.getByRole('textbox').first().fill('training on the big machine')
      await page.keyboard.press('Enter')
    },
  },
  accounts: { path: '/settings/accounts', which: 'team' },
  deactivating: {
    path: '/settings/accounts',
    which: 'team',
    act: (page) => page.getByRole('button', { name: /mio/ }).click(),
  },
  allNotebooks: { path: '/settings/notebooks', which: 'team' },
  givingOwner: {
    path: '/settings/notebooks',
    which: 'team',
    act: async (page) => {
      await page.getByRole('button', { name: /Left behind/ }).click()
      await page.getByRole('searchbox').last().fill('mi')
    },
  },
  signInAway: { path: '/lab?signIn=away', which: 'signedOut' },
  palette: { path: '/lab', act: (page) => page.keyboard.press('Control+k') },
  found: {
    path: '/lab',
    act: async (page) => {
      await page.keyboard.press('Control+k')
      await page.keyboard.type('残差')
    },
  },
  keys: {
    path: '/lab',
    act: async (page) => {
      await page.keyboard.press('Control+k')
      await page.keyboard.type('enc_k')
    },
  },
  finding: {
    path: '/lab',
    act: async (page) => {
      await page.keyboard.press('Control+f')
      await page.keyboard.type('enc_k5')
    },
  },
  trail: { path: '/lab/trail/encoder' },
  columns: { path: '/lab/trail/encoder?view=columns' },
  help: { path: '/lab', act: (page) => page.keyboard.press('?') },
  missing: { path: '/lab/nothing/here' },
}
const sizes = [
  [1440, 900],
  [1024, 768],
  [390, 844],
]
const browser = await launch()
const servers = {}
for (const [name, scene] of Object.entries(scenes)) {
  for (const [width, height] of sizes) {
    for (const theme of ['light', 'dark']) {
      for (const language of ['ja', 'en']) {
        const title = `${name}-${width}-${theme}-${language}`
        if (!title.includes(only) && !new RegExp(only).test(title)) continue
        servers[scene.which ?? 'normal'] ??= await serve({ which: scene.which ?? 'normal' })
        const { url } = servers[scene.which ?? 'normal']
        const page = await browser.newPage({
          viewport: { width, height },
          colorScheme: theme,
          locale: language,
          timezoneId: 'Asia/Tokyo',
          deviceScaleFactor: width < 500 ? 2 : 1,
          hasTouch: width < 500,
          reducedMotion: 'reduce',
        })
        page.on('pageerror', (error) => console.log(title, error.message))
        page.on('console', (message) => message.type() === 'error' && console.log(title, message.text()))
        await page.goto(url + scene.path)
        await page.waitForTimeout(1200)
        await scene.act?.(page)
        await page.waitForTimeout(700)
        await page.screenshot({ path: `${folder}/${title}.png` })
        await page.close()
      }
    }
  }
}
await browser.close()
for (const each of Object.values(servers)) each.close()
