import assert from 'node:assert/strict'
import { test } from 'node:test'
import { axeViolations } from './axe.mjs'
import { api, eventually, notebook, open, profile } from './world.mjs'

const data = `import torch


def load(path):
    return torch.load(path)


`
const encoder = (body) => `class Encoder(torch.nn.Module):
    def __init__(self, width=64, k=5):
        super().__init__()
        self.conv = torch.nn.Conv1d(3, width, k, padding=k // 2)

    def forward(self, x):
        ${body}


`
const training = `def train(model, steps):
    for step in range(steps):
        model.step(step)
`

const bodies = [
  'return self.conv(x)',
  'return self.conv(x)',
  'return torch.relu(self.conv(x))',
  'return torch.relu(self.conv(x))',
  'return torch.relu(self.conv(x))',
  'return torch.relu(self.conv(x)) + x',
  'return torch.relu(self.conv(x)) + x',
]
const text = (i) =>
  i < bodies.length
    ? `${'# tuned\n'.repeat(i)}${data}${encoder(bodies[i])}${training}`
    : `import numpy\n\nLATENT = 12\n\n\ndef squeeze(pages, latent=LATENT):\n    return numpy.mean(pages, axis=latent)\n\n\n${training}`

/** Nine trials, one after the other: the encoder changes in the third and the sixth, and is another one from the eighth on. */
async function history() {
  const lab = await notebook()
  for (let i = 0; i < 9; i++) {
    await lab.trial({
      key: `enc_${i + 1}`,
      occurredAt: `2026-05-0${i + 1}T10:00:00Z`,
      results: { acc: 0.6 + i / 100 },
      ...(i > 0 && { parents: [`enc_${i}`] }),
      code: { files: [{ path: 'model.py', text: text(i) }] },
    })
  }
  return lab
}

const main = (page) => page.getByRole('main')
const stop = (page, key) => main(page).getByRole('listitem', { name: key, exact: true })
const number = (page, line) => main(page).locator(`[data-line="${line}"] > i`)

test('what is cut out of one trial shows in one page how it changed before and after, and one selection puts it right', async () => {
  const lab = await history()
  const page = await open(await profile(), `${lab.slug}/e/enc_4/code?file=model.py&lines=13`, main)
  await number(page, 13).waitFor()
  await page.keyboard.press('d')
  await page.keyboard.press('d')
  await eventually(() => assert.match(page.url(), /lines=11-17$/))
  await page.keyboard.press('e')
  const name = page.getByRole('combobox', { name: /Name/ })
  await name.fill('encoder')
  await name.press('Enter')

  await main(page).getByRole('heading', { name: 'encoder' }).waitFor()
  await stop(page, 'enc_3').getByText('since enc_2').waitFor()
  await stop(page, 'enc_6').getByText('since enc_5').waitFor()
  await stop(page, 'enc_4').getByText('selected here').waitFor()
  assert.deepEqual(await axeViolations(page), [])
  await page.keyboard.press('v')
  await eventually(() => assert.match(page.url(), /view=columns/))
  await stop(page, 'enc_6').getByText('since enc_5').waitFor()
  assert.deepEqual(await axeViolations(page), [])
  await page.keyboard.press('v')

  await stop(page, 'enc_8').getByText('not found').waitFor()
  await stop(page, 'enc_8').getByRole('link', { name: 'Select its lines' }).click()
  await number(page, 6).waitFor()
  await number(page, 6).click()
  await page.keyboard.press('d')
  await page.keyboard.press('e')
  await page.getByRole('combobox', { name: /Name/ }).press('Enter')
  await stop(page, 'enc_8').getByText('selected here').waitFor()
  const { stops } = await api('GET', `/notebooks/${lab.slug}/excerpts/encoder/trail`)
  const last = stops.find(({ experiment }) => experiment === 'enc_9')
  assert.equal(last.origin, 'carried')
  assert.match(last.regions[0].text, /^def squeeze/)

  // What somebody posts meanwhile joins the trail.
  await lab.trial({
    key: 'enc_10',
    parents: ['enc_9'],
    code: { files: [{ path: 'model.py', text: `# tuned\n${text(8)}` }] },
  })
  await main(page).getByText('2 trials unchanged').waitFor()
  assert.deepEqual(page.errors, [])
})

test('a bug said once stands on its line in every trial that has it', async () => {
  const lab = await history()
  const page = await open(await profile(), `${lab.slug}/e/enc_4/code?file=model.py`, main)
  await main(page).locator('[data-line]', { hasText: 'torch.relu' }).locator('i').click()
  await page.keyboard.press('w')
  await main(page).getByText('3 trials have this line.').waitFor()
  await main(page).getByRole('button', { name: 'Correct it in all 3' }).click()
  const box = page.getByRole('textbox', { name: 'Correction' })
  await box.fill('The mask is lost here.')
  await box.press('Control+Enter')
  for (const key of ['enc_3', 'enc_5']) {
    await page.goto(`${page.url().split('/e/')[0]}/e/${key}/code?file=model.py`)
    await main(page).getByText('The mask is lost here.').waitFor()
  }
})

test('what changed in the code since the parent, and since any other trial', async () => {
  const lab = await history()
  const page = await open(await profile(), `${lab.slug}/e/enc_6`, (it) =>
    it.getByRole('link', { name: 'Code since enc_5' }),
  )
  await page.getByRole('link', { name: 'Code since enc_5' }).click()
  await main(page).getByText('return torch.relu(self.conv(x)) + x').waitFor()
  assert.deepEqual(await axeViolations(page), [])
  const against = page.getByRole('textbox', { name: 'Code since' })
  await against.fill('enc_1')
  await against.press('Enter')
  await main(page).getByText('return self.conv(x)', { exact: true }).waitFor()
  await page.keyboard.press('Escape')
})
