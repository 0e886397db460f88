/** Documents made to run something, or to exhaust the reader, against the whole program: they are only ever words. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '../support/app.ts'
import { CUT_OFF, EXAMPLE, exported, foreignMarkup, open, ran, runCommand, test } from '../support/attack.ts'
import { hostileDocument, injection } from '../support/hostile-document.ts'
import { Workbench } from '../support/workbench.ts'

test.use(CUT_OFF)

test('a document full of scripts is shown everywhere and exported, and is only ever words', async ({
  app,
  browser,
  folder,
  outside,
  misdeeds,
}) => {
  const { page } = app
  const bench = new Workbench(page)
  const document = hostileDocument(outside.address)
  const isOnlyWords = async () => {
    expect(await foreignMarkup(page)).toEqual([])
    expect(await ran(page)).toBeNull()
    expect(misdeeds).toEqual([])
  }
  await bench.settled()
  await open(app, folder, 'hostile.cpo.json', JSON.stringify(document))
  await expect(page).toHaveTitle('hostile.cpo.json')
  await bench.settled()
  await expect(page.getByTestId('verdict-table')).toContainText('onerror="window.ran=1"')

  await test.step('every kind of component and the package itself in the inspector', async () => {
    const inspector = page.getByTestId('inspector')
    await expect(inspector).toContainText('<script>')
    await isOnlyWords()
    for (const index of [0, 1, document.components.length - 1]) {
      await page
        .getByTestId(/^component-row-/)
        .nth(index)
        .click()
      await expect(inspector).toContainText('<script>')
      await isOnlyWords()
    }
    await page.getByTestId('verdict-table').locator('tbody tr').first().hover()
  })

  await test.step('the influence matrix, the warm-up, the search, the questions', async () => {
    await bench.canvas.focus()
    await page.keyboard.press('Shift+i')
    await expect(page.getByTestId('influence-matrix')).toContainText('<script>', { timeout: 60_000 })
    await isOnlyWords()
    await page.keyboard.press('Escape')
    await runCommand(page, 'Warm-up over time')
    await expect(page.getByTestId('transient-state')).toHaveAttribute('data-state', 'solved', { timeout: 60_000 })
    await page.getByRole('button', { name: 'Show as a table' }).click()
    await expect(page.getByTestId('transient-table')).toContainText('<script>')
    await isOnlyWords()
    await page.keyboard.press('Control+k')
    await page.keyboard.type('onerror')
    await expect(page.getByRole('dialog')).toContainText('<script>')
    await isOnlyWords()
    await page.keyboard.press('Escape')
  })

  await test.step('the exports hold nothing active', async () => {
    const svg = await exported(app, folder, 'Export temperature map (SVG)', 'map.svg')
    expect(svg).toContain('&lt;script&gt;')
    const active = await page.evaluate((text) => {
      const parsed = new DOMParser().parseFromString(text, 'image/svg+xml')
      const allowed = ['svg', 'title', 'image', 'g', 'path', 'rect', 'text']
      return [...parsed.querySelectorAll('*')].flatMap((element) => [
        ...(allowed.includes(element.localName) ? [] : [element.localName]),
        ...element
          .getAttributeNames()
          .filter((name) => /^on|style|class|href/i.test(name))
          .map((name) => `${name}=${element.getAttribute(name)?.slice(0, 22)}`),
      ])
    }, svg)
    expect(active).toEqual(['href=data:image/png;base64,'])
    // Shown by itself, without the app's policy.
    const bare = await browser.newPage()
    const asked: string[] = []
    bare.on('request', (request) => void asked.push(request.url().slice(0, 22)))
    await bare.goto(`file://${join(folder, 'map.svg')}`)
    await bare.waitForTimeout(300)
    expect(await ran(bare)).toBeNull()
    expect(asked.filter((url) => !/^(file:|data:image\/png;base64)/.test(url))).toEqual([])
    await bare.close()
    const csv = await exported(app, folder, 'Export verdict table (CSV)', 'table.csv')
    expect(csv).toContain('<script>')
  })

  await test.step('the comparison and the report, as a preview and as a page of its own', async () => {
    await runCommand(page, 'Keep this design to compare with')
    await expect(page.getByTestId('compare-table')).toContainText('<script>')
    await isOnlyWords()
    await runCommand(page, 'Report…')
    await expect(page.getByTestId('report-paper')).toContainText('<script>')
    const tags = await page.getByTestId('report-paper').evaluate((paper) => {
      const elements = [...(paper.shadowRoot?.querySelectorAll('*') ?? [])]
      const active = elements.filter((element) => element.matches('script, iframe, img, a, style, form, foreignObject'))
      return active.map(({ outerHTML }) => outerHTML)
    })
    expect(tags).toEqual([])
    await isOnlyWords()
    await page.keyboard.press('Escape')
    const html = await exported(app, folder, 'Export report (HTML)', 'report.html')
    expect(html).toContain('&lt;script&gt;')
    // Without the policy that it brings along, so that nothing but the escaping stands between it and the page.
    await writeFile(join(folder, 'bare.html'), html.replace(/<meta http-equiv[^>]*>/, ''))
    const bare = await browser.newPage()
    const asked: string[] = []
    bare.on('request', (request) => void asked.push(request.url().slice(0, 22)))
    await bare.goto(`file://${join(folder, 'bare.html')}`)
    await bare.waitForTimeout(300)
    expect(await ran(bare)).toBeNull()
    expect(asked.filter((url) => !/^(file:|data:image\/png;base64)/.test(url))).toEqual([])
    await bare.close()
  })

  await test.step('a refusal quotes it', async () => {
    const refused = { ...document, fill: injection(outside.address), [injection(outside.address)]: 1 }
    await open(
      app,
      folder,
      `refused ${'<img src=x onerror=window.ran=1>'.replaceAll(/[/<>]/g, '')}.cpo.json`,
      JSON.stringify(refused),
    )
    await expect(page.getByTestId('problems')).toContainText('unknown material')
    await expect(page.getByTestId('problems')).toContainText('<img src=')
    await isOnlyWords()
  })
  expect(outside.touches).toEqual([])
})

test('a hostile document is refused in words or works, and the open design stays', async ({
  app,
  folder,
  misdeeds,
}) => {
  test.setTimeout(180_000)
  const { page } = app
  const bench = new Workbench(page)
  const text = await readFile(EXAMPLE, 'utf8')
  const design = JSON.parse(text)
  const engine = design.components.find(({ id }: { id: string }) => id === 'oe-1')
  const many = (count: number, step: number) =>
    Array.from({ length: count }, (_, n) => ({ ...engine, id: `c${n}`, name: 'x', x: 5 + (n % 100) * step }))
  await bench.settled()
  await open(app, folder, 'mine.cpo.json', text)
  await expect(page).toHaveTitle('mine.cpo.json')
  await bench.settled()
  await bench.select('oe-1')
  const x = await bench.field('x')

  const refused: Readonly<Record<string, readonly [content: string | Uint8Array, words: RegExp]>> = {
    'nested 100 000 deep': [`${'['.repeat(1e5)}${']'.repeat(1e5)}`, /nested more than 100 deep/],
    // The pickers of the test would not carry so much into a browser's page.
    ...(app.desktop && { '100 MB': [Buffer.alloc(100 * 1024 * 1024, 0x20), /larger than 50 MB/] as const }),
    'a long list': [
      text.replace('"components": [', `"components": [${'{},'.repeat(300_000)}`),
      /a list of 300\d+ entries/,
    ],
    'a name twice': [text.replace('{', '{"version": 1,'), /"version" a second time/],
    __proto__: [text.replace('{', '{"__proto__": {"polluted": 1},'), /"__proto__", which is not allowed/],
    'size 1e308': [text.replaceAll(/"width": [\d.]+/g, '"width": 1e308'), /1e\+308|5e\+307/],
    'beyond 1e308': [text.replace(/"width": [\d.]+/, '"width": 1e999'), /not finite/],
    NaN: [text.replace(/"width": [\d.]+/, '"width": NaN'), /is not JSON/],
    '10 000 on one place': [JSON.stringify({ ...design, components: many(10_000, 0) }), /overlaps/],
    'no text': [Uint8Array.of(0x7b, 0xff, 0xfe, 0x00), /not a UTF-8 text file/],
    'UTF-16': [Buffer.from(`\ufeff${text}`, 'utf16le'), /not a UTF-8 text file/],
  }
  for (const [name, [content, words]] of Object.entries(refused)) {
    await test.step(`refused: ${name}`, async () => {
      const start = Date.now()
      await open(app, folder, 'hostile.cpo.json', content)
      await expect(
        page
          .getByTestId('problems')
          .or(page.getByRole('alert'))
          .or(page.getByRole('status'))
          .filter({ hasText: words })
          .first(),
      ).toBeVisible({ timeout: 30_000 })
      expect(Date.now() - start).toBeLessThan(30_000)
      await expect(page).toHaveTitle('mine.cpo.json')
      expect(await bench.field('x')).toBe(x)
      await page
        .getByRole('button', { name: /Forget the refused file|Dismiss|Close/ })
        .first()
        .click({ timeout: 2000 })
        .catch(() => {})
    })
  }

  const works: Readonly<Record<string, string>> = {
    'mark.cpo.json': `\ufeff${text}`,
    'names.cpo.json': text
      .replace('{', '{"constructor": {"prototype": 1}, "prototype": 1, "toString": 1,')
      .replaceAll('"oe-1"', '"constructor"')
      .replaceAll('"oe-2"', '"__proto__"'),
    'surrogates.cpo.json': text
      .replace('"name":', '"description": "\\ud800", "name":')
      .replaceAll('"oe-3"', '"\\udfff"'),
    'long.cpo.json': text.replace('"name":', `"description": "${'\\\\'.repeat(4e6)}", "name":`),
  }
  for (const [name, content] of Object.entries(works)) {
    await test.step(`works: ${name}`, async () => {
      await open(app, folder, name, content)
      await expect(page).toHaveTitle(name, { timeout: 30_000 })
      await bench.settled()
    })
  }
  expect(await page.evaluate(() => Reflect.get({}, 'polluted') ?? null)).toBeNull()
  expect(misdeeds).toEqual([])
})
