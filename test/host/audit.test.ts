import { type OpenMiniProgram, openMiniProgram, until } from './automator'
import type { Report } from './runtime/audit/rules'

let open: OpenMiniProgram

beforeEach(async () => {
  open = await openMiniProgram('weapp', { projectPath: 'test/host/fixtures/native' })
})
afterEach(() => open.close())

const audit = async () => (await open.miniProgram.stopAudits()) as unknown as Report
const lost = ({ rules }: Report) => rules.filter(({ passed }) => !passed).map(({ name }) => name)

test('a page made slow on purpose loses the points it should, and says where', async () => {
  await open.miniProgram.callWxMethod('reLaunch', { url: '/pages/slow/slow' })
  const page = (await open.miniProgram.currentPage())!
  for (let times = 0; times < 3; times++) await (await page.$('.small'))?.tap()
  await page.callMethod('often')
  await until(async () => lost(await audit()).includes('script time in one go'))

  const report = await audit()

  const expected = ['setData calls', 'setData size', 'nodes of a page', 'children of a node']
  expect(lost(report)).toEqual(
    expect.arrayContaining([...expected, 'no :active for taps', 'tap areas', 'contrast']),
  )
  expect(report.rules.find(({ name }) => name === 'tap areas')?.details).toEqual([
    expect.stringMatching(/^pages\/slow\/slow: view\.small “小” 20×20/),
  ])
})

test('a mistake and a failing request cost points too', async () => {
  await open.miniProgram.callWxMethod('request', { url: 'http://127.0.0.1:1/' }).catch(() => undefined)
  await open.miniProgram.evaluate(() => void Promise.reject(new Error('on purpose')))
  await until(async () => lost(await audit()).includes('JS exceptions'))
  expect(lost(await audit())).toEqual(expect.arrayContaining(['failing requests', 'JS exceptions']))
})

test('a page that behaves keeps its points', async () => {
  const report = await audit()
  expect(lost(report)).not.toEqual(expect.arrayContaining(['setData size']))
  expect(lost(report)).not.toContain('nodes of a page')
  expect(report.score).toBeGreaterThan(80)
})
