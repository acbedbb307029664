/** What product.md says of a team, with a real provider and a browser profile for each person. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import axe from 'axe-core'
import { databases, invite, median, person, post, quote, signInForm, signOut, violations } from './team.mjs'
import { base, eventually, row, writingBox } from './world.mjs'

after(() => assert.deepEqual(violations, [], 'nothing that the content security policy forbids was tried'))

test('two people sign in, one invites the other, and each sees the other’s entry appear while it is written', async () => {
  const [kei, mio] = [await person(), await person()]
  const slug = await kei.makeNotebook('Handwriting')
  await invite(kei, slug, mio.name)
  // Invited before that person has ever been here.
  assert.match(await kei.page.getByRole('region', { name: 'Invited, not here yet' }).innerText(), /writer/)
  await mio.signIn(`/${slug}`)
  await kei.goTo(`/${slug}`)

  const there = await post(kei.page, 'The residual helps, on every seed.')
  await row(mio.page, 'The residual helps').waitFor()
  const shown = Date.now()
  await post(mio.page, 'それは種の揺れより大きい。')
  await row(kei.page, 'それは種の揺れより大きい。').waitFor()
  console.log(`  an entry of one is on the other’s screen ${shown - there} ms after the server has it`)
  assert.ok(shown - there < 5_000, 'and not only after a reload')

  // Who wrote stands where it changes.
  await row(kei.page, 'それは種の揺れより大きい。').getByText(mio.fullName).waitFor()
  await row(mio.page, 'The residual helps').getByText(kei.fullName).waitFor()

  await quote(mio.page, 'The residual helps', 'on every seed', 'Comment')
  await post(mio.page, 'On which ones?', 'Reply')
  await kei.page.getByText('On which ones?').first().waitFor()
  await quote(kei.page, 'それは種の揺れより', '種の揺れ', 'Correct')
  await post(kei.page, '測ったら揺れと同じだった。', 'Correction')
  await mio.page.getByText('測ったら揺れと同じだった。').first().waitFor()

  await signOut(mio.page)
  await mio.page.getByRole('link', { name: 'Sign in' }).waitFor()
  assert.deepEqual(await databases(mio.page, 'tsuiki-journal'), [], 'her copy of the notebook is gone')
  assert.notDeepEqual(
    await databases(mio.page, 'tsuiki-own'),
    [],
    'what she has not sent would still be there',
  )
  assert.equal((await mio.page.request.get(`${base}/api/v1/me`)).status(), 401)
  await mio.page.goto(`${base}/login?to=%2F${slug}`)
  await mio.page.locator('#password').waitFor()
  assert.deepEqual([...kei.errors, ...mio.errors], [])
})

test('the first useful page is there soon after the provider has said who it is', async () => {
  const owner = await person()
  const slug = await owner.makeNotebook('Times')
  await owner.api('POST', `/notebooks/${slug}/annotations`, { kind: 'note', text: 'The first line.' })
  const times = []
  for (let n = 0; n < 3; n++) {
    const guest = await person()
    await owner.api('POST', `/notebooks/${slug}/invitations`, { user: guest.name, role: 'writer' })
    times.push(await guest.signIn(`/${slug}`, row(guest.page, 'The first line.')))
    await guest.context.close()
  }
  console.log(
    `  signed in → writing: ${times.join(', ')} ms, median ${median(times)} ms, in a browser with nothing kept`,
  )
  assert.ok(median(times) < 10_000)
})

test('an expired session is one quiet line, and signing in again goes on where one was', async () => {
  const kei = await person()
  const slug = await kei.makeNotebook('Expiry')
  await kei.goTo(`/${slug}?x=%E5%B1%A4`)
  await writingBox(kei.page).fill('Written before.')
  await writingBox(kei.page).press('Control+Enter')
  await kei.context.clearCookies({ domain: new URL(base).hostname, name: /^q_/ })
  await writingBox(kei.page).fill('Half a sen')
  const line = kei.page.getByRole('alert').filter({ hasText: 'signed out' })
  await line.waitFor()
  assert.equal(await kei.page.getByRole('alert').count(), 1, 'it is said once')
  assert.equal(await row(kei.page, 'Written before.').count(), 1, 'what is here stays readable')
  await line.getByRole('link', { name: 'Sign in' }).click()
  await kei.page.waitForURL(`${base}/${slug}?x=%E5%B1%A4`)
  await eventually(async () => assert.equal(await writingBox(kei.page).inputValue(), 'Half a sen'))
  await row(kei.page, 'Written before.').waitFor()
  await eventually(async () => assert.deepEqual(await kei.texts(slug), ['Written before.']))
  assert.equal(await kei.page.getByRole('alert').count(), 0)
})

test('a reader is told why there is nothing to write in, an owner makes a writer of them', async () => {
  const [owner, reader] = [await person(), await person()]
  const slug = await owner.makeNotebook('Reading')
  await reader.signIn('/')
  await invite(owner, slug, reader.name, 'reader')
  await reader.page.goto(`${base}/${slug}`)
  await reader.page.getByText('You can read this notebook, not write in it.').waitFor()
  assert.equal(await writingBox(reader.page).count(), 0)
  await owner.page.getByRole('combobox', { name: `Role of ${reader.fullName}` }).selectOption('writer')
  await owner.page.getByText(`${reader.fullName} is now writer.`).waitFor()
  await reader.page.reload()
  await writingBox(reader.page).waitFor()
})

test('the last owner stays and is told why; a member who leaves keeps nothing of the notebook', async () => {
  const [owner, guest] = [await person(), await person()]
  const slug = await owner.makeNotebook('Staying')
  await guest.signIn('/')
  await invite(owner, slug, guest.name)
  await owner.page.getByText('The last owner stays.').waitFor()
  assert.equal(await owner.page.getByRole('button', { name: 'Leave' }).count(), 0)
  await guest.page.goto(`${base}/${slug}`)
  await writingBox(guest.page).waitFor()
  await guest.page.goto(`${base}/${slug}/settings/members`)
  await guest.page.getByRole('button', { name: 'Leave' }).click()
  await guest.page.getByRole('group').getByRole('button', { name: 'Leave', exact: true }).click()
  await guest.page.getByText('You have left the notebook.').waitFor()
  await eventually(async () => assert.deepEqual(await databases(guest.page, 'tsuiki-journal'), []))
  await guest.page.goto(`${base}/${slug}`)
  await guest.page.getByRole('heading', { name: 'No such notebook' }).waitFor()
})

test('a token is shown once with lines that work as they stand, and is refused once it is revoked', async () => {
  const kei = await person()
  const slug = await kei.makeNotebook('Scripts')
  await kei.goTo('/settings/tokens')
  await kei.page.getByLabel('What it is for').fill('training')
  await kei.page.getByRole('button', { name: 'Make token' }).click()
  const made = kei.page.getByRole('region', { name: 'training' })
  const line = await made.getByRole('region', { name: 'Ready to use' }).innerText()
  const [, secret, address] = /Bearer (tsk_[^"]+)[\s\S]*'(http[^']+)'/.exec(line) ?? []
  const send = () =>
    fetch(address, {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
      body: JSON.stringify({ key: 'first_try' }),
    })
  assert.equal((await send()).status, 201)
  await kei.page.reload()
  await kei.page.getByText('training', { exact: true }).waitFor()
  assert.ok(!(await kei.page.content()).includes('tsk_'), 'it is shown once')
  await kei.page.getByRole('button', { name: 'Revoke training' }).click()
  await kei.page.keyboard.press('Enter')
  await kei.page.getByText('You have no tokens.').waitFor()
  assert.equal((await send()).status, 401)
  await kei.goTo(`/${slug}`)
  await row(kei.page, 'first_try').waitFor()
})

test('an administrator deactivates an account, which is told so, and lets it back', async () => {
  const [admin, guest] = [await person('admin'), await person()]
  await guest.signIn('/')
  await admin.goTo('/settings/accounts')
  await admin.page.getByRole('searchbox').fill(guest.name)
  await admin.page.getByRole('button', { name: `Deactivate ${guest.fullName}` }).click()
  await admin.page.keyboard.press('Enter')
  await admin.page.getByRole('button', { name: `Let back ${guest.fullName}` }).waitFor()
  await guest.page.evaluate(() => localStorage.clear())
  await guest.page.goto(base)
  await guest.page.getByText('This account was deactivated.').waitFor()
  await admin.page.getByRole('button', { name: `Let back ${guest.fullName}` }).click()
  await admin.page.getByRole('button', { name: `Deactivate ${guest.fullName}` }).waitFor()
  await guest.page.reload()
  await guest.page.getByText('There is no notebook yet.').waitFor()
})

for (const language of ['en', 'ja']) {
  test(`signing in and the settings have no obstacle that axe knows, and fit on a telephone (${language})`, async () => {
    const admin = await person('admin', { locale: language, viewport: { width: 390, height: 844 } }, false)
    const { page } = admin
    await page.goto(`${base}/`)
    await page.getByRole('link', { name: /Sign in|サインイン/ }).waitFor()
    await clear(page)
    await page.getByRole('link', { name: /Sign in|サインイン/ }).click()
    await signInForm(page, admin)
    await page.waitForURL(`${base}/**`)
    const slug = await admin.makeNotebook(language === 'ja' ? '手書き文字認識' : 'Axe')
    const places = ['settings', 'settings/tokens', 'settings/accounts', 'settings/notebooks']
    const rooms = ['settings', 'settings/members', 'settings/activity'].map((each) => `${slug}/${each}`)
    for (const path of [...places, ...rooms]) {
      await page.goto(`${base}/${path}`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.waitForLoadState('networkidle', { timeout: 1_500 }).catch(() => {})
      await clear(page)
    }
  })
}

async function clear(page) {
  await page.evaluate(axe.source)
  const found = await page.evaluate(async () => {
    const { violations } = await globalThis.axe.run()
    const wide = document.documentElement.scrollWidth > innerWidth ? ['wider than the screen'] : []
    return [
      ...violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.html).join(' ')}`),
      ...wide,
    ]
  })
  assert.deepEqual(found, [], page.url())
}
